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

void martlet_out_escaped_slow(const uint8_t *bytes, long count) {
    martlet_out_reserve(count * 6); // `&quot;` is the longest reference
    uint8_t *p = martlet_out.cursor;
    for (long i = 0; i < count; i++) {
        switch (bytes[i]) {
        case '<': memcpy(p, "&lt;", 4); p += 4; break;
        case '>': memcpy(p, "&gt;", 4); p += 4; break;
        case '&': memcpy(p, "&amp;", 5); p += 5; break;
        case '"': memcpy(p, "&quot;", 6); p += 6; break;
        case '\r': memcpy(p, "&#13;", 5); p += 5; break;
        case 0: memcpy(p, "\xEF\xBF\xBD", 3); p += 3; break;
        default: *p++ = bytes[i];
        }
    }
    martlet_out.cursor = p;
}

void martlet_out_unsigned(unsigned long long value) {
    uint8_t digits[20];
    int i = 20;
    do {
        digits[--i] = (uint8_t)('0' + value % 10);
        value /= 10;
    } while (value);
    martlet_out_put(digits + i, 20 - i);
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
