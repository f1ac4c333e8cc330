// The product of two 128-bit integers, which LLVM calls for and no library has here: writing a `Double` as text needs it.
#if defined(__wasm__)
#include <stdint.h>

typedef unsigned __int128 u128;

__int128 __multi3(__int128 a, __int128 b) {
    uint64_t al = (uint64_t)a, bl = (uint64_t)b;
    // The low halves' full product from products of 32 bits; what the high halves add fits into the upper 64 bits.
    uint64_t a0 = al & 0xffffffff, a1 = al >> 32, b0 = bl & 0xffffffff, b1 = bl >> 32;
    uint64_t low = a0 * b0, middle = a1 * b0 + (low >> 32), other = a0 * b1 + (middle & 0xffffffff);
    uint64_t high = a1 * b1 + (middle >> 32) + (other >> 32);
    high += (uint64_t)((u128)a >> 64) * bl + al * (uint64_t)((u128)b >> 64);
    return (__int128)((u128)high << 64 | (other << 32) | (low & 0xffffffff));
}
#endif
