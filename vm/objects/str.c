/* Making, comparing, joining and growing strings. Nothing here runs script code. */
#include "base/utf8.h"
#include "objects/hashing.h"
#include "objects/str.h"

#define MAX_BYTES (SIZE_MAX >> 8)

static size_t align8(size_t n) { return (n + 7) & ~(size_t)7; }

size_t fhstr_bytes_needed(size_t nbytes, size_t length) {
    size_t size = align8(sizeof(FhStr) + nbytes + 1);
    return length == nbytes ? size : size + sizeof(FhStrTail);
}

void fhstr_life_payload(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx) {
    fhstr_index_payload(vm, (FhStr *)o, fn, ctx);
}

void fhstr_life_finalize(FhVM *vm, FhObj *o) {
    if (!(((FhStr *)o)->flags & FH_STR_ASCII)) fhstr_drop_index(vm, (FhStr *)o);
}

/* ---- making ---- */

/* Writes size, NUL, kind and tail. */
static void set_extent(FhStr *s, size_t nbytes, size_t length) {
    s->nbytes = nbytes;
    s->bytes[nbytes] = 0;
    s->flags &= ~(uint32_t)(FH_STR_ASCII | FH_STR_HAS_TAIL);
    if (length == nbytes) {
        s->flags |= FH_STR_ASCII;
        return;
    }
    s->flags |= FH_STR_HAS_TAIL;
    FhStrTail *tail = fhstr_tail(s);
    tail->length = length;
    tail->index = NULL;
}

/* Large strings are counted also where an arena is in force: only what is counted can be known to have one owner, and so
 * grow in place. Otherwise a loop of s += t would fill the arena with all its steps. */
static FhObj *new_cell(FhHeap *h, size_t size) {
    return size > FH_SMALL_MAX && h->force ? fhheap_cell(h, size, FH_T_str, false)
                                           : fhheap_data_cell(h, size, FH_T_str, false);
}

static __attribute__((noinline)) FhStr *alloc_any(FhVM *vm, size_t nbytes, size_t length) {
    FhObj *o = NULL;
    if (fhmeter_afford(vm, nbytes) < 0) return NULL;
    if (nbytes < MAX_BYTES) o = new_cell(&vm->heap, fhstr_bytes_needed(nbytes, length));
    if (!o) return fhraise_no_data(vm), NULL;
    FhStr *s = (FhStr *)o;
    s->hash = 0;
    s->flags = 0;
    set_extent(s, nbytes, length);
    return s;
}

FhStr *fhstr_alloc(FhVM *vm, size_t nbytes, size_t length) {
    FhObj *o = NULL;
    if (length == nbytes && nbytes < FH_SMALL_MAX)
        o = fhheap_data_cell_at_hand(&vm->heap, fhstr_bytes_needed(nbytes, length), FH_T_str, false);
    if (!o) return alloc_any(vm, nbytes, length);
    FhStr *s = (FhStr *)o;
    s->hash = 0;
    s->flags = FH_STR_ASCII;
    s->nbytes = nbytes;
    s->bytes[nbytes] = 0;
    return s;
}

void fhstr_fill(FhStr *s, const char *utf8, size_t nbytes, size_t length) {
    memcpy(s->bytes, utf8, nbytes);
    set_extent(s, nbytes, length);
}

/* The shared string of that text, or FH_NOVALUE. */
static inline FhValue shared(FhVM *vm, const char *utf8, size_t nbytes) {
    if (nbytes > 2) return FH_NOVALUE;
    unsigned char c = nbytes ? (unsigned char)utf8[0] : 0;
    if (nbytes == 0) return vm->empty_str;
    if (nbytes == 1) return fhlatin1(c);
    return c == 0xC2 || c == 0xC3 ? fhlatin1((uint8_t)((c & 3) << 6 | (utf8[1] & 0x3F))) : FH_NOVALUE;
}

FhValue fhstr_shared(FhVM *vm, FhStr *s) {
    FhValue v = shared(vm, s->bytes, s->nbytes);
    if (v == FH_NOVALUE) return fh_val(s);
    fh_release_obj(vm, &s->header);
    return v;
}

