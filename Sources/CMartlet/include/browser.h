// The browser's memory and the handful of C functions that Embedded Swift links against.
#pragma once
#include <stddef.h>
#include <stdint.h>
