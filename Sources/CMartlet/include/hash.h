// A fast hash of bytes, for entity tags: not for secrets, not for tables that strangers fill.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct { uint64_t high, low; } martlet_hash;

/// 128 bits over `count` bytes. The same on every machine.
martlet_hash martlet_hash128(const void *bytes, size_t count);