FhValue fhstr_new_counted(FhVM *vm, const char *utf8, size_t nbytes, size_t length) {
    FhValue v = shared(vm, utf8, nbytes);
    if (v != FH_NOVALUE) return v;
    FhStr *s = fhstr_alloc(vm, nbytes, length);
    if (!s) return FH_ERR;
    if (fhcopy(vm, s->bytes, utf8, nbytes) < 0) return fh_release(vm, fh_val(s)), FH_ERR;
    return fh_val(s);
}

FhValue fhstr_new(FhVM *vm, const char *utf8, size_t nbytes) {
    enum { STRETCH = 1 << 22 }; /* bytes between polls */
    size_t length = 0, step;
    for (size_t i = 0; i < nbytes; i += step) {
        step = nbytes - i < STRETCH ? nbytes - i : STRETCH;
        length += fhutf8_is_ascii(utf8 + i, step) ? step : fhstr_count_points(utf8 + i, step);
        if (step == STRETCH && fhpoll(vm) < 0) return FH_ERR;
    }
    return fhstr_new_counted(vm, utf8, nbytes, length);
}

FhValue fhstr_c(FhVM *vm, const char *text) { return fhstr_new(vm, text, strlen(text)); }

FhValue fhstr_char(FhVM *vm, uint32_t code_point) {
    char text[4];
    if (code_point < 256) return fhlatin1((uint8_t)code_point);
    return fhstr_new_counted(vm, text, fhutf8_encode(code_point, text), 1);
}

FhValue fhstr_as_exact(FhVM *vm, FhValue v) {
    if (fhstr_exact(v)) return fh_retain(v);
    return fhstr_new_counted(vm, fhstr_text(v), fhstr_size(v), (size_t)fhstr_length(v));
}

/* ---- comparing ---- */

uint32_t fhstr_hash(FhVM *vm, FhValue v) {
    FhStr *s = fhas_str(v);
    if (s->hash || !s->nbytes) return s->hash; /* that of "" is 0 */
    uint32_t *hash = s->flags & FH_STR_NAME ? &vm->name_hashes[(FhStaticName *)s - fhstr_names] : &s->hash;
    if (!*hash) {
        *hash = fhhashing_bytes(vm, s->bytes, s->nbytes);
        if (s->nbytes > 256) fhcharge(vm, s->nbytes >> 3);
    }
    return *hash;
}

bool fhstr_equal(FhValue a, FhValue b) {
    if (a == b) return true;
    const FhStr *s = fhas_str(a), *t = fhas_str(b);
    if (s->nbytes != t->nbytes) return false;
    if (s->flags & t->flags & FH_STR_INTERNED) return false;
    if (s->hash != t->hash && s->hash && t->hash) return false;
    return memcmp(s->bytes, t->bytes, s->nbytes) == 0;
}

bool fhstr_is(FhValue v, const char *text) {
    size_t size = strlen(text);
    return fhstr_size(v) == size && memcmp(fhstr_text(v), text, size) == 0;
}

int fhstr_order(FhValue a, FhValue b) {
    size_t m = fhstr_size(a), n = fhstr_size(b);
    int order = memcmp(fhstr_text(a), fhstr_text(b), m < n ? m : n);
    return order ? order : (m > n) - (m < n);
}

/* ---- joining ---- */

FhValue fhstr_concat(FhVM *vm, FhValue a, FhValue b) {
    size_t m = fhstr_size(a), n = fhstr_size(b);
    if (n == 0 && fhstr_exact(a)) return fh_retain(a);
    if (m == 0 && fhstr_exact(b)) return fh_retain(b);
    size_t length = (size_t)fhstr_length(a) + (size_t)fhstr_length(b);
    FhStr *s = fhstr_alloc(vm, m + n, length);
    if (!s) return FH_ERR;
    if (fhcopy(vm, s->bytes, fhstr_text(a), m) < 0 || fhcopy(vm, s->bytes + m, fhstr_text(b), n) < 0)
        return fh_release(vm, fh_val(s)), FH_ERR;
    return m + n > 2 ? fh_val(s) : fhstr_shared(vm, s);
}

