@_exported import MartletJSON
