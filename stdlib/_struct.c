/* The module _struct: C structs as bytes. Formats: struct_format.c; values to bytes and back: struct_values.c.
 *
 * The module's state is a tuple: the class struct.error, and a dict of formats seen with their Struct objects. */
#include "stdlib/struct_parts.h"
#include "stdlib/native.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/iterators.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

enum { CACHED = 100 };

static FhStruct *as_struct(FhValue v) { return FH_AS(FhStruct, v); }

FhValue fhstruct_raise(FhVM *vm, FhValue error, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    FhValue text = fhstr_vformat(vm, format, ap);
    va_end(ap);
    FhValue e = text == FH_ERR ? FH_ERR : fhcall1(vm, error, text);
    fh_release(vm, text);
    return e == FH_ERR ? FH_ERR : fhraise_object(vm, e);
}

/* ---- Struct ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhStruct *)o)->format);
    fn(ctx, &((FhStruct *)o)->error);
}
static void finalize(FhVM *vm, FhObj *o) {
    FhStruct *s = (FhStruct *)o;
    FhStructCode *codes = s->codes;
    s->codes = NULL;
    fhmem_free(vm, codes, (size_t)s->capacity * sizeof *codes);
    s->ncodes = s->capacity = 0;
    s->size = s->nvalues = 0;
    fh_clear(vm, &s->format);
    fh_clear(vm, &s->error);
}

/* The format as an exact ASCII str. Owned. */
static FhValue format_text(FhVM *vm, FhValue v) {
    if (fhstr_check(vm, v)) {
        if (fhstr_ascii(v)) return fhstr_as_exact(vm, v);
        FhValue bytes = fhstr_encode(vm, v, "ascii", "strict");
        fh_release(vm, bytes);
        return FH_ERR;
    }
    if (!fhbytes_check(vm, v))
        return fhraise(vm, FH_T_TypeError, "Struct() argument 1 must be a str or bytes object, not %T", v);
    return fhstr_decode(vm, fhas_bytes(v)->data, fhas_bytes(v)->size, "ascii", "strict");
}

/* A Struct without a format. */
static FhStruct *make_empty(FhVM *vm, FhValue type) {
    FhStruct *s = (FhStruct *)fhnative_make(vm, type, FH_T_struct_, sizeof *s);
    if (!s) return NULL;
    s->format = FH_NONE;
    s->error = FH_NONE;
    s->codes = NULL;
    s->ncodes = s->capacity = 0;
    s->size = s->nvalues = -1;
    s->busy = 0;
    return s;
}

static int set_format(FhVM *vm, FhStruct *s, FhValue error, FhValue format) {
    if (s->busy) return fhraise_int(vm, FH_T_RuntimeError, "Struct is in use");
    FhValue text = format_text(vm, format);
    if (text == FH_ERR) return -1;
    finalize(vm, &s->header);
    fh_set(vm, &s->header, &s->format, text);
    fh_set_ref(vm, &s->header, &s->error, error);
    if (fhstruct_parse(vm, s) == 0) return 0;
    s->size = s->nvalues = -1;
    return -1;
}

static FhValue make(FhVM *vm, FhValue error, FhValue format) {
    FhStruct *s = make_empty(vm, fh_val(vm->types[FH_T_struct_]));
    if (!s) return FH_ERR;
    if (set_format(vm, s, error, format) == 0) return fh_val(s);
    fh_release(vm, fh_val(s));
    return FH_ERR;
}

static FhValue state_of(FhValue module) { return fhas_module(module)->state; }
static FhValue error_of(FhValue module) { return fhas_tuple(state_of(module))->items[0]; }

static FhValue struct_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhStruct *s = make_empty(vm, type);
    return s ? fh_val(s) : FH_ERR;
}

static int struct_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"format", NULL};
    static const FhParams params = {"Struct", names, 0, 1, 1};
    FhValue v;
    if (nargs + FH_NKEYWORDS(kwnames) > 1)
        return fhraise_int(vm, FH_T_TypeError, "Struct() takes at most 1 argument (%d given)",
                           (int)(nargs + FH_NKEYWORDS(kwnames)));
    if (fhargs(vm, &params, args, nargs, kwnames, &v) < 0) return -1;
    FhValue module = fhimport(vm, "_struct");
    if (module == FH_ERR) return -1;
    int status = fhmodule_check(vm, module) && fhtuple_exact(state_of(module))
                     ? set_format(vm, as_struct(self), error_of(module), v)
                     : fhraise_int(vm, FH_T_RuntimeError, "lost module _struct");
    fh_release(vm, module);
    return status;
}

