/* What a prompt needs: one statement at a time, typed in, perhaps not complete yet. */
#include "api/api.h"
#include "compiler/compile.h"
#include "objects/exception.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime/builtins.h"
#include "runtime/import.h"

/* The pending SyntaxError says that the text ends too early, not that it is wrong. */
static bool ends_early(FhVM *vm) {
    static const char *const signs[] = {"incomplete input", "was never closed", "unterminated triple-quoted",
                                        "expected an indented block"};
    if (!fhpending_is(vm, FH_T_SyntaxError)) return false;
    const FhException *e = fhas_exception(vm->pending);
    FhValue message = e->nfields > FH_X_SYNTAX_MSG ? e->fields[FH_X_SYNTAX_MSG] : FH_NOVALUE;
    if (!fh_is_obj(message) || !fhstr_check(vm, message)) return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strstr(fhstr_text(message), signs[i])) return true;
    return false;
}

fh_status fh_run_typed(fh_vm *vm, const char *text, size_t size, const char *filename, int *more) {
    const int flags = FHCOMPILE_INCOMPLETE | FHCOMPILE_DONT_IMPLY_DEDENT;
    fhapi_enter(vm);
    fhpending_clear(vm);
    *more = 0;
    FhValue name = fhstr_decode(vm, (const uint8_t *)filename, strlen(filename), "utf-8", "surrogateescape");
    FhValue code = name == FH_ERR ? FH_ERR : fhcompile(vm, text, size, name, FHCOMPILE_SINGLE, flags);
    if (name != FH_ERR) fh_release(vm, name);
    if (code == FH_ERR) {
        *more = ends_early(vm);
        if (*more) fhpending_clear(vm);
        return *more ? FH_OK : FH_ERROR;
    }
    FhValue main = fhimport_main(vm, NULL), result = FH_ERR;
    if (main != FH_ERR) {
        FhValue dict = fhas_module(main)->dict;
        result = fhrun_code(vm, code, dict, dict);
        fh_release(vm, main);
    }
    fh_release(vm, code);
    if (result == FH_ERR) return fhpending_is(vm, FH_T_SystemExit) ? FH_EXIT : FH_ERROR;
    fh_release(vm, result);
    return FH_OK;
}
