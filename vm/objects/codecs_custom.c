/* Error handlers and encodings that scripts know of: codecs.register_error and codecs.register keep them in the module
 * codecs (stdlib/codecs.py), and only what has no name here asks there. */
#include "objects/codecs.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/tuple.h"

/* The attribute of the module codecs; owned. NOVALUE: the module is not loaded. */
static FhValue in_module(FhVM *vm, const char *name) {
    FhValue key = fhstr_c(vm, "codecs");
    FhValue module = key == FH_ERR ? FH_ERR : fhdict_get(vm, vm->modules, key);
    fh_release(vm, key);
    if (module == FH_ERR || module == FH_NOVALUE || (key = fhstr_c(vm, name)) == FH_ERR) return module;
    FhValue v = fhattr_find(vm, module, key);
    fh_release(vm, key);
    return v;
}

FhValue fhcodecs_handler(FhVM *vm, const char *name) {
    FhValue handlers = in_module(vm, "_error_handlers"), v = FH_NOVALUE;
    if (handlers == FH_ERR) return FH_ERR;
    if (handlers != FH_NOVALUE && fhdict_check(vm, handlers)) {
        FhValue key = fhstr_c(vm, name);
        v = key == FH_ERR ? FH_ERR : fh_retain(fhdict_get(vm, handlers, key));
        fh_release(vm, key);
    }
    fh_release(vm, handlers);
    return v == FH_NOVALUE ? fhraise(vm, FH_T_LookupError, "unknown error handler name '%s'", name) : v;
}

int fhcodecs_call_handler(FhVM *vm, FhValue handler, FhValue error, bool encoding, int64_t size,
                          FhValue *text, int64_t *next) {
    FhValue pair = fhcall1(vm, handler, error);
    if (pair == FH_ERR) return -1;
    bool good = fhtuple_check(vm, pair) && fhas_tuple(pair)->size == 2;
    if (good) {
        FhValue what = fhas_tuple(pair)->items[0];
        good = fhstr_check(vm, what) || (encoding && fhbytes_check(vm, what));
    }
    if (!good) {
        fh_release(vm, pair);
        return fhraise_int(vm, FH_T_TypeError, "%s error handler must return (%s, int) tuple",
                           encoding ? "encoding" : "decoding", encoding ? "str/bytes" : "str");
    }
    int status = fhargs_index(vm, fhas_tuple(pair)->items[1], next);
    if (status == 0 && *next < 0) *next += size;
    if (status == 0 && (*next < 0 || *next > size))
        status = fhraise_int(vm, FH_T_IndexError, "position %lld from error handler out of bounds",
                             (long long)*next);
    if (status == 0) *text = fh_retain(fhas_tuple(pair)->items[0]);
    fh_release(vm, pair);
    return status;
}

FhValue fhcodecs_by_script(FhVM *vm, const char *function, FhValue input, const char *encoding,
                           const char *errors) {
    FhValue fn = in_module(vm, function);
    if (fn == FH_NOVALUE) {
        FhValue module = fhimport(vm, "codecs");
        fh_release(vm, module);
        if (module == FH_ERR) fhpending_clear(vm);
        fn = module == FH_ERR ? FH_NOVALUE : in_module(vm, function);
    }
    if (fn == FH_ERR) return FH_ERR;
    if (fn == FH_NOVALUE) return fhraise(vm, FH_T_LookupError, "unknown encoding: %s", encoding);
    FhValue name = fhstr_c(vm, encoding), how = fhstr_c(vm, errors ? errors : "strict"), v = FH_ERR;
    if (name != FH_ERR && how != FH_ERR) v = fhcall3(vm, fn, input, name, how);
    fh_release(vm, name);
    fh_release(vm, how);
    fh_release(vm, fn);
    return v;
}
