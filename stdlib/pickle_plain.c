/* _pickle_plain: pickles of protocols 4 and 5 of what is built in, and of instances that are no more than their attributes
 * (pickle_classes.h), written and read in one step. What holds anything else, or is no such pickle, or a broken one, gives
 * None: then the script (pickle.py) does it from the start, and it is the script that knows the errors. No script code runs
 * in between, so nothing has been done that anyone could see. */
#include "objects/attribute.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/set.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "stdlib/pickle_classes.h"

#include <string.h>

#define FUNCTION(name)                                                                                       \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)

enum { FRAME_TARGET = 64 * 1024, FRAME_HEADER = 9, BATCH = 1000, POLL_EVERY = 4096 };
enum { DONE, FOREIGN = 1, FAILED = -1 }; /* FOREIGN: nothing is pending, the script has to do it */

/* ---- writing ---- */

typedef struct Known {
    FhValue object; /* 0: empty */
    uint32_t number;
} Known;

typedef struct Writer {
    FhVM *vm;
    FhText out;
    size_t frame; /* where the header of the frame in progress stands */
    Known *known; /* what can be named again, by address */
    uint32_t nknown, mask, polls;
    FhValue reducers;    /* dict: how scripts want classes to be pickled */
    const FhType *plain; /* the last class whose instances were found to be plain */
} Writer;

static int put(Writer *w, const void *bytes, size_t n) { return fhtext_add(&w->out, bytes, n); }
static int put_op(Writer *w, uint8_t op) { return put(w, &op, 1); }
/* The opcode and a little-endian number of so many bytes. */
static int put_number(Writer *w, uint8_t op, uint64_t number, unsigned size) {
    uint8_t bytes[9] = {op};
    for (unsigned i = 0; i < size; i++) bytes[1 + i] = (uint8_t)(number >> 8 * i);
    return put(w, bytes, 1 + size);
}

static int begin_frame(Writer *w) {
    w->frame = w->out.size;
    return put_number(w, 0x95, 0, 8);
}

static int end_frame(Writer *w) {
    if (w->out.failed) return FAILED;
    size_t size = w->out.size - w->frame - FRAME_HEADER;
    char *header = w->out.data + w->frame;
    if (size < 4) { /* not worth a frame */
        memmove(header, header + FRAME_HEADER, size);
        w->out.size -= FRAME_HEADER;
        return DONE;
    }
    for (unsigned i = 0; i < 8; i++) header[1 + i] = (char)(uint8_t)((uint64_t)size >> 8 * i);
    return DONE;
}

static size_t place_of(const Known *table, uint32_t mask, FhValue v) {
    size_t i = (size_t)(v * 0x9E3779B97F4A7C15u >> 32) & mask;
    while (table[i].object != 0 && table[i].object != v) i = (i + 1) & mask;
    return i;
}

static int grow_known(Writer *w) {
    uint32_t mask = w->known ? w->mask * 2 + 1 : 63;
    Known *table = fhmem_array(w->vm, (size_t)mask + 1, sizeof *table);
    if (!table) return FAILED;
    memset(table, 0, ((size_t)mask + 1) * sizeof *table);
    for (size_t i = 0; w->known && i <= w->mask; i++)
        if (w->known[i].object) table[place_of(table, mask, w->known[i].object)] = w->known[i];
    if (w->known) fhmem_free(w->vm, w->known, ((size_t)w->mask + 1) * sizeof *table);
    w->known = table;
    w->mask = mask;
    return DONE;
}

static int memoize(Writer *w, FhValue v) {
    if (w->nknown >= w->mask / 2 && grow_known(w) < 0) return FAILED;
    w->known[place_of(w->known, w->mask, v)] = (Known){v, w->nknown++};
    return put_op(w, 0x94);
}

/* Names it, if it is known: 1. */
static int put_known(Writer *w, FhValue v) {
    const Known *k = &w->known[place_of(w->known, w->mask, v)];
    if (!k->object) return 0;
    if ((k->number < 256 ? put_number(w, 'h', k->number, 1) : put_number(w, 'j', k->number, 4)) < 0)
        return FAILED;
    return 1;
}

