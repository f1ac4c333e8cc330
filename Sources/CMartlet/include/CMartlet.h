// What Swift cannot say well, in C: the server's thread-local output, the browser's memory, the stack.
#pragma once
#include "clear_stack.h"
#if defined(__wasm__)
#include "browser.h"
#else
#include "give_back.h"
#include "hash.h"
#include "output.h"
#endif
