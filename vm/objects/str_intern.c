/* The tables of interned strings: open addressing, nothing is ever removed. Interned strings are immortal.
 *
 *   names   those that all VMs share (fhstr_names), by a hash that is quick to make; not attackable: they are fixed
 *   slots   the VM's own, at most two thirds full, by fhstr_hash; those of its engine, where it has one, come first
 *
 * The empty string and the strings of one Latin-1 character count as interned but lie in neither. */
#include "objects/bytes.h"
#include "objects/hashing.h"
#include "objects/str.h"

enum { FIRST_SLOTS = 128, NAME_PLACES = 1024 };

typedef struct FhInterned {
    size_t mask, used;     /* mask + 1 places */
    FhValue *slots;        /* FH_NOVALUE: free */
    const uint16_t *names; /* number + 1; 0: free */
    uint16_t own_names[];  /* NAME_PLACES of them, where there is no engine to have them */
} FhInterned;

_Static_assert(FH_NAME_end * 4 < NAME_PLACES * 3, "the table of names is too full");

static FhValue *new_slots(FhVM *vm, size_t count) {
    FhValue *slots = fhheap_raw(&vm->heap, count * sizeof(FhValue));
    if (slots) {
        for (size_t i = 0; i < count; i++) slots[i] = FH_NOVALUE;
    }
    return slots;
}

static void make_immortal(FhStr *s) {
    s->header.rc = FH_RC_IMMORTAL;
    s->flags |= FH_STR_INTERNED;
}

static FhValue immortal(FhVM *vm, const char *utf8, size_t nbytes, size_t length) {
    FhForce was = fharena_pause(vm);
    FhStr *s = fhstr_alloc(vm, nbytes, length);
    fharena_unpause(vm, was);
    if (!s) return FH_ERR;
    memcpy(s->bytes, utf8, nbytes);
    make_immortal(s);
    return fh_val(s);
}

/* ---- names ---- */

static inline uint64_t load(const char *p, size_t size) {
    uint64_t word = 0;
    memcpy(&word, p, size);
    return word;
}

/* From the first and last bytes; 2 <= size < FH_NAME_SIZE. */
static inline uint32_t name_hash(const char *p, size_t size) {
    size_t half = size >= 8 ? 8 : size >= 4 ? 4 : 2;
    uint64_t first = half == 8 ? load(p, 8) : half == 4 ? load(p, 4) : load(p, 2);
    uint64_t last = half == 8   ? load(p + size - 8, 8)
                    : half == 4 ? load(p + size - 4, 4)
                                : load(p + size - 2, 2);
    uint64_t mixed = (first ^ (last << 23 | last >> 41) ^ size) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(mixed >> 40);
}

/* The place of the name with that text, or the free one where it belongs. */
static uint32_t name_place(const uint16_t *names, const char *utf8, size_t nbytes) {
    for (uint32_t i = name_hash(utf8, nbytes);; i++) {
        const uint16_t *at = &names[i % NAME_PLACES];
        if (!*at) return i % NAME_PLACES;
        const FhStaticName *s = &fhstr_names[*at - 1];
        if (s->nbytes == nbytes && memcmp(s->bytes, utf8, nbytes) == 0) return i % NAME_PLACES;
    }
}

static void index_names(uint16_t *names) {
    memset(names, 0, NAME_PLACES * sizeof *names);
    for (uint32_t i = 0; i < FH_NAME_end; i++) {
        uint16_t *at = &names[name_place(names, fhstr_names[i].bytes, fhstr_names[i].nbytes)];
        if (!*at) *at = (uint16_t)(i + 1);
    }
}

/* The string for that text that all VMs share, or FH_NOVALUE. */
static inline FhValue shared_name(FhInterned *table, const char *utf8, size_t nbytes) {
    if (nbytes < 2 || nbytes >= FH_NAME_SIZE) return FH_NOVALUE;
    uint16_t number = table->names[name_place(table->names, utf8, nbytes)];
    return number ? fhname(number - 1u) : FH_NOVALUE;
}

static size_t table_bytes(const FhVM *vm) {
    return sizeof(FhInterned) + (vm->engine ? 0 : NAME_PLACES * sizeof(uint16_t));
}

int fhstr_setup(FhVM *vm) {
    FhInterned *table = fhheap_raw(&vm->heap, table_bytes(vm));
    if (!table) return -1;
    vm->interned = table;
    table->mask = FIRST_SLOTS - 1;
    table->used = 0;
    table->names = vm->engine ? vm->engine->interned->names : table->own_names;
    if (!(table->slots = new_slots(vm, FIRST_SLOTS))) return -1;
    vm->empty_str = vm->engine ? vm->engine->empty_str : immortal(vm, "", 0, 0);
    if (vm->empty_str == FH_ERR) return -1;
    if (!vm->engine) index_names(table->own_names);
    return fhbytes_setup(vm);
}