static bool ready(FhVM *vm, FhStruct *s) {
    if (FH_LIKELY(s->nvalues >= 0)) return true;
    fhraise(vm, FH_T_RuntimeError, "Struct object is not initialized");
    return false;
}

/* The Struct for a format, from the module's cache. Owned. */
static FhValue struct_for(FhVM *vm, FhValue module, FhValue format) {
    FhValue cache = fhas_tuple(state_of(module))->items[1];
    bool hashable = fhstr_exact(format) || fhbytes_exact(format);
    if (FH_LIKELY(hashable)) {
        FhValue s = fhdict_get(vm, cache, format);
        if (FH_LIKELY(s != FH_NOVALUE)) return fh_retain(s);
    }
    if (!hashable && fhhash(vm, format) == -1) return FH_ERR;
    FhValue s = make(vm, error_of(module), format);
    if (s == FH_ERR || !hashable) return s;
    if (fhdict_size(cache) >= CACHED) fhdict_clear(vm, cache);
    if (fhdict_set(vm, cache, format, s) == 0) return s;
    fh_release(vm, s);
    return FH_ERR;
}

/* ---- packing ---- */

static int check_count(FhVM *vm, FhStruct *s, const char *function, int64_t given) {
    if (FH_LIKELY(given == s->nvalues)) return 0;
    if (!ready(vm, s)) return -1;
    fhstruct_raise(vm, s->error, "%s expected %lld items for packing (got %lld)", function,
                   (long long)s->nvalues, (long long)given);
    return -1;
}

static FhValue pack(FhVM *vm, FhStruct *s, const FhValue *args, uint32_t nargs) {
    if (check_count(vm, s, "pack", nargs) < 0) return FH_ERR;
    FhBytes *b = fhbytes_alloc(vm, (size_t)s->size);
    if (!b) return FH_ERR;
    s->busy++;
    int status = fhbytes_repeat(vm, b->data, "", 1, (size_t)s->size);
    if (status == 0) status = fhstruct_pack(vm, s, b->data, args);
    s->busy--;
    if (status == 0) return fh_val(b);
    fh_release(vm, fh_val(b));
    return FH_ERR;
}

/* Where `size` bytes at offset lie in a buffer of `total`; -1: struct.error. */
static int64_t place(FhVM *vm, FhStruct *s, int64_t offset, int64_t total, bool packing) {
    int64_t size = s->size;
    const char *verb = packing ? "packing" : "unpacking", *function = packing ? "pack_into" : "unpack_from";
    if (offset < 0) {
        if (offset + size > 0) {
            fhstruct_raise(vm, s->error,
                           packing ? "no space to pack %lld bytes at offset %lld"
                                   : "not enough data to unpack %lld bytes at offset %lld",
                           (long long)size, (long long)offset);
            return -1;
        }
        if (offset + total < 0) {
            fhstruct_raise(vm, s->error, "offset %lld out of range for %lld-byte buffer", (long long)offset,
                           (long long)total);
            return -1;
        }
        offset += total;
    }
    if (total - offset >= size) return offset;
    fhstruct_raise(
        vm, s->error,
        "%s requires a buffer of at least %llu bytes for %s %lld bytes at offset %lld (actual buffer size "
        "is %lld)",
        function, (unsigned long long)size + (unsigned long long)offset, verb, (long long)size,
        (long long)offset, (long long)total);
    return -1;
}

static FhValue pack_into(FhVM *vm, FhStruct *s, const FhValue *args, uint32_t nargs) {
    if (!ready(vm, s)) return FH_ERR;
    if (nargs < 2)
        return fhstruct_raise(vm, s->error, "pack_into expected %s argument",
                              nargs < 1 ? "buffer" : "offset");
    if (check_count(vm, s, "pack_into", (int64_t)nargs - 2) < 0) return FH_ERR;
    FhBuffer b;
    int64_t offset;
    if (fhbuffer_get(vm, args[0], &b, true) < 0) {
        if (!fhpending_is(vm, FH_T_TypeError) && !fhpending_is(vm, FH_T_BufferError)) return FH_ERR;
        fhpending_clear(vm);
        return fhraise(vm, FH_T_TypeError, "argument must be read-write bytes-like object, not %T", args[0]);
    }
    FhValue v = FH_ERR;
    if (fhargs_index(vm, args[1], &offset) == 0 &&
        (offset = place(vm, s, offset, (int64_t)b.size, true)) >= 0) {
        memset(b.data + offset, 0, (size_t)s->size);
        s->busy++;
        v = fhstruct_pack(vm, s, b.data + offset, args + 2) < 0 ? FH_ERR : FH_NONE;
        s->busy--;
    }
    fhbuffer_release(vm, &b);
    return v;
}