static int put_long(Writer *w, FhValue v) {
    uint8_t bytes[256];
    if (FH_AS(FhBigInt, v)->nlimbs > 30) return FOREIGN;
    size_t size = FH_AS(FhBigInt, v)->nlimbs * 8 + 1;
    if (fhint_to_bytes(w->vm, v, bytes, size, true, true) < 0) return FAILED;
    while (bytes[size - 1] == (bytes[size - 2] & 0x80 ? 0xff : 0)) size--;
    return put_number(w, 0x8a, size, 1) < 0 ? FAILED : put(w, bytes, size);
}

static int put_int(Writer *w, FhValue v) {
    if (!fh_is_int(v)) return put_long(w, v);
    int64_t i = fh_int_of(v);
    if (i >= 0 && i <= 0xff) return put_number(w, 'K', (uint64_t)i, 1);
    if (i >= 0 && i <= 0xffff) return put_number(w, 'M', (uint64_t)i, 2);
    if (i >= INT32_MIN && i <= INT32_MAX) return put_number(w, 'J', (uint64_t)i, 4);
    uint8_t bytes[8];
    unsigned size = 5;
    for (unsigned n = 0; n < 8; n++) bytes[n] = (uint8_t)((uint64_t)i >> 8 * n);
    while (size < 8 && i >> (8 * size - 1) != 0 && i >> (8 * size - 1) != -1) size++;
    return put_number(w, 0x8a, size, 1) < 0 ? FAILED : put(w, bytes, size);
}

static int put_float(Writer *w, double d) {
    uint64_t bits;
    memcpy(&bits, &d, 8);
    uint8_t bytes[9] = {'G'};
    for (unsigned n = 0; n < 8; n++) bytes[1 + n] = (uint8_t)(bits >> (56 - 8 * n));
    return put(w, bytes, 9);
}

/* Bytes behind a header; those that fill a frame of their own stand outside of any. */
static int put_data(Writer *w, uint8_t op, unsigned width, const void *data, size_t size) {
    if (size < FRAME_TARGET) return put_number(w, op, size, width) < 0 ? FAILED : put(w, data, size);
    if (end_frame(w) < 0 || put_number(w, op, size, width) < 0 || put(w, data, size) < 0) return FAILED;
    return begin_frame(w);
}

static int put_text(Writer *w, FhValue v) {
    size_t size = fhstr_size(v);
    if (size > UINT32_MAX) return FOREIGN;
    if (put_data(w, size < 256 ? 0x8c : 'X', size < 256 ? 1 : 4, fhstr_text(v), size) < 0) return FAILED;
    return memoize(w, v);
}

static int put_bytes(Writer *w, FhValue v) {
    size_t size = fhas_bytes(v)->size;
    if (size > UINT32_MAX) return FOREIGN;
    if (put_data(w, size < 256 ? 'C' : 'B', size < 256 ? 1 : 4, fhas_bytes(v)->data, size) < 0) return FAILED;
    return memoize(w, v);
}

static int save(Writer *w, FhValue v);

static int save_list(Writer *w, FhValue v) {
    if (put_op(w, ']') < 0 || memoize(w, v) < 0) return FAILED;
    for (int64_t i = 0; i < fhas_list(v)->size;) {
        int64_t end = fhas_list(v)->size - i > BATCH ? i + BATCH : fhas_list(v)->size;
        bool several = fhas_list(v)->size > 1;
        if (several && put_op(w, '(') < 0) return FAILED;
        for (; i < end && i < fhas_list(v)->size; i++) {
            int r = save(w, fhas_list(v)->items[i]);
            if (r != DONE) return r;
        }
        if (put_op(w, several ? 'e' : 'a') < 0) return FAILED;
    }
    return DONE;
}

static int save_dict(Writer *w, FhValue v) {
    if (put_op(w, '}') < 0 || memoize(w, v) < 0) return FAILED;
    FhValue key, value;
    int64_t pos = 0;
    bool several = fhas_dict(v)->used > 1;
    for (int64_t left = fhas_dict(v)->used; left > 0;) {
        int64_t n = left > BATCH ? BATCH : left;
        left -= n;
        if (several && put_op(w, '(') < 0) return FAILED;
        while (n-- > 0 && fhdict_next(v, &pos, &key, &value)) {
            fh_retain(value);
            int r = save(w, key);
            if (r == DONE) r = save(w, value);
            fh_release(w->vm, value);
            if (r != DONE) return r;
        }
        if (put_op(w, several ? 'u' : 's') < 0) return FAILED;
    }
    return DONE;
}

