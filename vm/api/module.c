/* Modules: sources compiled, images verified; nothing has run. And what is wrong with a source, as data. */
#include "api/externs.h"

#include "bytecode/code.h"
#include "bytecode/image.h"
#include "compiler/compile.h"
#include "objects/bytes.h"
#include "objects/exception.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"

/* ---- diagnostics ---- */

static unsigned number(FhValue e, uint32_t field) {
    FhValue v = fhas_exception(e)->nfields > field ? fhexception_field(e, field) : FH_NOVALUE;
    return fh_is_int(v) && fh_int_of(v) > 0 ? (unsigned)fh_int_of(v) : 0;
}

static const char *text(FhVM *vm, FhValue e, uint32_t field) {
    FhValue v = fhas_exception(e)->nfields > field ? fhexception_field(e, field) : FH_NOVALUE;
    return fh_is_obj(v) && fhstr_check(vm, v) ? fhstr_text(v) : "";
}

const fh_diagnostic *fh_error_diagnostic(fh_vm *vm) {
    if (!vm || !fhpending(vm) || !fhpending_is(vm, FH_T_SyntaxError)) return NULL;
    FhValue e = vm->pending;
    fh_diagnostic *d = &fhapi_host(vm)->diagnostic;
    *d = (fh_diagnostic){.type = fhtype_name(vm, e),
                         .message = text(vm, e, FH_X_SYNTAX_MSG),
                         .file = text(vm, e, FH_X_SYNTAX_FILENAME),
                         .source_line = text(vm, e, FH_X_SYNTAX_TEXT),
                         .line = number(e, FH_X_SYNTAX_LINENO),
                         .column = number(e, FH_X_SYNTAX_OFFSET),
                         .end_line = number(e, FH_X_SYNTAX_END_LINENO),
                         .end_column = number(e, FH_X_SYNTAX_END_OFFSET)};
    return d;
}

/* ---- making ---- */

static FhValue compile(FhVM *vm, const char *source, size_t size, const char *filename) {
    if (!filename) filename = "<module>";
    FhValue name = fhstr_decode(vm, (const uint8_t *)filename, strlen(filename), "utf-8", "surrogateescape");
    if (name == FH_ERR) return FH_ERR;
    FhValue code = fhcompile(vm, source, size, name, FHCOMPILE_FILE, 0);
    fh_release(vm, name);
    return code;
}

fh_status fhapi_module_make(FhVM *vm, FhValue code, fh_module **out) {
    fh_module *m = fhapi_object_new(vm, FH_OBJECT_MODULE, sizeof *m, offsetof(fh_module, code), 1);
    if (!m) return fh_release(vm, code), fhapi_failed(vm);
    m->code = code;
    *out = m;
    fhapi_txn_made(vm, &m->head);
    return FH_OK;
}

fh_status fh_module_compile(fh_vm *vm, const char *source, size_t size, const char *filename,
                            fh_module **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    if ((!source && size) || !fhapi_begin(vm)) return FH_MISUSE;
    if (fhapi_txn_reserve(vm) < 0) return fhapi_failed(vm);
    FhValue code = compile(vm, source, size, filename);
    return code == FH_ERR ? fhapi_not_compiled(vm) : fhapi_module_make(vm, code, out);
}

/* ValueError is what images fail with. */
static fh_status not_loaded(FhVM *vm) {
    return fhpending_is(vm, FH_T_ValueError) ? FH_VERIFY : fhapi_failed(vm);
}

static FhValue read(FhVM *vm, const void *image, size_t size) {
    return fhcode_for_vm(vm, fhimage_read(vm, image, size, false));
}

fh_status fh_module_load(fh_vm *vm, const void *image, size_t size, fh_module **out) {
    if (!out) return FH_MISUSE;
    *out = NULL;
    if (!image || !fhapi_begin(vm)) return FH_MISUSE;
    if (fhapi_txn_reserve(vm) < 0) return fhapi_failed(vm);
    FhValue code = read(vm, image, size);
    return code == FH_ERR ? not_loaded(vm) : fhapi_module_make(vm, code, out);
}

fh_status fh_module_validate(fh_vm *vm, const char *source, size_t size, const char *filename) {
    if ((!source && size) || !fhapi_begin(vm)) return FH_MISUSE;
    FhValue code = compile(vm, source, size, filename);
    if (code == FH_ERR) return fhapi_not_compiled(vm);
    fh_release(vm, code);
    return FH_OK;
}

fh_status fh_module_validate_image(fh_vm *vm, const void *image, size_t size) {
    if (!image || !fhapi_begin(vm)) return FH_MISUSE;
    FhValue code = read(vm, image, size);
    if (code == FH_ERR) return not_loaded(vm);
    fh_release(vm, code);
    return FH_OK;
}

fh_status fh_module_serialize(fh_module *m, fh_bytes *out) {
    if (!out) return FH_MISUSE;
    fh_bytes_new_empty(m ? m->head.vm : NULL, out);
    fh_status status = fhapi_begin_object(m ? &m->head : NULL);
    if (status != FH_OK) return status;
    FhVM *vm = m->head.vm;
    FhValue image = fhimage_write(vm, fhas_code(m->code));
    if (image == FH_ERR) return fhapi_failed(vm);
    status = fh_bytes_new(vm, fhas_bytes(image)->data, fhas_bytes(image)->size, out);
    fh_release(vm, image);
    return status;
}

void fh_module_free(fh_module *m) { fhapi_free_plain(m ? &m->head : NULL); }
