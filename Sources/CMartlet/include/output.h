// The HTML that this thread is writing.
//
// A component's body is synchronous, so it starts and ends on one thread and never suspends with
// half-written output; a thread-local needs no lock and no argument passed through every element.
// Swift 6 refuses such a global itself, hence C, and `static inline` so that Swift inlines it.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// One rendering: a growable buffer, and what the writer must remember between two calls.
typedef struct {
    uint8_t *cursor, *end, *base;
    /// Offset at which the last text ended, or -1: two texts in a row need a separator for hydration.
    long text_end;
    /// Bounds of the last control-flow region, or -1: regions that coincide share one anchor.
    long region_start, region_end;
    /// The element being opened is a `select` (1), `option` (2) or `textarea` (3), whose value HTML places elsewhere.
    int value_site;
    /// False while a page is rendered that will never be hydrated: no separators, no anchors.
    bool markers;
    /// A handler, an effect or a binding was written: the page needs its wasm.
    bool interactive;
    /// Something read a value that a view around it provides, and will change with it; or is changed by the visitor, and keeps that
    /// only as long as it is not replaced.
    bool dependent;
    /// Views go to the recorder instead (tests, in debug builds only).
    bool recording;
    /// Borrowed pointer to the Swift object that holds the environment and the outlets of this rendering.
    void *context;
} martlet_output;

extern __thread martlet_output martlet_out;

// Nothing below lets go of a Swift object. Of a function in C, Swift assumes that it might, and retains and releases what a row
// has around such calls: a third of the time of a page of rows.
#pragma clang attribute push(__attribute__((swift_attr("@_effects(releasenone)"))), apply_to = function)

/// Makes room for `count` further bytes.
void martlet_out_grow(long count);

/// The address of this thread's rendering, for the renderer that saves, resets and restores it.
martlet_output *martlet_out_current(void);

// In all that follows the cursor is stored last. Bytes may alias everything, so whatever the compiler has read of
// `martlet_out` it must read again after storing one; a cursor stored last stays in its register for the next call. A page is a
// chain of such calls, and each trip through memory costs as much as the bytes.

static inline long martlet_out_position(void) { return martlet_out.cursor - martlet_out.base; }

// One byte more than asked for, so that the `>` of a start tag needs no look at the room.
static inline void martlet_out_reserve(long count) {
    if (__builtin_expect(martlet_out.end - martlet_out.cursor <= count, 0)) martlet_out_grow(count + 1);
}

static inline void martlet_out_put(const uint8_t *bytes, long count) {
    martlet_out_reserve(count);
    memcpy(martlet_out.cursor, bytes, (size_t)count);
    martlet_out.cursor += count;
}

static inline void martlet_out_byte(uint8_t byte) {
    martlet_out_reserve(1);
    uint8_t *p = martlet_out.cursor;
    *p = byte;
    martlet_out.cursor = p + 1;
}

/// The `>` of a start tag: comes after a name or an attribute, which have left room for it.
static inline void martlet_out_end_open(void) {
    uint8_t *p = martlet_out.cursor;
    *p = '>';
    martlet_out.cursor = p + 1;
}

/// `<name`
static inline void martlet_out_open(const uint8_t *name, long count) {
    martlet_out_reserve(count + 1);
    uint8_t *p = martlet_out.cursor;
    *p++ = '<';
    memcpy(p, name, (size_t)count);
    martlet_out.cursor = p + count;
}

/// `</name>`
static inline void martlet_out_close(const uint8_t *name, long count) {
    martlet_out_reserve(count + 3);
    uint8_t *p = martlet_out.cursor;
    *p++ = '<';
    *p++ = '/';
    memcpy(p, name, (size_t)count);
    p += count;
    *p++ = '>';
    martlet_out.cursor = p;
}

/// ` name="`
static inline void martlet_out_attribute(const uint8_t *name, long count) {
    martlet_out_reserve(count + 3);
    uint8_t *p = martlet_out.cursor;
    *p++ = ' ';
    memcpy(p, name, (size_t)count);
    p += count;
    *p++ = '=';
    *p++ = '"';
    martlet_out.cursor = p;
}

/// ` data-name="`
static inline void martlet_out_data_attribute(const uint8_t *name, long count) {
    martlet_out_put((const uint8_t *)" data-", 6);
    martlet_out_put(name, count);
    martlet_out_put((const uint8_t *)"=\"", 2);
}

/// Writes text for element content and for double-quoted attribute values alike: `& < > "` become references.
/// HTML Living Standard, §13.3, "Escaping a string"; `>` only so that nothing reads as a tag. A carriage return becomes a
/// reference too, since parsers make a line feed of it, and NUL, which no reference can stand for, becomes U+FFFD.
void martlet_out_escaped_slow(const uint8_t *bytes, long count);

