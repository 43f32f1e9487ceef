/* What the files of api/ share. */
#ifndef FH_API_API_H
#define FH_API_API_H

#include <pthread.h>

#include "base/fail.h"
#include "freehold.h"
#include "objects/vm.h"

struct fh_config {
    FhAlloc alloc;
    size_t memory_limit;
    fh_strategy strategy;
    bool memory_debug;
    uint64_t hash_key[2];
    bool has_hash_key, fail_persistent;
    uint64_t fail_at;
    size_t collect_every;
};

/* The memory block of a VM: the VM itself and what the host gave it. */
typedef struct fh_host {
    FhVM vm;
    FhAlloc given, alloc; /* the host's, and the one in use: the same unless allocations are made to fail */
    FhFail fail;
    pthread_t thread;      /* the one that was in the VM last */
    FhValue kept;          /* what a pointer given to the host lies in; until its next call */
    FhType *function_type; /* of host functions; NULL until there is one */
} fh_host;

/* Each entry of the host begins with it: bounds C recursion by the stack of the thread that comes. */
void fhapi_enter(FhVM *vm);
/* The status that the pending exception means. */
fh_status fhapi_failed(FhVM *vm);
/* The same where a source was compiled. */
fh_status fhapi_not_compiled(FhVM *vm);

bool fhapi_find_anchors(FhVM *vm, const char *text, size_t size, uint32_t *left, uint32_t *right);

#endif
