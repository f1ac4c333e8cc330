// The browser's allocator: free lists by size class in spans of 4 KiB. What a span holds stands at its beginning, where free()
// finds it by the pointer's last bits: no object has a header, and no table beside them takes memory from pages that need little.
// A quarter of dlmalloc's size, and quicker for the small objects that components are made of.
#if defined(__wasm__)
#include "browser.h"

enum { span_size = 4096, page_size = 1 << 16, class_count = 27 };

// Multiples of eight, and of sixteen above 96: all that Swift asks of an object's alignment.
static const uint16_t class_sizes[class_count] = {8,   16,  24,  32,  40,  48,  56,  64,  72,  80,  88,  96,  112,  128,
                                                  144, 160, 192, 224, 256, 320, 384, 448, 512, 672, 1008, 1360, 2032};
enum { largest_class = 2032 };

// At the beginning of a span, or of several spans in a row that are free or one large object's.
typedef struct span {
    struct span *next; // of the free ones, in the order of their addresses
    uint32_t count;
    uint32_t class; // of the objects in it; `large` for one large object
} span;
enum { header_size = 16, large = 255 };

typedef struct free_object { struct free_object *next; } free_object;

extern uint8_t __heap_base;
static uint8_t class_of[largest_class / 8 + 1];
static free_object *free_objects[class_count];
static span *free_spans;
static size_t next_span, memory_end; // addresses

static void prepare(void) {
    next_span = ((size_t)&__heap_base + span_size - 1) & -span_size;
    memory_end = (size_t)__builtin_wasm_memory_size(0) * page_size;
    for (int i = 0, c = 0; i <= largest_class / 8; i++) {
        if (class_sizes[c] < i * 8) c++;
        class_of[i] = (uint8_t)c;
    }
}

/// Spans in a row: the first free ones that suffice, or new ones from the end of memory, which grows by at least an eighth.
__attribute__((noinline)) static span *take_spans(size_t count) {
    span *taken;
    for (span **link = &free_spans; (taken = *link); link = &taken->next) {
        if (taken->count < count) continue;
        // From its end, so that the rest stays where it is.
        taken->count -= count;
        if (!taken->count) *link = taken->next;
        taken = (span *)((size_t)taken + taken->count * span_size);
        taken->count = count;
        return taken;
    }
    taken = (span *)next_span;
    next_span += count * span_size;
    if (next_span > memory_end) {
        size_t pages = (next_span - memory_end + page_size - 1) / page_size, eighth = memory_end / (8 * page_size);
        if (pages < eighth) pages = eighth;
        if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) __builtin_trap();
        memory_end += pages * page_size;
    }
    taken->count = count;
    return taken;
}

/// Joins freed spans with their neighbours: a buffer that has grown leaves pieces, of which together the next is made. Memory
/// that is not used again stays with the page for good.
static void give_spans(span *given) {
    span **link = &free_spans, *before = 0;
    while (*link && *link < given) before = *link, link = &before->next;
    given->next = *link;
    *link = given;
    for (span *first = before ? before : given, *next = first->next; next; next = first->next) {
        if ((uint8_t *)first + first->count * span_size == (uint8_t *)next) {
            first->count += next->count;
            first->next = next->next;
        } else if (first == given) {
            break;
        } else {
            first = given;
        }
    }
}

__attribute__((noinline)) static void *refill(int c) {
    span *fresh = take_spans(1);
    fresh->class = c;
    size_t size = class_sizes[c], count = (span_size - header_size) / size;
    uint8_t *base = (uint8_t *)fresh + header_size;
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
    span *taken = take_spans((size + header_size + span_size - 1) / span_size);
    taken->class = large;
    return (uint8_t *)taken + header_size;
}

__attribute__((noinline)) void *malloc(size_t size) {
    if (!next_span) prepare();
    if (size > largest_class) return allocate_large(size);
    int c = class_of[(size + 7) >> 3];
    free_object *object = free_objects[c];
    if (!object) return refill(c);
    free_objects[c] = object->next;
    return object;
}

void free(void *pointer) {
    if (!pointer) return;
    span *owner = (span *)((size_t)pointer & -span_size);
    if (owner->class == large) {
        give_spans(owner);
    } else {
        free_object *object = pointer;
        object->next = free_objects[owner->class];
        free_objects[owner->class] = object;
    }
}

int posix_memalign(void **result, size_t alignment, size_t size) {
    if (alignment > header_size) __builtin_trap();
    *result = malloc(alignment > 8 ? (size + 15) & -16 : size);
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