static int save_set(Writer *w, FhValue v) {
    if (put_op(w, 0x8f) < 0 || memoize(w, v) < 0) return FAILED;
    FhValue key;
    int64_t pos = 0, hash;
    for (int64_t left = fhset_size(v); left > 0;) {
        int64_t n = left > BATCH ? BATCH : left;
        left -= n;
        if (put_op(w, '(') < 0) return FAILED;
        while (n-- > 0 && fhset_next(v, &pos, &key, &hash)) {
            int r = save(w, key);
            if (r != DONE) return r;
        }
        if (put_op(w, 0x90) < 0) return FAILED;
    }
    return DONE;
}

static int save_tuple(Writer *w, FhValue v) {
    int64_t n = fhas_tuple(v)->size;
    if (n == 0) return put_op(w, ')');
    if (n > 3 && put_op(w, '(') < 0) return FAILED;
    for (int64_t i = 0; i < n; i++) {
        int r = save(w, fhas_tuple(v)->items[i]);
        if (r != DONE) return r;
    }
    if (w->known && w->known[place_of(w->known, w->mask, v)].object) { /* it holds itself */
        if (put(w, n > 3 ? "1" : "000", n > 3 ? 1 : (size_t)n) < 0) return FAILED;
        return put_known(w, v) < 0 ? FAILED : DONE;
    }
    if (put_op(w, n > 3 ? 't' : (uint8_t)(0x84 + n)) < 0) return FAILED;
    return memoize(w, v);
}

static int save_frozenset(Writer *w, FhValue v) {
    FhValue key;
    int64_t pos = 0, hash;
    if (put_op(w, '(') < 0) return FAILED;
    while (fhset_next(v, &pos, &key, &hash)) {
        int r = save(w, key);
        if (r != DONE) return r;
    }
    if (w->known && w->known[place_of(w->known, w->mask, v)].object) {
        if (put_op(w, '1') < 0) return FAILED;
        return put_known(w, v) < 0 ? FAILED : DONE;
    }
    return put_op(w, 0x91) < 0 ? FAILED : memoize(w, v);
}

/* ---- instances ---- */

static int save_class(Writer *w, FhType *t) {
    FhValue module, name;
    int status = w->known ? put_known(w, fh_val(t)) : 0;
    if (status) return status < 0 ? FAILED : DONE;
    if (!fhpickle_home(w->vm, t, &module, &name)) return FOREIGN;
    if ((status = save(w, module)) != DONE || (status = save(w, name)) != DONE) return status;
    return put_op(w, 0x93) < 0 ? FAILED : memoize(w, fh_val(t));
}

/* The attributes as a dict that nobody else knows. */
static int save_fields(Writer *w, FhObj *o) {
    const FhShape *shape = fh_shape_of(w->vm, o);
    uint32_t n = shape->nfields;
    if (n == 0) return DONE;
    if (put_op(w, '}') < 0 || put_op(w, 0x94) < 0) return FAILED;
    w->nknown++;
    if (n > 1 && put_op(w, '(') < 0) return FAILED;
    for (uint32_t i = 0; i < n; i++) {
        FhValue key = fhshape_key(w->vm, shape, i), value = *fhinstance_field(w->vm, o, i);
        if (value == FH_NOVALUE || fhpickle_is_special(key)) return FOREIGN;
        int status = save(w, key);
        if (status == DONE) status = save(w, value);
        if (status != DONE) return status;
    }
    return put(w, n > 1 ? "ub" : "sb", 2);
}

static int save_attributes(Writer *w, FhObj *o) {
    const FhValue *word = fhinstance_dict_word(w->vm, o);
    FhValue key, value;
    if (!word) return save_fields(w, o);
    if (*word == FH_NOVALUE || (fhdict_exact(*word) && fhas_dict(*word)->used == 0)) return DONE;
    if (!fhdict_exact(*word)) return FOREIGN;
    for (int64_t pos = 0; fhdict_next(*word, &pos, &key, &value);)
        if (fhpickle_is_special(key)) return FOREIGN;
    int status = save(w, *word);
    return status == DONE && put_op(w, 'b') < 0 ? FAILED : status;
}

