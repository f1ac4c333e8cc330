// What a site imports: the language of components, and the half of the framework that the build is for.
@_exported import MartletCore
#if Server
@_exported import MartletDatabase
@_exported import MartletServer
#else
@_exported import MartletBrowser
#endif
