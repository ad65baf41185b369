#include "allocations.h"

#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

#if defined(__GLIBC__) && !defined(HAS_SANITIZER)

#include <malloc.h>

// Reached without a call into the loader, which might ask for memory itself.
#define OF_THREAD static _Thread_local __attribute__((tls_model("initial-exec")))

OF_THREAD unsigned long long count;
OF_THREAD unsigned long long bytes;

static void note(size_t size) {
  count += 1;
  bytes += size;
}

// The program's own malloc comes before the library's, for all libraries in the process. What it
// gives out is the library's, so that `free` needs no counterpart.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size) {
  note(size);
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  note(number * size);
  return __libc_calloc(number, size);
}

void *realloc(void *old, size_t size) {
  note(size);
  return __libc_realloc(old, size);
}

unsigned long long allocations_count(void) { return count; }

unsigned long long allocations_bytes(void) { return bytes; }

unsigned long long allocations_held(void) {
  struct mallinfo2 now = mallinfo2();
  return now.uordblks + now.hblkhd;
}

#else

unsigned long long allocations_count(void) { return 0; }

unsigned long long allocations_bytes(void) { return 0; }

#if defined(__APPLE__)

#include <malloc/malloc.h>

unsigned long long allocations_held(void) { return mstats().bytes_used; }

#else

unsigned long long allocations_held(void) { return 0; }

#endif
#endif
