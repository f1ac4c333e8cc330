#if Server
/// The types of the HTTP vocabulary appear in this module's API, so users need not import them.
@_exported import struct HTTPTypes.HTTPField
@_exported import struct HTTPTypes.HTTPFields
@_exported import struct HTTPTypes.HTTPRequest
@_exported import struct HTTPTypes.HTTPResponse
@_exported import struct Logging.Logger
@_exported import struct NIOCore.ByteBuffer
#endif