/* ---- unpacking ---- */

static FhValue unpack(FhVM *vm, FhStruct *s, FhValue data) {
    if (!ready(vm, s)) return FH_ERR;
    if (FH_LIKELY(fhbytes_exact(data)) && fhas_bytes(data)->size == (size_t)s->size)
        return fhstruct_unpack(vm, s, fhas_bytes(data)->data);
    FhBuffer b;
    if (fhbuffer_get(vm, data, &b, false) < 0) return FH_ERR;
    FhValue v =
        b.size == (size_t)s->size
            ? fhstruct_unpack(vm, s, b.data)
            : fhstruct_raise(vm, s->error, "unpack requires a buffer of %lld bytes", (long long)s->size);
    fhbuffer_release(vm, &b);
    return v;
}

static FhValue unpack_from(FhVM *vm, FhStruct *s, FhValue data, FhValue at) {
    FhBuffer b;
    int64_t offset = 0;
    if (!ready(vm, s)) return FH_ERR;
    if (fhbuffer_get(vm, data, &b, false) < 0) return FH_ERR;
    if (at != FH_NOVALUE && fhargs_index(vm, at, &offset) < 0) {
        fhbuffer_release(vm, &b);
        return FH_ERR;
    }
    offset = place(vm, s, offset, (int64_t)b.size, false);
    FhValue v = offset < 0 ? FH_ERR : fhstruct_unpack(vm, s, b.data + offset);
    fhbuffer_release(vm, &b);
    return v;
}

typedef struct Iter {
    FhObj header;
    FhValue format; /* Struct; NOVALUE: exhausted */
    FhBuffer buffer;
    size_t at;
} Iter;

static void iter_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Iter *)o)->format);
    fn(ctx, &((Iter *)o)->buffer.owner);
}
static void iter_finalize(FhVM *vm, FhObj *o) {
    Iter *it = (Iter *)o;
    if (it->format == FH_NOVALUE) return;
    as_struct(it->format)->busy--;
    fh_clear(vm, &it->format);
    FhBuffer b = it->buffer;
    it->buffer.owner = FH_NOVALUE;
    fhbuffer_release(vm, &b);
}

static FhValue iter_unpack(FhVM *vm, FhStruct *s, FhValue data) {
    if (!ready(vm, s)) return FH_ERR;
    if (s->size == 0)
        return fhstruct_raise(vm, s->error, "cannot iteratively unpack with a struct of length 0");
    FhBuffer b;
    if (fhbuffer_get(vm, data, &b, false) < 0) return FH_ERR;
    if (b.size % (size_t)s->size) {
        fhbuffer_release(vm, &b);
        return fhstruct_raise(vm, s->error,
                              "iterative unpacking requires a buffer of a multiple of %lld bytes",
                              (long long)s->size);
    }
    Iter *it = (Iter *)fhmem_cell(vm, sizeof *it, FH_T_struct_iterator, true);
    if (!it) {
        fhbuffer_release(vm, &b);
        return FH_ERR;
    }
    it->format = fh_retain(fh_val(s));
    s->busy++;
    it->buffer = b;
    it->at = 0;
    return fh_val(it);
}

static FhValue iter_next(FhVM *vm, FhValue self) {
    Iter *it = FH_AS(Iter, self);
    if (it->format == FH_NOVALUE) return FH_NOVALUE;
    FhStruct *s = as_struct(it->format);
    if (it->at >= it->buffer.size) {
        iter_finalize(vm, fh_obj(self));
        return FH_NOVALUE;
    }
    FhValue v = fhstruct_unpack(vm, s, it->buffer.data + it->at);
    it->at += (size_t)s->size;
    return v;
}

