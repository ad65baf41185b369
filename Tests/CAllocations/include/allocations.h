// Counts what a thread asks of the allocator, so that work can be compared and bounded without a
// clock. All are zero where the C library is not GNU's, and under a sanitizer.
#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

/// How often this thread has asked for memory.
unsigned long long allocations_count(void);

/// How many bytes this thread has asked for, those given back included.
unsigned long long allocations_bytes(void);

/// How many bytes the process holds now. Known on Apple's systems too.
unsigned long long allocations_held(void);

#endif