#if defined(__SSE2__)
/// Whether a reference is needed for one of sixteen bytes. `<` and `>` differ in one bit, `"` and `&` too.
static inline bool martlet_has_special(__m128i b) {
    __m128i angles = _mm_cmpeq_epi8(_mm_or_si128(b, _mm_set1_epi8(2)), _mm_set1_epi8('>'));
    __m128i quotes = _mm_cmpeq_epi8(_mm_or_si128(b, _mm_set1_epi8(4)), _mm_set1_epi8('&'));
    __m128i controls = _mm_or_si128(
        _mm_cmpeq_epi8(b, _mm_set1_epi8('\r')), _mm_cmpeq_epi8(b, _mm_setzero_si128()));
    return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(angles, quotes), controls)) != 0;
}
#endif

/// Whether a byte becomes a reference: not 0, and which one.
extern const uint8_t martlet_is_special[256];

static inline void martlet_out_escaped(const uint8_t *bytes, long count) {
    martlet_out_reserve(count);
    uint8_t *p = martlet_out.cursor;
    long i = 0;
#if defined(__SSE2__)
    // Sixteen bytes at a time: three in four texts of a page are longer than eight bytes and need no escaping.
    for (; i + 16 <= count; i += 16) {
        __m128i block = _mm_loadu_si128((const __m128i *)(bytes + i));
        if (__builtin_expect(martlet_has_special(block), 0)) break;
        _mm_storeu_si128((__m128i *)(p + i), block);
    }
#endif
    for (; i < count; i++) {
        uint8_t c = bytes[i];
        if (__builtin_expect(martlet_is_special[c], 0)) {
            martlet_out.cursor = p + i;
            martlet_out_escaped_slow(bytes + i, count - i);
            return;
        }
        p[i] = c;
    }
    martlet_out.cursor = p + count;
}

/// Decimal digits of a signed integer.
void martlet_out_integer(long long value);
void martlet_out_unsigned(unsigned long long value);
/// Decimal digits, `decimals` of them (0 to 9) behind the point: 5 with two decimals is 0.05.
void martlet_out_fixed(unsigned long long digits, long decimals);

static inline void martlet_out_marker(void) {
    if (martlet_out.markers) martlet_out_put((const uint8_t *)"<!---->", 7);
}

/// Called before a text is written; returns where it starts.
static inline long martlet_out_text_begin(void) {
    if (martlet_out.text_end == martlet_out_position() && martlet_out.markers)
        martlet_out_put((const uint8_t *)"<!--,-->", 8);
    return martlet_out_position();
}

/// Called after a text was written. An empty text leaves a placeholder, so that the browser has a node to find.
static inline void martlet_out_text_end(long start) {
    if (martlet_out_position() == start) martlet_out_marker();
    else martlet_out.text_end = martlet_out_position();
}

/// Ends a control-flow region that began at `start` with its anchor, unless it coincides with the region just ended.
static inline void martlet_out_region_end(long start) {
    if (!(martlet_out.region_start == start && martlet_out.region_end == martlet_out_position())) martlet_out_marker();
    martlet_out.region_start = start;
    martlet_out.region_end = martlet_out_position();
}

/// A component has ended: its regions have anchors of their own, also where they coincide with one around it.
static inline void martlet_out_component_end(void) { martlet_out.region_end = -1; }

/// Inserts a placeholder at `position`, moving what follows.
static inline void martlet_out_insert_marker(long position) {
    if (!martlet_out.markers) return;
    martlet_out_marker();
    uint8_t *p = martlet_out.base + position;
    memmove(p + 7, p, (size_t)(martlet_out_position() - 7 - position));
    memcpy(p, "<!---->", 7);
}

/// Inserts bytes at `position`, moving what follows.
static inline void martlet_out_insert(long position, const uint8_t *bytes, long count) {
    long moved = martlet_out_position() - position;
    martlet_out_reserve(count);
    uint8_t *p = martlet_out.base + position;
    memmove(p + count, p, (size_t)moved);
    memcpy(p, bytes, (size_t)count);
    martlet_out.cursor += count;
}

static inline void martlet_out_truncate(long position) { martlet_out.cursor = martlet_out.base + position; }
static inline const uint8_t *martlet_out_bytes(void) { return martlet_out.base; }
static inline bool martlet_out_is_recording(void) { return martlet_out.recording; }
static inline void martlet_out_set_interactive(void) { martlet_out.interactive = true; }
static inline void martlet_out_set_dependent(void) { martlet_out.dependent = true; }
static inline int martlet_out_value_site(void) { return martlet_out.value_site; }
static inline void martlet_out_set_value_site(int site) { martlet_out.value_site = site; }
static inline void *martlet_out_context(void) { return martlet_out.context; }

#pragma clang attribute pop