static int save_instance(Writer *w, FhValue v) {
    FhType *t = fh_type(w->vm, v);
    if (t != w->plain) {
        if (!fhpickle_is_plain(w->vm, t) || fhdict_contains(w->vm, w->reducers, fh_val(t))) return FOREIGN;
        w->plain = t;
    }
    int status = save_class(w, t);
    if (status != DONE) return status;
    if (put(w, ")\x81", 2) < 0 || memoize(w, v) < 0) return FAILED;
    return save_attributes(w, fh_obj(v));
}

static int save_inside(Writer *w, FhValue v) {
    switch (fh_obj(v)->shape) {
    case FH_T_list: return save_list(w, v);
    case FH_T_tuple: return save_tuple(w, v);
    case FH_T_dict: return save_dict(w, v);
    case FH_T_set: return save_set(w, v);
    case FH_T_frozenset: return save_frozenset(w, v);
    default: return save_instance(w, v);
    }
}

static int save(Writer *w, FhValue v) {
    if (w->out.size - w->frame - FRAME_HEADER >= FRAME_TARGET && (end_frame(w) < 0 || begin_frame(w) < 0))
        return FAILED;
    if (fhint_exact(v)) return put_int(w, v);
    if (fhfloat_exact(v)) return put_float(w, fh_float_of(v));
    if (!fh_is_obj(v)) {
        if (v == FH_NONE) return put_op(w, 'N');
        if (fh_is_bool(v)) return put_op(w, v == FH_TRUE ? 0x88 : 0x89);
        return FOREIGN;
    }
    int known = w->known ? put_known(w, v) : 0;
    if (known) return known < 0 ? FAILED : DONE;
    if (fhstr_exact(v)) return put_text(w, v);
    if (fhbytes_exact(v)) return put_bytes(w, v);
    if (++w->polls % POLL_EVERY == 0 && fhpoll_work(w->vm, POLL_EVERY) < 0) return FAILED;
    if (fhrecursion_enter(w->vm, " while pickling an object") < 0) return FAILED;
    fh_retain(v);
    int r = save_inside(w, v);
    fh_release(w->vm, v);
    fhrecursion_leave(w->vm);
    return r;
}

FUNCTION(dumps) {
    (void)self, (void)nargs, (void)kwnames;
    int64_t protocol = fh_is_int(args[1]) ? fh_int_of(args[1]) : 0;
    if (protocol < 0) protocol = 5;
    if (protocol != 4 && protocol != 5) return FH_NONE;
    if (!fhdict_exact(args[2]) || !fhdict_exact(args[3]) || fhas_dict(args[3])->used) return FH_NONE;
    Writer w = {.vm = vm, .reducers = args[2]};
    fhtext_init(&w.out, vm);
    put_number(&w, 0x80, (uint64_t)protocol, 1);
    begin_frame(&w);
    int r = save(&w, args[0]);
    if (r == DONE && (put_op(&w, '.') < 0 || end_frame(&w) < 0)) r = FAILED;
    FhValue result = r == DONE ? fhbytes_new(vm, w.out.data, w.out.size) : r == FOREIGN ? FH_NONE : FH_ERR;
    fhtext_free(&w.out);
    if (w.known) fhmem_free(vm, w.known, ((size_t)w.mask + 1) * sizeof *w.known);
    return result;
}

/* ---- reading ---- */

typedef struct Reader {
    FhVM *vm;
    const uint8_t *data;
    size_t at, end, frame_end;  /* frame_end 0: in no frame */
    FhValue stack, memo, marks; /* lists */
    bool instances;             /* some have been made: hashes and comparisons may be script code */
    const FhType *plain;        /* as in Writer */
} Reader;

