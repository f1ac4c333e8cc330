#include "clear_stack.h"

#if defined(__wasm__)
#include <stddef.h>
#include <stdint.h>
extern uint8_t __data_end;
// What a body, and what is done with it, may need until the next component asks.
enum { reserve = 8192 };
#endif

__attribute__((noinline)) void martlet_clear_stack(void) {
    char below[1024];
    __builtin_memset(below, 0, sizeof below);
    __asm__ volatile("" : : "r"(below) : "memory"); // or nobody would read it, and nothing be written
#if defined(__wasm__)
    // The stack grows towards the module's data, and nothing else would keep it from overwriting that. After a trap the page is plain.
    if ((size_t)below < (size_t)&__data_end + reserve) __builtin_trap();
#endif
}
