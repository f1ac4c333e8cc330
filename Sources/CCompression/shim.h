// The system's compressors: Brotli and zlib. The decoders are for the tests.
#pragma once
#include <brotli/decode.h>
#include <brotli/encode.h>
#include <zlib.h>