/* The next n bytes, or NULL: they are not there, or lie across the end of a frame. */
static const uint8_t *take(Reader *r, size_t n) {
    if (r->frame_end && r->at == r->frame_end) r->frame_end = 0;
    if (n > (r->frame_end ? r->frame_end : r->end) - r->at) return NULL;
    r->at += n;
    return r->data + r->at - n;
}
static bool take_number(Reader *r, unsigned size, uint64_t *out) {
    const uint8_t *p = take(r, size);
    *out = 0;
    for (unsigned i = 0; p && i < size; i++) *out |= (uint64_t)p[i] << 8 * i;
    return p != NULL;
}

static int push(Reader *r, FhValue v) { /* takes v over */
    return v == FH_ERR ? FAILED : fhlist_push(r->vm, fhas_list(r->stack), v);
}
static FhValue *top(Reader *r, int64_t n) { /* of at least n; NULL. None of them from below the last mark */
    FhList *s = fhas_list(r->stack), *m = fhas_list(r->marks);
    int64_t floor = m->size ? fh_int_of(m->items[m->size - 1]) : 0;
    return s->size - floor >= n ? &s->items[s->size - n] : NULL;
}
static void drop(Reader *r, int64_t n) {
    for (FhList *s = fhas_list(r->stack); n > 0; n--) fh_release(r->vm, s->items[--s->size]);
}
/* How many lie above the last mark, which goes; -1: there is none. */
static int64_t above_mark(Reader *r) {
    FhList *m = fhas_list(r->marks);
    if (m->size == 0) return -1;
    return fhas_list(r->stack)->size - fh_int_of(m->items[--m->size]);
}

static int read_text(Reader *r, unsigned width) {
    uint64_t size;
    const uint8_t *p;
    if (!take_number(r, width, &size) || !(p = take(r, size))) return FOREIGN;
    for (uint64_t i = 0; i < size; i++)
        if (p[i] >= 0x80) return push(r, fhstr_decode(r->vm, p, size, "utf-8", "surrogatepass"));
    return push(r, fhstr_new(r->vm, (const char *)p, size));
}
static int read_bytes(Reader *r, unsigned width) {
    uint64_t size;
    const uint8_t *p;
    if (!take_number(r, width, &size) || !(p = take(r, size))) return FOREIGN;
    return push(r, fhbytes_new(r->vm, p, size));
}
static int read_int(Reader *r, unsigned width) {
    uint64_t n;
    if (!take_number(r, width, &n)) return FOREIGN;
    return push(r, fh_int_raw(width == 4 ? (int64_t)(int32_t)(uint32_t)n : (int64_t)n));
}
static int read_long(Reader *r, unsigned width) {
    uint64_t size;
    const uint8_t *p;
    if (!take_number(r, width, &size) || size > INT32_MAX || !(p = take(r, size))) return FOREIGN;
    return push(r, fhint_from_bytes(r->vm, p, size, true, true));
}
static int read_float(Reader *r) {
    const uint8_t *p = take(r, 8);
    uint64_t bits = 0;
    double d;
    if (!p) return FOREIGN;
    for (int i = 0; i < 8; i++) bits = bits << 8 | p[i];
    memcpy(&d, &bits, 8);
    return push(r, fhfloat_distinct(r->vm, d));
}

/* Hashes and compares without script code. */
static bool is_safe_key(const Reader *r, FhValue v) {
    return !r->instances || fhint_exact(v) || fhstr_exact(v) || fhfloat_exact(v) || fhbytes_exact(v) ||
           !fh_is_obj(v);
}

static int make_tuple(Reader *r, int64_t n) {
    if (n < 0 || !top(r, n)) return FOREIGN;
    FhValue t = n ? fhtuple_from(r->vm, top(r, n), n) : fhtuple_new(r->vm, 0);
    if (t == FH_ERR) return FAILED;
    drop(r, n);
    return push(r, t);
}
static int make_frozenset(Reader *r) {
    int64_t n = above_mark(r);
    if (n < 0) return FOREIGN;
    FhValue set = fhfrozenset_of(r->vm, FH_NOVALUE);
    if (set == FH_ERR) return FAILED;
    for (int64_t i = 0; i < n; i++)
        if (!is_safe_key(r, top(r, n)[i])) return FOREIGN;
    if (n > 0) { /* the empty one is shared */
        FhValue items = fhlist_from(r->vm, &fhas_list(r->stack)->items[fhas_list(r->stack)->size - n], n);
        fh_release(r->vm, set);
        if (items == FH_ERR) return FAILED;
        set = fhfrozenset_of(r->vm, items);
        fh_release(r->vm, items);
        if (set == FH_ERR) return FAILED;
    }
    drop(r, n);
    return push(r, set);
}