NATIVE(iter_hint) {
    UNUSED_ARGS;
    Iter *it = FH_AS(Iter, self);
    if (it->format == FH_NOVALUE) return fh_int_raw(0);
    return fh_int_raw((int64_t)((it->buffer.size - it->at) / (size_t)as_struct(it->format)->size));
}
static const FhMethodDef iter_methods[] = {{"__length_hint__", iter_hint, 0, 0, 0, NULL}, {0}};
static const FhSlots iter_slots = {
    .life = {iter_visit, iter_finalize, NULL, NULL}, .iter = fhiterators_self, .next = iter_next};
const FhTypeDef fhtypedef_struct_iterator = {
    .size = sizeof(Iter), .flags = FH_TF_CONTAINER, .slots = &iter_slots, .methods = iter_methods};

/* ---- methods and functions; a Struct is held while it works ---- */

NATIVE(struct_pack) {
    UNUSED_ARGS;
    return pack(vm, as_struct(self), args, nargs);
}
NATIVE(struct_pack_into) {
    UNUSED_ARGS;
    return pack_into(vm, as_struct(self), args, nargs);
}
NATIVE(struct_unpack) {
    UNUSED_ARGS;
    return unpack(vm, as_struct(self), args[0]);
}
NATIVE(struct_iter_unpack) {
    UNUSED_ARGS;
    return iter_unpack(vm, as_struct(self), args[0]);
}
NATIVE(struct_unpack_from) {
    static const char *const names[] = {"buffer", "offset", NULL};
    static const FhParams params = {"unpack_from", names, 0, 1, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    return unpack_from(vm, as_struct(self), v[0], v[1]);
}
NATIVE(struct_sizeof) {
    UNUSED_ARGS;
    return fhint_new(vm,
                     (int64_t)(sizeof(FhStruct) + (size_t)as_struct(self)->capacity * sizeof(FhStructCode)));
}

static FhValue get_format(FhVM *vm, FhValue self) { return (void)vm, fh_retain(as_struct(self)->format); }
static FhValue get_size(FhVM *vm, FhValue self) { return fhint_new(vm, as_struct(self)->size); }

static const FhMethodDef methods[] = {
    {"iter_unpack", struct_iter_unpack, 1, 1, 0,
     "iter_unpack($self, buffer, /)\n--\n\nTuples unpacked from one piece of the buffer after the other."},
    {"pack", struct_pack, 0, FH_ANY, 0, "S.pack(v1, v2, ...) -> bytes"},
    {"pack_into", struct_pack_into, 0, FH_ANY, 0, "S.pack_into(buffer, offset, v1, v2, ...)"},
    {"unpack", struct_unpack, 1, 1, 0,
     "unpack($self, buffer, /)\n--\n\nA tuple of the values in the buffer."},
    {"unpack_from", struct_unpack_from, 0, FH_ANY, FH_KW,
     "unpack_from($self, /, buffer, offset=0)\n--\n\nA tuple of the values at an offset of the buffer."},
    {"__sizeof__", struct_sizeof, 0, 0, 0, NULL},
    {0},
};
static const FhGetSetDef getsets[] = {{"format", get_format, NULL, "struct format string"},
                                      {"size", get_size, NULL, "struct size in bytes"},
                                      {0}};
static const FhSlots slots = {.life = {visit, finalize, NULL, NULL}, .new_ = struct_new, .init = struct_init};
const FhTypeDef fhtypedef_struct_ = {
    .doc = "Struct(fmt) --> compiled struct object",
    .size = sizeof(FhStruct),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_WEAKREF,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};

static FhValue with(FhVM *vm, FhValue s, FhValue result) {
    fh_release(vm, s);
    return result;
}

NATIVE(module_pack) {
    UNUSED_ARGS;
    if (nargs < 1) return fhraise(vm, FH_T_TypeError, "missing format argument");
    FhValue s = struct_for(vm, self, args[0]);
    return s == FH_ERR ? FH_ERR : with(vm, s, pack(vm, as_struct(s), args + 1, nargs - 1));
}
NATIVE(module_pack_into) {
    UNUSED_ARGS;
    if (nargs < 1) return fhraise(vm, FH_T_TypeError, "missing format argument");
    FhValue s = struct_for(vm, self, args[0]);
    return s == FH_ERR ? FH_ERR : with(vm, s, pack_into(vm, as_struct(s), args + 1, nargs - 1));
}
NATIVE(module_unpack) {
    UNUSED_ARGS;
    FhValue s = struct_for(vm, self, args[0]);
    return s == FH_ERR ? FH_ERR : with(vm, s, unpack(vm, as_struct(s), args[1]));
}
NATIVE(module_iter_unpack) {
    UNUSED_ARGS;
    FhValue s = struct_for(vm, self, args[0]);
    return s == FH_ERR ? FH_ERR : with(vm, s, iter_unpack(vm, as_struct(s), args[1]));
}
NATIVE(module_unpack_from) {
    static const char *const names[] = {"", "buffer", "offset", NULL};
    static const FhParams params = {"unpack_from", names, 1, 2, 3};
    FhValue v[3];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue s = struct_for(vm, self, v[0]);
    return s == FH_ERR ? FH_ERR : with(vm, s, unpack_from(vm, as_struct(s), v[1], v[2]));
}
NATIVE(module_calcsize) {
    UNUSED_ARGS;
    FhValue s = struct_for(vm, self, args[0]);
    return s == FH_ERR ? FH_ERR : with(vm, s, fhint_new(vm, as_struct(s)->size));
}
NATIVE(module_clearcache) {
    UNUSED_ARGS;
    fhdict_clear(vm, fhas_tuple(state_of(self))->items[1]);
    return FH_NONE;
}

static const FhMethodDef functions[] = {
    {"_clearcache", module_clearcache, 0, 0, 0, "_clearcache($module, /)\n--\n\nClear the internal cache."},
    {"calcsize", module_calcsize, 1, 1, 0,
     "calcsize($module, format, /)\n--\n\nThe size in bytes of the struct that the format describes."},
    {"iter_unpack", module_iter_unpack, 2, 2, 0,
     "iter_unpack($module, format, buffer, /)\n--\n\nTuples unpacked from one piece of the buffer after the "
     "other."},
    {"pack", module_pack, 0, FH_ANY, 0, "pack(format, v1, v2, ...) -> bytes"},
    {"pack_into", module_pack_into, 0, FH_ANY, 0, "pack_into(format, buffer, offset, v1, v2, ...)"},
    {"unpack", module_unpack, 2, 2, 0,
     "unpack($module, format, buffer, /)\n--\n\nA tuple of the values in the buffer."},
    {"unpack_from", module_unpack_from, 0, FH_ANY, FH_KW,
     "unpack_from($module, format, /, buffer, offset=0)\n--\n\nA tuple of the values at an offset of the "
     "buffer."},
    {0},
};

/* class error(Exception), of the module struct */
static FhValue make_error(FhVM *vm) {
    FhValue ns = fhdict_new(vm), name = fhstr_intern(vm, "struct", 6);
    FhValue bases = fhtuple_pack(vm, 1, fh_val(vm->types[FH_T_Exception])), e = FH_ERR;
    FhValue own = fhstr_intern(vm, "error", 5);
    if (ns != FH_ERR && name != FH_ERR && bases != FH_ERR && own != FH_ERR &&
        fhdict_set(vm, ns, FH_NAME(vm, __module__), name) == 0)
        e = fhcall3(vm, fh_val(vm->types[FH_T_type]), own, bases, ns);
    fh_release(vm, ns);
    fh_release(vm, bases);
    return e;
}

static int exec(FhVM *vm, FhValue module) {
    if (fhtype_init_library(vm) < 0) return -1;
    FhValue pair[2] = {make_error(vm), fhdict_new(vm)};
    if (pair[0] == FH_ERR || pair[1] == FH_ERR) {
        fh_release(vm, pair[0]);
        fh_release(vm, pair[1]);
        return -1;
    }
    if (fhmodule_set(vm, module, "error", pair[0]) < 0 ||
        fhmodule_set(vm, module, "Struct", fh_val(vm->types[FH_T_struct_])) < 0) {
        fh_release(vm, pair[0]);
        fh_release(vm, pair[1]);
        return -1;
    }
    FhValue state = fhtuple_take(vm, pair, 2);
    if (state == FH_ERR) return -1;
    fh_set(vm, fh_obj(module), &fhas_module(module)->state, state);
    return 0;
}

const FhModuleDef fhmodule__struct = {"_struct", "Values as the bytes of C structs.", functions, exec};
