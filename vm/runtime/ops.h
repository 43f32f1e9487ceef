/* Out-of-line parts of instructions: what the interpreter loop calls when its fast path does not apply, and the inline
 * caches of attributes and globals. */
#ifndef FH_RUNTIME_OPS_H
#define FH_RUNTIME_OPS_H

#include "runtime/frame.h"

/* x op y where at least one operand is no small int: mixed int/float first, then the slots. */
FhValue fhop_binary(FhVM *vm, FhBinOp op, FhValue x, FhValue y, bool inplace);
FhValue fhop_compare(FhVM *vm, FhCmpOp op, FhValue x, FhValue y);
int fhop_compare_bool(FhVM *vm, FhCmpOp op, FhValue x, FhValue y); /* 1, 0, -1 */
int fhop_contains(FhVM *vm, FhValue container, FhValue v);         /* v in container: 1, 0, -1 */
/* o[start:stop] of a str or list, without a slice; FH_NOVALUE: it must be made (the piece is long, or o has a type of its
 * own, or an end is no int). */
FhValue fhop_piece(FhVM *vm, FhValue o, FhValue start, FhValue stop);
FhValue fhop_getitem(FhVM *vm, FhValue o, FhValue key);
/* The tuple for f(*v); owned; TypeError names the callee. */
FhValue fhop_call_args(FhVM *vm, FhValue callee, FhValue v);

/* Attribute access with specialisation: may rewrite the instruction at pc and its cache words. */
void fhcache_close(FhVM *vm);
/* Wipes what caches know of fields: a data descriptor has come into a class that may have instances. */
void fhcache_forget(FhVM *vm);
void fhcache_renew(FhVM *vm); /* version numbers begin anew: wipes every cache; at safe points only */
FhValue fhcache_load_attr(FhVM *vm, FhInstr *pc, FhValue o, FhValue name);
FhValue fhcache_load_method(FhVM *vm, FhInstr *pc, FhValue o, FhValue name, FhValue *self);
/* Of any value, owned; DUMMY: it has none; NOVALUE: ask fhattr_get or fhattr_find. Raises no AttributeError. */
FhValue fhcache_known_attr(FhVM *vm, FhValue v, FhValue name);
int fhcache_store_attr(FhVM *vm, FhInstr *pc, FhValue v, FhValue name, FhValue value);
FhValue fhcache_load_global(FhVM *vm, FhInstr *pc, FhFrame *f, FhValue name); /* owned */
FhValue fhop_load_name(FhVM *vm, FhInstr *pc, FhFrame *f, FhValue name);
int fhop_delete_name(FhVM *vm, FhFrame *f, FhValue name);
FhValue fhop_name_error(FhVM *vm, FhValue name, bool free_variable);
FhValue fhop_load_super(FhVM *vm, FhInstr *pc, FhValue *triple, FhValue name, FhValue *self);

FhValue fhop_build_map(FhVM *vm, FhValue *pairs, uint32_t n);    /* consumes */
FhValue fhop_build_set(FhVM *vm, FhValue *items, uint32_t n);    /* consumes */
FhValue fhop_build_string(FhVM *vm, FhValue *parts, uint32_t n); /* consumes */
int fhop_list_extend(FhVM *vm, FhValue list, FhValue iterable);
int fhop_dict_merge(FhVM *vm, FhValue dict, FhValue mapping, FhValue callee);
int fhop_dict_update(FhVM *vm, FhValue dict, FhValue mapping);
int fhop_unpack(FhVM *vm, FhValue v, FhValue *out, uint32_t n); /* v borrowed; out dead */
int fhop_unpack_ex(FhVM *vm, FhValue v, FhValue *out, uint32_t before, uint32_t after);
FhValue fhop_format(FhVM *vm, FhValue v, FhValue spec, uint32_t conversion);
FhValue fhop_make_function(FhVM *vm, FhFrame *f, FhValue code, FhValue *parts,
                           uint32_t which); /* consumes parts */
bool fhop_range_prep(FhVM *vm, FhValue *base, uint32_t nargs, int *status);

int fhop_exception_matches(FhVM *vm, FhValue exception, FhValue type);         /* 1, 0, -1 TypeError */
FhValue fhop_raise(FhVM *vm, FhValue exception, FhValue cause, uint32_t form); /* always FH_ERR */
FhValue fhop_star_match(FhVM *vm, FhValue exception, FhValue type, FhValue *rest);
FhValue fhop_star_reraise(FhVM *vm, FhValue original, FhValue parts);
int fhop_before_with(FhVM *vm, FhValue *pair, bool is_async);
FhValue fhop_with_except(FhVM *vm, FhValue exit, FhValue exception);

FhValue fhop_match_keys(FhVM *vm, FhValue subject, FhValue keys);
FhValue fhop_match_class(FhVM *vm, FhValue subject, FhValue cls, uint32_t npositional, FhValue kwnames);
FhValue fhop_match_rest(FhVM *vm, FhValue subject, FhValue keys);

FhValue fhop_import_name(FhVM *vm, FhFrame *f, FhValue name, FhValue level, FhValue fromlist);
FhValue fhop_import_from(FhVM *vm, FhValue module, FhValue name);
int fhop_import_star(FhVM *vm, FhFrame *f, FhValue module);
int fhop_setup_annotations(FhVM *vm, FhFrame *f);
int fhop_print_expr(FhVM *vm, FhValue v);
FhValue fhop_get_awaitable(FhVM *vm, FhValue v, uint32_t kind);
FhValue fhop_yield_from_iter(FhVM *vm, FhFrame *f, FhValue v);

#endif