/* The n last go into the list, dict or set below them. */
static int fill(Reader *r, int64_t n, uint32_t shape) {
    FhValue *items = n < 0 ? NULL : top(r, n + 1);
    if (!items || !fh_has_shape(items[0], shape)) return FOREIGN;
    FhValue target = items[0];
    for (int64_t i = 1; i <= n;
         i++) { /* hashes and comparisons of what is built in: the stack stays where it is */
        int status = 0;
        if (shape != FH_T_list && !is_safe_key(r, items[i])) return FOREIGN;
        if (shape == FH_T_list)
            status = fhlist_append(r->vm, target, items[i]);
        else if (shape == FH_T_set)
            status = fhset_add(r->vm, target, items[i]);
        else if (i == n)
            return FOREIGN;
        else
            status = fhdict_set(r->vm, target, items[i], items[i + 1]), i++;
        if (status < 0) return FAILED;
    }
    drop(r, n);
    return DONE;
}

static int memo_set(Reader *r, uint64_t n) {
    FhValue *last = top(r, 1);
    FhList *memo = fhas_list(r->memo);
    if (!last || n != (uint64_t)memo->size) return FOREIGN; /* as they come from pickle itself */
    return fhlist_append(r->vm, r->memo, *last);
}
static int memo_get(Reader *r, unsigned width) {
    uint64_t n;
    if (!take_number(r, width, &n) || n >= (uint64_t)fhas_list(r->memo)->size) return FOREIGN;
    return push(r, fh_retain(fhas_list(r->memo)->items[n]));
}

static int find_global(Reader *r) {
    const FhValue *pair = top(r, 2);
    FhValue v = pair ? fhpickle_find_global(r->vm, pair[0], pair[1]) : FH_NOVALUE;
    if (v == FH_NOVALUE) return FOREIGN;
    fh_retain(v);
    drop(r, 2);
    return push(r, v);
}

static bool is_plain_class(Reader *r, FhValue v) {
    if (!fhtype_check(r->vm, v)) return false;
    if (fhas_type(v) == r->plain) return true;
    if (!fhpickle_is_restorable(r->vm, fhas_type(v))) return false;
    r->plain = fhas_type(v);
    return true;
}

static int make_instance(Reader *r) {
    const FhValue *pair = top(r, 2);
    if (!pair || pair[1] != r->vm->empty_tuple || !is_plain_class(r, pair[0])) return FOREIGN;
    FhValue v = fhinstance_new(r->vm, fhas_type(pair[0]), 0);
    if (v == FH_ERR) return FAILED;
    r->instances = true;
    drop(r, 2);
    return push(r, v);
}

static int build(Reader *r) {
    const FhValue *pair = top(r, 2);
    FhValue key, value;
    if (!pair || !fhdict_exact(pair[1]) || !fh_is_obj(pair[0]) ||
        !is_plain_class(r, fh_typeval(r->vm, pair[0])))
        return FOREIGN;
    for (int64_t pos = 0; fhdict_next(pair[1], &pos, &key, &value);) {
        if (fhpickle_is_special(key)) return FOREIGN;
        if (fhattr_set_own(r->vm, pair[0], key, value) < 0) return FAILED;
    }
    drop(r, 1);
    return DONE;
}

