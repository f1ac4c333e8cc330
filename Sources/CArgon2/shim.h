// The reference implementation of Argon2 (RFC 9106), as the system packages it.
#pragma once
#include <argon2.h>
