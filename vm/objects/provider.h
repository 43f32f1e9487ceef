/* Provider: a row of bytes of fixed size that lends parts of itself, to Buffers (allocate) and to bounded collections.
 *
 * The bytes lie in a core, which the provider and all who have borrowed from it share; it goes with the last of them. The
 * core knows who has borrowed what (spans of region.h; the owner is an object, not a reference), so that a reset can end the
 * lives of all: what still refers to them refers to dead objects. A Buffer that dies without having been given back leaves
 * its bytes lent, to nobody, until the reset. */
#ifndef FH_OBJECTS_PROVIDER_H
#define FH_OBJECTS_PROVIDER_H

#include "base/region.h"
#include "objects/vm.h"

typedef struct FhProviderCore {
    FhRegion region;
    uint32_t refs;
    bool foreign;    /* the bytes are the host's: then an FhForeignBytes stands here */
    uint64_t here[]; /* else region.size bytes */
} FhProviderCore;

typedef struct FhForeignBytes {
    void *bytes;
    void (*give_up)(void *env, void *bytes); /* tells the host that they are not used any more; or NULL */
    void *env;
} FhForeignBytes;

static inline FhForeignBytes *fhprovider_foreign(FhProviderCore *core) {
    return (FhForeignBytes *)(void *)core->here;
}

typedef struct FhProvider {
    FhObj header;
    FhProviderCore *core;
} FhProvider;

extern const FhTypeDef fhtypedef_Provider, fhtypedef_SmallProvider, fhtypedef_MediumProvider,
    fhtypedef_LargeProvider;

static inline FhProvider *fhas_provider(FhValue v) { return FH_AS(FhProvider, v); }

/* A provider over bytes of the host's, aligned to 8. give_up (NULL: nobody) is called once nobody uses them any more, not
 * if this fails. */
FhValue fhprovider_over(FhVM *vm, void *bytes, uint32_t size, void (*give_up)(void *env, void *bytes),
                        void *env) FH_MUST_CHECK;

/* Lends `size` bytes to an object that is still to be named by fhprovider_lent; the core is held. NULL: they do not fit
 * (nothing pending) or MemoryError (pending). */
void *fhprovider_lend(FhVM *vm, FhProviderCore *core, size_t size, uint32_t align) FH_MUST_CHECK;
void fhprovider_lent(FhProviderCore *core, void *bytes, FhObj *owner);
/* Takes the bytes back and lets the core go. `keep`: they stay lent, to nobody. */
void fhprovider_take_back(FhVM *vm, FhProviderCore *core, void *bytes, bool keep);

#endif
