/* Where objects of manual code were made, and where dead objects ended.
 *
 * A site is a place in a code object; each has a number, by which the instruction there finds it again (its last words are
 * free for that). Traces are tables by address: what an object's entry says stays true until another object that falls on the
 * same entry is noted. So the tables are bounded, and when they overflow traces are lost, never the detection of a fault. */
#ifndef FH_OBJECTS_TRACES_H
#define FH_OBJECTS_TRACES_H

#include "objects/vm.h"

/* The number of the place where the innermost script frame is; 0: nowhere, or no memory to number it. */
uint32_t fhtraces_site(FhVM *vm);
/* The number of that place in a code object. */
uint32_t fhtraces_site_of(FhVM *vm, FhValue code, uint32_t at);
/* Its code (borrowed, NOVALUE: unknown site) and line. */
FhValue fhtraces_place(const FhVM *vm, uint32_t site, uint32_t *line);

typedef struct FhMade {
    uint32_t tag, site;
} FhMade;
void fhtraces_made_slow(FhVM *vm, const FhObj *o, uint32_t site);
static inline uint32_t fhtraces_tag(const FhObj *o) { return (uint32_t)((uintptr_t)o >> 3); }
static inline size_t fhtraces_hash(uint64_t v) { return (size_t)(v * 0x9E3779B97F4A7C15u >> 32); }
/* Called with the number of manual objects that there are. */
static inline void fhtraces_made(FhVM *vm, const FhObj *o, uint32_t site) {
    uint32_t tag = fhtraces_tag(o);
    if (FH_UNLIKELY(vm->manual.objects >= vm->manual.made_enough))
        fhtraces_made_slow(vm, o, site);
    else
        vm->manual.made[fhtraces_hash(tag) & vm->manual.made_mask] = (FhMade){tag, site};
}
/* From now on, as long as there is memory, nobody's trace is lost. */
void fhtraces_be_exact(FhVM *vm);
uint32_t fhtraces_made_at(const FhVM *vm, const FhObj *o); /* 0: unknown */

typedef struct FhEndTrace {
    const FhObj *o;      /* not a reference */
    FhValue type, arena; /* retained; arena: its name, or NOVALUE */
    const char *how;     /* constant */
    uint32_t made, ended;
} FhEndTrace;

/* Releases what the older entry held later, when no script code can be in the way. */
void fhtraces_ended(FhVM *vm, const FhObj *o, FhValue type, const char *how, FhValue arena);
const FhEndTrace *fhtraces_end_of(const FhVM *vm, const FhObj *o); /* NULL: lost */
void fhtraces_close(FhVM *vm);

#endif
