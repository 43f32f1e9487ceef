/* Printing of exceptions. */
#include "runtime/traceback.h"

#include <stdio.h>

#include "bytecode/code.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/type.h"
#include "stdlib/io.h"

int fhtraceback_text(FhVM *vm, FhText *t, FhValue exception) {
    FhException *e = fhas_exception(exception);
    if (e->traceback != FH_NONE) fhtext_c(t, "Traceback (most recent call last):\n");
    for (FhValue tb = e->traceback; tb != FH_NONE; tb = FH_AS(FhTraceback, tb)->next) {
        FhCode *code = fhas_code(FH_AS(FhTraceback, tb)->code);
        fhtext_format(t, "  File \"%U\", line %d, in %U\n", code->filename, (int)fhtraceback_line(tb),
                      code->name);
    }
    fhtext_format(t, "%s", fhtype_c_name(fh_type(vm, exception)));
    FhValue s = fhstr(vm, exception);
    if (s == FH_ERR) return -1;
    if (fhstr_size(s)) fhtext_format(t, ": %U", s);
    fh_release(vm, s);
    return fhtext_c(t, "\n");
}

int fhfinish(FhVM *vm, bool failed) {
    int status = 0;
    FhValue out = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, stdout));
    FhValue exc = failed ? fhpending_take(vm) : FH_NOVALUE;
    if (fh_has_shape(out, FH_T_TextIOWrapper) && fhfile_flush(vm, FH_AS(FhFile, out)) < 0)
        fhpending_clear(vm);
    if (failed) {
        FhText t;
        fhtext_init(&t, vm);
        status = 1;
        if (fh_isa(vm, exc, FH_T_SystemExit)) {
            FhValue code = fhexception_field(exc, FH_X_EXIT_CODE);
            if (code == FH_NONE || code == FH_NOVALUE)
                status = 0;
            else if (fh_is_int(code))
                status = (int)fh_int_of(code) & 255;
        } else {
            fhtraceback_text(vm, &t, exc);
            FhValue s = fhtext_finish(&t);
            if (s != FH_ERR) {
                fwrite(fhstr_text(s), 1, fhstr_size(s), stderr);
                fh_release(vm, s);
            }
        }
        fhpending_clear(vm);
        fh_release(vm, exc);
    }
    return status;
}
