#if !defined(__wasm__)
#include "output.h"
#include <stdlib.h>

__thread martlet_output martlet_out = {.text_end = -1, .region_start = -1, .region_end = -1, .markers = true};

martlet_output *martlet_out_current(void) { return &martlet_out; }

void martlet_out_grow(long count) {
    long used = martlet_out_position(), capacity = martlet_out.end - martlet_out.base;
    long wanted = capacity * 2 > used + count ? capacity * 2 : used + count + 4096;
    uint8_t *base = realloc(martlet_out.base, (size_t)wanted);
    if (!base) abort(); // out of memory: nothing sensible is left to do
    martlet_out.base = base;
    martlet_out.cursor = base + used;
    martlet_out.end = base + wanted;
}

const uint8_t martlet_is_special[256] = {['<'] = 1, ['>'] = 2, ['&'] = 3, ['"'] = 4, ['\r'] = 5, [0] = 6};

/// What is written for a special byte: as long as it may be, so that it is stored in one move, and how long it is.
typedef struct { char text[7]; uint8_t count; } reference;
static const reference references[] = {
    {"", 0}, {"&lt;", 4}, {"&gt;", 4}, {"&amp;", 5}, {"&quot;", 6}, {"&#13;", 5}, {"\xEF\xBF\xBD", 3}};

void martlet_out_escaped_slow(const uint8_t *bytes, long count) {
    martlet_out_reserve(count * 6 + 8); // `&quot;` is the longest; each takes eight bytes until the next is written over it
    uint8_t *p = martlet_out.cursor;
    for (long i = 0; i < count; i++) {
        uint8_t special = martlet_is_special[bytes[i]];
        if (!special) {
            *p++ = bytes[i];
            continue;
        }
        memcpy(p, &references[special], sizeof(reference));
        p += references[special].count;
    }
    martlet_out.cursor = p;
}

// Two digits at a time: half the divisions.
static const char digit_pairs[201] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657"
    "585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

static const uint64_t powers_of_ten[20] = {
    1ull, 10ull, 100ull, 1000ull, 10000ull, 100000ull, 1000000ull, 10000000ull, 100000000ull, 1000000000ull, 10000000000ull,
    100000000000ull, 1000000000000ull, 10000000000000ull, 100000000000000ull, 1000000000000000ull, 10000000000000000ull,
    100000000000000000ull, 1000000000000000000ull, 10000000000000000000ull};

/// How many digits a number has: its bits by log10(2), which is one too few where the next power of ten has been reached.
static inline int digits_in(uint64_t value) {
    int guess = (64 - __builtin_clzll(value | 1)) * 1233 >> 12;
    return guess + (value >= powers_of_ten[guess]);
}

// Numbers are written in place from their end: to read digits again that were stored one by one makes the processor wait.

/// Digits that end at `end`: all of them, for a value above zero.
static inline void write_digits(uint8_t *end, uint64_t value) {
    for (; value >= 100; value /= 100) memcpy(end -= 2, digit_pairs + value % 100 * 2, 2);
    if (value >= 10) memcpy(end - 2, digit_pairs + value * 2, 2);
    else end[-1] = (uint8_t)('0' + value);
}

void martlet_out_unsigned(unsigned long long value) {
    martlet_out_reserve(20);
    uint8_t *p = martlet_out.cursor;
    if (value < 10) {
        *p = (uint8_t)('0' + value);
        martlet_out.cursor = p + 1;
    } else if (value < 100) {
        memcpy(p, digit_pairs + value * 2, 2);
        martlet_out.cursor = p + 2;
    } else {
        p += digits_in(value);
        martlet_out.cursor = p;
        write_digits(p, value);
    }
}

void martlet_out_fixed(unsigned long long digits, long decimals) {
    martlet_out_reserve(24);
    int count = digits_in(digits);
    uint8_t *p = martlet_out.cursor + (count > decimals ? count : decimals + 1) + (decimals > 0);
    martlet_out.cursor = p;
    if (decimals > 0) {
        for (; decimals >= 2; decimals -= 2, digits /= 100) memcpy(p -= 2, digit_pairs + digits % 100 * 2, 2);
        if (decimals) {
            *--p = (uint8_t)('0' + digits % 10);
            digits /= 10;
        }
        *--p = '.';
    }
    write_digits(p, digits);
}

void martlet_out_integer(long long value) {
    if (value < 0) {
        martlet_out_byte('-');
        martlet_out_unsigned(-(unsigned long long)value);
    } else {
        martlet_out_unsigned((unsigned long long)value);
    }
}
#endif