void fhstr_teardown(FhVM *vm) {
    FhInterned *table = vm->interned;
    if (!table) return;
    if (table->slots) fhheap_raw_free(&vm->heap, table->slots, (table->mask + 1) * sizeof(FhValue));
    fhheap_raw_free(&vm->heap, table, table_bytes(vm));
    vm->interned = NULL;
}

/* The place of that text, or the free place where it belongs. */
static FhValue *place(FhInterned *table, const char *utf8, size_t nbytes, uint32_t hash) {
    for (size_t i = hash & table->mask;; i = (i + 1) & table->mask) {
        FhValue v = table->slots[i];
        if (v == FH_NOVALUE) return &table->slots[i];
        FhStr *s = fhas_str(v);
        if (s->hash == hash && s->nbytes == nbytes && memcmp(s->bytes, utf8, nbytes) == 0)
            return &table->slots[i];
    }
}

static int grow(FhVM *vm, FhInterned *table) {
    size_t old_count = table->mask + 1, count = old_count * 2;
    FhValue *slots = new_slots(vm, count);
    if (!slots) return fhraise_memory(vm), -1;
    for (size_t i = 0; i < old_count; i++) {
        if (table->slots[i] == FH_NOVALUE) continue;
        size_t at = fhas_str(table->slots[i])->hash & (count - 1);
        while (slots[at] != FH_NOVALUE) at = (at + 1) & (count - 1);
        slots[at] = table->slots[i];
    }
    fhheap_raw_free(&vm->heap, table->slots, old_count * sizeof(FhValue));
    table->slots = slots;
    table->mask = count - 1;
    return 0;
}

/* Room for one more, so that the place found stays good. */
static int reserve(FhVM *vm, FhInterned *table) {
    return table->used * 3 < (table->mask + 1) * 2 ? 0 : grow(vm, table);
}

/* The shared string for text of at most one Latin-1 character, or FH_NOVALUE. */
static FhValue tiny(FhVM *vm, const char *utf8, size_t nbytes) {
    unsigned char c = nbytes ? (unsigned char)utf8[0] : 0;
    if (nbytes == 0) return vm->empty_str;
    if (nbytes == 1) return fhlatin1(c);
    if (nbytes == 2 && (c == 0xC2 || c == 0xC3)) return fhlatin1((uint8_t)((c & 3) << 6 | (utf8[1] & 0x3F)));
    return FH_NOVALUE;
}

/* The string of the engine's, or FH_NOVALUE. */
static inline FhValue of_engine(const FhVM *vm, const char *utf8, size_t nbytes, uint32_t hash) {
    return vm->engine ? *place(vm->engine->interned, utf8, nbytes, hash) : FH_NOVALUE;
}

int fhstr_each_interned(FhVM *vm, int (*fn)(FhVM *vm, FhValue s)) {
    const FhInterned *table = vm->interned;
    int status = 0;
    for (size_t i = 0; status == 0 && i <= table->mask; i++)
        if (table->slots[i] != FH_NOVALUE) status = fn(vm, table->slots[i]);
    return status;
}

FhValue fhstr_intern(FhVM *vm, const char *utf8, size_t nbytes) {
    FhValue small = tiny(vm, utf8, nbytes);
    if (small != FH_NOVALUE) return small;
    FhInterned *table = vm->interned;
    if ((small = shared_name(table, utf8, nbytes)) != FH_NOVALUE) return small;
    uint32_t hash = fhhashing_bytes(vm, utf8, nbytes);
    if ((small = of_engine(vm, utf8, nbytes, hash)) != FH_NOVALUE) return small;
    if (reserve(vm, table) < 0) return FH_ERR;
    FhValue *slot = place(table, utf8, nbytes, hash);
    if (*slot != FH_NOVALUE) return *slot;
    FhValue v = immortal(vm, utf8, nbytes, fhstr_count_points(utf8, nbytes));
    if (v == FH_ERR) return FH_ERR;
    fhas_str(v)->hash = hash;
    table->used++;
    return *slot = v;
}

FhValue fhstr_interned(FhVM *vm, FhValue str) {
    FhStr *s = fhas_str(str);
    if (s->flags & FH_STR_INTERNED) return str;
    FhValue small = tiny(vm, s->bytes, s->nbytes);
    if (small != FH_NOVALUE) return small;
    FhInterned *table = vm->interned;
    if ((small = shared_name(table, s->bytes, s->nbytes)) != FH_NOVALUE) return small;
    uint32_t hash = fhstr_hash(vm, str);
    if ((small = of_engine(vm, s->bytes, s->nbytes, hash)) != FH_NOVALUE) return small;
    if (reserve(vm, table) < 0) return FH_ERR;
    FhValue *slot = place(table, s->bytes, s->nbytes, hash);
    if (*slot != FH_NOVALUE) return *slot;
    if (fh_in_arena(&s->header)) {
        FhValue copy = immortal(vm, s->bytes, s->nbytes, fhstr_count_points(s->bytes, s->nbytes));
        if (copy == FH_ERR) return FH_ERR;
        fhas_str(copy)->hash = s->hash;
        s = fhas_str(copy);
    }
    make_immortal(s);
    table->used++;
    return *slot = fh_val(s);
}
