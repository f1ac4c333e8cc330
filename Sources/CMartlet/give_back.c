#if !defined(__wasm__)
#include "give_back.h"
#include <stdlib.h> // says which library it is
#ifdef __GLIBC__
#include <malloc.h>
#endif

void martlet_give_memory_back(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
#endif
