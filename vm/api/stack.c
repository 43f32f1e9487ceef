/* How deep C recursion may go: three quarters of the stack of the thread that is in the VM, at most 6 MiB. What remains is
 * for natives that do not count themselves. */
#include "api/api.h"

#ifdef __GLIBC__
#include <sys/resource.h>
extern void *__libc_stack_end __attribute__((weak)); /* where the stack of the first thread begins */
#endif

#define MOST    ((size_t)8 << 20)
#define UNKNOWN ((size_t)256 << 10) /* on a stack that is not the thread's own, as of a host's coroutine */

/* The first thread's, if `here` lies in it: asking for it as for other threads' reads a list of all that is mapped. */
static bool stack_of_first_thread(uintptr_t here, uintptr_t *low, uintptr_t *high) {
#ifdef __GLIBC__
    struct rlimit limit;
    if (!&__libc_stack_end || !__libc_stack_end || getrlimit(RLIMIT_STACK, &limit) != 0) return false;
    size_t size = limit.rlim_cur < MOST ? (size_t)limit.rlim_cur : MOST;
    *high = (uintptr_t)__libc_stack_end;
    *low = *high - size;
    return here > *low && here < *high;
#else
    (void)here, (void)low, (void)high;
    return false;
#endif
}

/* Sets the ends of the thread's stack; false where they cannot be known. */
static bool stack_of_thread(uintptr_t *low, uintptr_t *high) {
#ifdef __linux__
    pthread_attr_t attributes;
    void *base;
    size_t size;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) return false;
    bool known = pthread_attr_getstack(&attributes, &base, &size) == 0;
    pthread_attr_destroy(&attributes);
    if (!known) return false;
    *low = (uintptr_t)base;
    *high = *low + size;
    return true;
#else
    (void)low, (void)high;
    return false;
#endif
}

static uintptr_t limit_from(uintptr_t here) {
    uintptr_t low, high;
    if (!stack_of_first_thread(here, &low, &high) && !stack_of_thread(&low, &high)) return here - UNKNOWN;
    if (here < low || here >= high) return here - UNKNOWN;
    size_t size = high - low < MOST ? high - low : MOST;
    return high - size / 4 * 3;
}

void fhapi_bound_stack(FhVM *vm) {
    char here;
    vm->c_stack_limit = (char *)limit_from((uintptr_t)&here);
}
