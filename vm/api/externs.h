/* The objects that the host holds: modules, instances, functions, globals, tables, errors. */
#ifndef FH_API_EXTERNS_H
#define FH_API_EXTERNS_H

#include "api/api.h"

struct fh_module {
    FhHostObject head;
    FhValue code;
};
struct fh_instance {
    FhHostObject head;
    FhValue module;
    FhValue names; /* list of str: the exports, as last listed; or NOVALUE */
};
struct fh_func {
    FhHostObject head;
    FhValue callable;
    unsigned least, most, results;
    bool host; /* the number of results is its own */
};
struct fh_global {
    FhHostObject head;
    FhValue value, name, dict; /* bound to a variable of a module: its name and the module's dict */
    fh_type_tag type;
    bool variable; /* it may be set */
};
struct fh_promise {
    FhHostObject head;
    FhValue future; /* what the script awaits: a host_promise, or a future of asyncio */
};
struct fh_table {
    FhHostObject head;
    FhValue list;
};
struct fh_error {
    FhHostObject head;
    FhValue exception, text; /* text: what a pointer given out lies in */
    fh_status code;
};

FhValue fhapi_extern_value(FhVM *vm, const fh_extern *what); /* of an import; owned; FH_ERR */
/* From now on the global is the variable of that name (interned str). */
void fhapi_global_bind(fh_global *g, FhValue dict, FhValue name);
fh_status fhapi_module_make(FhVM *vm, FhValue code, fh_module **out); /* code taken over */
fh_status fhapi_func_make(FhVM *vm, FhValue v, fh_func **out);        /* v taken over */
fh_status fhapi_table_make(FhVM *vm, FhValue list, fh_table **out);   /* likewise */
void fhapi_free_plain(FhHostObject *o); /* gives up a share of it; NULL: does nothing */
/* Whether the host may use the object now, and its operand h: begins the call. */
static inline fh_status fhapi_begin_object(const FhHostObject *o) {
    if (!o) return FH_MISUSE;
    return fhapi_begin(o->vm) ? FH_OK : FH_MISUSE;
}

#endif
