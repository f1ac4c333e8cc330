// MartletBrowser
