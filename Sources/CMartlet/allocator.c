// The browser's allocator: free lists by size class in spans of 8 KiB, whose class a table tells, so that no object
// has a header. A quarter of dlmalloc's size, and quicker for the small objects that components are made of.
#if defined(__wasm__)
#include "browser.h"

// Pages have at most 128 MiB: the tables below are part of every page's memory, and a page in need of more is in need of help.
enum { span_bits = 13, span_size = 1 << span_bits, class_count = 24, largest_class = 4096, max_spans = 1 << 14 };
enum { not_ours = 0, large = 255 };

static const uint16_t class_sizes[class_count + 1] = {0,   8,   16,  24,  32,  40,  48,  64,  80,   96,   112,  128, 160,
                                                      192, 224, 256, 320, 384, 448, 512, 768, 1024, 1360, 2048, 4096};

typedef struct free_object { struct free_object *next; } free_object;
typedef struct free_run { struct free_run *next; size_t spans; } free_run;

extern uint8_t __heap_base;
static uint8_t span_class[max_spans];
static uint16_t run_length[max_spans]; // in spans, at the first span of a large object
static uint8_t class_of[largest_class / 16 + 1];
static free_object *free_objects[class_count + 1];
static free_run *free_runs;
static size_t next_span, memory_end;

static void prepare(void) {
    next_span = ((size_t)&__heap_base + span_size - 1) >> span_bits;
    memory_end = __builtin_wasm_memory_size(0) << 3; // pages of 64 KiB, in spans
    for (int i = 0, c = 1; i <= largest_class / 16; i++) {
        while (class_sizes[c] < i * 16) c++;
        class_of[i] = (uint8_t)c;
    }
}

/// Spans in a row: the first free ones that suffice, or new ones from the end of memory, which grows by at least an eighth.
__attribute__((noinline)) static size_t take_spans(size_t count) {
    for (free_run **link = &free_runs; *link; link = &(*link)->next) {
        free_run *run = *link;
        if (run->spans < count) continue;
        // From its end, so that the rest stays where it is.
        run->spans -= count;
        if (!run->spans) *link = run->next;
        return ((size_t)run >> span_bits) + run->spans;
    }
    if (!next_span) prepare();
    size_t span = next_span;
    next_span += count;
    if (next_span > memory_end) {
        size_t pages = (next_span - memory_end + 7) >> 3, eighth = memory_end >> 6;
        if (pages < eighth) pages = eighth;
        if (next_span > max_spans || __builtin_wasm_memory_grow(0, pages) == (size_t)-1) __builtin_trap();
        memory_end += pages << 3;
    }
    return span;
}

/// Keeps freed spans in the order of their addresses and joins neighbours: a buffer that has grown leaves pieces, of which
/// together the next is made. Memory that is not used again stays with the page for good.
static void give_spans(free_run *run, size_t count) {
    free_run **link = &free_runs, *before = 0;
    while (*link && *link < run) before = *link, link = &before->next;
    run->spans = count;
    run->next = *link;
    *link = run;
    for (free_run *first = before ? before : run, *next = first->next; next; next = first->next) {
        if ((uint8_t *)first + (first->spans << span_bits) == (uint8_t *)next) {
            first->spans += next->spans;
            first->next = next->next;
        } else if (first == run) {
            break;
        } else {
            first = run;
        }
    }
}

__attribute__((noinline)) static void *refill(int c) {
    size_t span = take_spans(1), size = class_sizes[c], count = span_size / size;
    span_class[span] = (uint8_t)c;
    uint8_t *base = (uint8_t *)(span << span_bits);
    free_object *list = 0;
    while (count-- > 1) {
        free_object *object = (free_object *)(base + count * size);
        object->next = list;
        list = object;
    }
    free_objects[c] = list;
    return base;
}

static void *allocate_large(size_t size) {
    size_t count = (size + span_size - 1) >> span_bits, span = take_spans(count);
    span_class[span] = large;
    run_length[span] = (uint16_t)count;
    return (void *)(span << span_bits);
}

__attribute__((noinline)) void *malloc(size_t size) {
    if (!next_span) prepare();
    if (size > largest_class) return allocate_large(size);
    int c = class_of[(size + 15) >> 4];
    if (!c) c = 1;
    // The table counts in sixteens; the odd eights below 48 lie between.
    if (c <= 6 && class_sizes[c - 1] >= size && c > 1) c--;
    free_object *object = free_objects[c];
    if (!object) return refill(c);
    free_objects[c] = object->next;
    return object;
}

void free(void *pointer) {
    if (!pointer) return;
    size_t span = (size_t)pointer >> span_bits;
    uint8_t c = span_class[span];
    if (c == large) {
        give_spans(pointer, run_length[span]);
    } else {
        free_object *object = pointer;
        object->next = free_objects[c];
        free_objects[c] = object;
    }
}

int posix_memalign(void **result, size_t alignment, size_t size) {
    // Classes of powers of two are aligned to themselves; others to eight, which is all that Swift asks of them.
    if (alignment > 8) {
        size_t rounded = alignment;
        while (rounded < size) rounded <<= 1;
        size = rounded;
    }
    *result = malloc(size);
    return 0;
}

// With bulk memory these are one instruction each.
void *memcpy(void *to, const void *from, size_t count) { return __builtin_memcpy(to, from, count); }
void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }
void *memset(void *to, int byte, size_t count) { return __builtin_memset(to, byte, count); }

int memcmp(const void *a, const void *b, size_t count) {
    const uint8_t *x = a, *y = b;
    for (; count; count--, x++, y++)
        if (*x != *y) return *x - *y;
    return 0;
}

// The asm keeps LLVM from making a call of strlen out of the loop.
size_t strlen(const char *string) {
    size_t count = 0;
    while (string[count]) {
        count++;
        __asm__ volatile("");
    }
    return count;
}

/// Seeds Swift's hashing. Not random: nothing in a page may depend on the order of a hash table, and no secret is kept.
void arc4random_buf(void *bytes, size_t count) { memset(bytes, 42, count); }

// What string comparison calls for text beyond ASCII: without Unicode's tables (21 KB) every scalar is taken for
// normalized, so texts are equal when their bytes are.
uint16_t _swift_stdlib_getNormData(uint32_t scalar) { return 0; }
const uint8_t _swift_stdlib_nfd_decompositions[1] = {0};
uint32_t _swift_stdlib_getComposition(uint32_t x, uint32_t y) { return 0xffffffffu; }
uint32_t _swift_stdlib_getDecompositionEntry(uint32_t scalar) { return 0; }
#endif