static int step(Reader *r, uint8_t op) {
    uint64_t n;
    switch (op) {
    case 0x80: return take_number(r, 1, &n) && n <= 5 ? DONE : FOREIGN;
    case 0x95:
        if (r->frame_end && r->at != r->frame_end) return FOREIGN;
        if (!take_number(r, 8, &n) || n > r->end - r->at) return FOREIGN;
        r->frame_end = n ? r->at + n : 0;
        return DONE;
    case 'N': return push(r, FH_NONE);
    case 0x88: return push(r, FH_TRUE);
    case 0x89: return push(r, FH_FALSE);
    case 'K': return read_int(r, 1);
    case 'M': return read_int(r, 2);
    case 'J': return read_int(r, 4);
    case 0x8a: return read_long(r, 1);
    case 0x8b: return read_long(r, 4);
    case 'G': return read_float(r);
    case 0x8c: return read_text(r, 1);
    case 'X': return read_text(r, 4);
    case 'C': return read_bytes(r, 1);
    case 'B': return read_bytes(r, 4);
    case ']': return push(r, fhlist_new(r->vm, 0));
    case '}': return push(r, fhdict_new(r->vm));
    case 0x8f: return push(r, fhset_new(r->vm));
    case ')': return make_tuple(r, 0);
    case 0x85: return make_tuple(r, 1);
    case 0x86: return make_tuple(r, 2);
    case 0x87: return make_tuple(r, 3);
    case 't': return make_tuple(r, above_mark(r));
    case 0x91: return make_frozenset(r);
    case '(': return fhlist_push(r->vm, fhas_list(r->marks), fh_int_raw(fhas_list(r->stack)->size));
    case 'a': return fill(r, 1, FH_T_list);
    case 'e': return fill(r, above_mark(r), FH_T_list);
    case 's': return fill(r, 2, FH_T_dict);
    case 'u': return fill(r, above_mark(r), FH_T_dict);
    case 0x90: return fill(r, above_mark(r), FH_T_set);
    case 0x94: return memo_set(r, (uint64_t)fhas_list(r->memo)->size);
    case 'q': return take_number(r, 1, &n) ? memo_set(r, n) : FOREIGN;
    case 'r': return take_number(r, 4, &n) ? memo_set(r, n) : FOREIGN;
    case 'h': return memo_get(r, 1);
    case 'j': return memo_get(r, 4);
    case 0x93: return find_global(r);
    case 0x81: return make_instance(r);
    case 'b': return build(r);
    default: return FOREIGN;
    }
}

static int run(Reader *r) {
    for (uint32_t steps = 1;; steps++) {
        const uint8_t *op = take(r, 1);
        if (!op) return FOREIGN;
        if (*op == '.') return top(r, 1) && fhas_list(r->marks)->size == 0 ? DONE : FOREIGN;
        if (steps % POLL_EVERY == 0 && fhpoll_work(r->vm, POLL_EVERY) < 0) return FAILED;
        int status = step(r, *op);
        if (status == FAILED &&
            !fhpending_is(r->vm, FH_T_MemoryError)) { /* the script will come to it, too */
            fhpending_clear(r->vm);
            return FOREIGN;
        }
        if (status != DONE) return status;
    }
}

FUNCTION(loads) {
    (void)self, (void)nargs, (void)kwnames;
    if (!fhbytes_exact(args[0])) return FH_NOTIMPLEMENTED;
    Reader r = {.vm = vm, .data = fhas_bytes(args[0])->data, .end = fhas_bytes(args[0])->size};
    FhValue result = FH_ERR;
    r.stack = fhlist_new(vm, 16);
    r.memo = fhlist_new(vm, 16);
    r.marks = fhlist_new(vm, 4);
    if (r.stack != FH_ERR && r.memo != FH_ERR && r.marks != FH_ERR) {
        int status = run(&r);
        result = status == DONE ? fh_retain(*top(&r, 1)) : status == FOREIGN ? FH_NOTIMPLEMENTED : FH_ERR;
    }
    if (r.stack != FH_ERR) fh_release(vm, r.stack);
    if (r.memo != FH_ERR) fh_release(vm, r.memo);
    if (r.marks != FH_ERR) fh_release(vm, r.marks);
    return result;
}

static const FhMethodDef functions[] = {
    {"dumps", dumps, 4, 4, 0, "dumps(obj, protocol, dispatch_table, extensions)\nThe pickle, or None."},
    {"loads", loads, 1, 1, 0, "loads(data)\nThe object, or NotImplemented."},
    {NULL, NULL, 0, 0, 0, NULL}};

const FhModuleDef fhmodule__pickle_plain = {"_pickle_plain", "Pickles of plain objects.", functions, NULL};
