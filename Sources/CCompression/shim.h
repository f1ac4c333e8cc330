// The system's compressors: libbrotlienc and zlib.
#pragma once
#include <brotli/encode.h>
#include <zlib.h>