/* A cell of the same text that has room for `needed` bytes and some more; NULL: no memory, s as it was. */
static FhStr *make_room(FhVM *vm, FhStr *s, size_t needed) {
    size_t roomy = needed < FH_SMALL_MAX ? needed + needed / 4 + 16 : needed;
    size_t old = fhstr_bytes_needed(s->nbytes, (size_t)fhstr_length(fh_val(s)));
    FhObj *grown = fhheap_cell_resize(&vm->heap, &s->header, old, roomy, false);
    if (!grown) fhraise_memory(vm);
    return (FhStr *)grown;
}

FhValue fhstr_append_owned(FhVM *vm, FhValue a, FhValue b) {
    FhStr *s = fhas_str(a);
    size_t m = s->nbytes, n = fhstr_size(b);
    bool sole = s->header.rc >= FH_RC_ONE && s->header.rc < 2 * FH_RC_ONE;
    if (!sole || a == b || !fhstr_exact(a) || m + n <= 2 || n > MAX_BYTES) {
        FhValue sum = fhstr_concat(vm, a, b);
        fh_release(vm, a);
        return sum;
    }
    size_t length = (size_t)fhstr_length(a) + (size_t)fhstr_length(b);
    size_t needed = fhstr_bytes_needed(m + n, length);
    fhstr_drop_index(vm, s);
    if (needed > fhheap_cell_size(&s->header)) {
        FhStr *grown = make_room(vm, s, needed);
        if (!grown) return fh_release(vm, a), FH_ERR;
        s = grown;
    }
    memcpy(s->bytes + m, fhstr_text(b), n);
    s->hash = 0;
    set_extent(s, m + n, length);
    return fh_val(s);
}

FhValue fhstr_join(FhVM *vm, FhValue sep, const FhValue *items, size_t n) {
    if (n == 0) return vm->empty_str;
    if (n == 1) return fhstr_as_exact(vm, items[0]);
    size_t gap = fhstr_size(sep), nbytes = 0, length = 0;
    if (gap > MAX_BYTES / n) return fhraise_memory(vm);
    for (size_t i = 0; i < n; i++) {
        nbytes += fhstr_size(items[i]);
        length += (size_t)fhstr_length(items[i]);
        if (nbytes > MAX_BYTES) return fhraise_memory(vm);
    }
    nbytes += gap * (n - 1);
    length += (size_t)fhstr_length(sep) * (n - 1);
    FhStr *s = fhstr_alloc(vm, nbytes, length);
    if (!s) return FH_ERR;
    char *p = s->bytes, *polled = p;
    for (size_t i = 0; i < n; i++) {
        if (fhpoll_due(vm, i) || (p - polled > FH_POLL_BYTES && (polled = p, fhpoll_work(vm, 0) < 0)))
            return fh_release(vm, fh_val(s)), FH_ERR;
        if (i && gap) {
            memcpy(p, fhstr_text(sep), gap);
            p += gap;
        }
        size_t size = fhstr_size(items[i]);
        if (fhcopy(vm, p, fhstr_text(items[i]), size) < 0) return fh_release(vm, fh_val(s)), FH_ERR;
        p += size;
    }
    return fhstr_shared(vm, s);
}

FhValue fhstr_slice(FhVM *vm, FhValue v, int64_t start, int64_t stop) {
    int64_t length = fhstr_length(v);
    if (start >= stop) return vm->empty_str;
    if (start == 0 && stop == length && fhstr_exact(v)) return fh_retain(v);
    if (fhstr_ascii(v)) {
        size_t size = (size_t)(stop - start);
        return fhstr_new_counted(vm, fhstr_text(v) + start, size, size);
    }
    size_t from = fhstr_offset(vm, v, (size_t)start);
    size_t to = stop - start == 1 ? 0 : fhstr_offset(vm, v, (size_t)stop);
    if (stop - start == 1) {
        unsigned size;
        fhutf8_decode_wtf8(fhstr_text(v) + from, fhstr_text(v) + fhstr_size(v), &size);
        to = from + size;
    }
    return fhstr_new_counted(vm, fhstr_text(v) + from, to - from, (size_t)(stop - start));
}
