#pragma once

/// Hands pages that the allocator keeps and nobody uses to the system. Takes some milliseconds for each ten megabytes; allocations
/// by other threads wait meanwhile.
void martlet_give_memory_back(void);
