/* The module _traceback: where the operator of an expression stands, for the marks under a traceback's lines. */
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* (left, right) in characters, or None: the part of the text that is the operator or the subscript. */
static FhValue anchors(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "anchors() needs a str, not %T", args[0]);
    uint32_t left = 0, right = 0;
    const char *text = fhstr_text(args[0]);
    size_t size = fhstr_size(args[0]);
    if (!vm->find_anchors || !vm->find_anchors(vm, text, size, &left, &right)) return FH_NONE;
    int64_t place[2] = {0, 0};
    for (uint32_t i = 0; i < right; i++) {
        bool starts_character = (text[i] & 0xC0) != 0x80;
        place[1] += starts_character;
        if (i < left) place[0] += starts_character;
    }
    return fhtuple_pack(vm, 2, fh_int_raw(place[0]), fh_int_raw(place[1]));
}

static const FhMethodDef functions[] = {{"anchors", anchors, 1, 1, 0, NULL}, {0}};

const FhModuleDef fhmodule__traceback = {"_traceback", NULL, functions, NULL};
