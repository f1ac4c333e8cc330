// MartletJSON
