// What Swift cannot say well, in C: the server's thread-local output, and the browser's memory.
#pragma once
#if defined(__wasm__)
#include "browser.h"
#else
#include "give_back.h"
#include "hash.h"
#include "output.h"
#endif
