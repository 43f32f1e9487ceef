/* The module _json: what the scripts of json/ stand on. */
#include "stdlib/json_parts.h"
#include "objects/module.h"
#include "objects/type.h"

static const FhMethodDef functions[] = {
    {"scanstring", fhjsonscan_string, 2, 3, 0, "scanstring(string, end, strict=True) -> (string, end)"},
    {"_blank", fhjsonscan_blank, 2, 2, 0, NULL},
    {"encode_basestring", fhjsonwrite_plain, 1, 1, 0, "encode_basestring(string) -> string"},
    {"encode_basestring_ascii", fhjsonwrite_ascii, 1, 1, 0, "encode_basestring_ascii(string) -> string"},
    {"_encode", fhjsonwrite_encode, 11, 11, 0, NULL},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    FhType *scanner = fhtype_define(vm, "_json.Scanner", &fhjsonscan_type, NULL);
    return scanner ? fhmodule_set(vm, module, "make_scanner", fh_val(scanner)) : -1;
}

const FhModuleDef fhmodule__json = {"_json", "json speedups", functions, exec};
