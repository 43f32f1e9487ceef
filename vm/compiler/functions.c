/* Functions, lambdas and classes: their code as a unit of its own, and the instructions that make the object. */
#include "compiler/unit.h"
#include <string.h>

enum { DEFAULTS = 1, KEYWORD_DEFAULTS = 2, ANNOTATIONS = 4, CLOSURE = 8 }; /* operand of MAKE_FUNCTION */

/* ---- making the object ------------------------------------------------------------------------------------------ */

static uint32_t cell_register(FhCompiler *c, FhName *name) {
    const FhUnit *u = c->unit;
    const FhSymbol *symbol = fhscopes_symbol(u->scope, name);
    bool own = symbol && (symbol->resolution == FHRESOLVED_CELL || symbol->resolution == FHRESOLVED_FREE ||
                          (symbol->flags & FHSYMBOL_FREE_CLASS));
    if (u->kind == FHUNIT_CLASS && u->class_cell != UINT32_MAX && strcmp(name->text, "__class__") == 0) {
        return u->class_cell;
    }
    return own ? symbol->register_ : u->class_cell;
}

static void push_closure(FhCompiler *c, FhName **names, uint32_t count) {
    uint32_t base = c->unit->depth;
    for (uint32_t i = 0; i < count && !c->failed; i++) {
        fhemit(c, FH_OP_COPY, fhunit_push(c), cell_register(c, names[i]), 0);
    }
    fhunit_pop(c, base);
    fhemit(c, FH_OP_BUILD_TUPLE, fhunit_push(c), base, count);
}

/* Ends the unit: its code, and what of it the maker needs. */
typedef struct Finished {
    FhValue code;
    FhName **freevars;
    uint32_t nfreevars;
} Finished;

static Finished finish(FhCompiler *c) {
    Finished f = {FH_ERR, c->unit->freevars, c->unit->nfreevars};
    if (!c->failed) f.code = fhassemble(c);
    fhunit_close(c);
    return f;
}

static void make(FhCompiler *c, uint32_t base, uint32_t bits, Finished f) {
    if (f.code == FH_ERR) return;
    if (f.nfreevars) push_closure(c, f.freevars, f.nfreevars);
    uint32_t number = fhconst_add(c, f.code);
    fhunit_pop(c, base);
    uint32_t to = fhunit_push(c);
    fhemit_extra(c, FH_OP_MAKE_FUNCTION, to, to, bits | (f.nfreevars ? CLOSURE : 0), number);
}

void fhfunction_make_simple(FhCompiler *c, uint32_t base) { make(c, base, 0, finish(c)); }

/* ---- defaults and annotations ----------------------------------------------------------------------------------- */

static uint32_t push_defaults(FhCompiler *c, FhArguments *a) {
    if (!a->defaults.count) return 0;
    for (uint32_t i = 0; i < a->defaults.count; i++) {
        if (fhfold_is_constant(c, a->defaults.items[i])) continue;
        fhexpr_display(c, FH_OP_BUILD_TUPLE, a->defaults, 0);
        return DEFAULTS;
    }
    fhemit_const(c, fhunit_push(c), fhconst_collection(c, a->defaults, false));
    return DEFAULTS;
}

static void push_mangled(FhCompiler *c, FhName *name) {
    FhName *mangled = fhscopes_mangle(&c->scopes, c->unit->scope->class_name, name);
    if (mangled) {
        fhemit_const(c, fhunit_push(c), fhconst_name(c, mangled));
    } else {
        fhcompiler_memory(c);
    }
}

static uint32_t push_keyword_defaults(FhCompiler *c, FhArguments *a) {
    uint32_t base = c->unit->depth, n = 0;
    for (uint32_t i = 0; i < a->kwonlyargs.count && !c->failed; i++) {
        if (!a->kw_defaults.items[i]) continue;
        push_mangled(c, a->kwonlyargs.items[i]->arg);
        fhexpr_push(c, a->kw_defaults.items[i]);
        n++;
    }
    if (!n) return 0;
    fhunit_pop(c, base);
    fhunit_push(c);
    fhemit(c, FH_OP_BUILD_MAP, base, base, n);
    return KEYWORD_DEFAULTS;
}

static uint32_t push_annotation(FhCompiler *c, FhName *name, FhExpr *annotation) {
    if (!annotation) return 0;
    push_mangled(c, name);
    if (c->tree->future_annotations) {
        fhemit_const(c, fhunit_push(c), fhunparse(c, annotation));
    } else if (annotation->kind == FHTREE_Starred) { /* *args: *Ts means [*Ts][0] */
        uint32_t to = fhexpr_push(c, annotation->Starred.value);
        fhemit(c, FH_OP_UNPACK_SEQUENCE, to, to, 1);
    } else {
        fhexpr_push(c, annotation);
    }
    return 2;
}

static uint32_t push_arg_annotations(FhCompiler *c, FhArgs args) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < args.count && !c->failed; i++) {
        n += push_annotation(c, args.items[i]->arg, args.items[i]->annotation);
    }
    return n;
}

static uint32_t push_annotations(FhCompiler *c, FhArguments *a, FhExpr *returns) {
    uint32_t base = c->unit->depth;
    uint32_t n = push_arg_annotations(c, a->args) + push_arg_annotations(c, a->posonlyargs);
    if (a->vararg) n += push_annotation(c, a->vararg->arg, a->vararg->annotation);
    n += push_arg_annotations(c, a->kwonlyargs);
    if (a->kwarg) n += push_annotation(c, a->kwarg->arg, a->kwarg->annotation);
    FhName *name = returns ? fhcompiler_name(c, "return") : NULL;
    if (name) n += push_annotation(c, name, returns);
    if (!n) return 0;
    fhunit_pop(c, base);
    fhunit_push(c);
    fhemit(c, FH_OP_BUILD_TUPLE, base, base, n);
    return ANNOTATIONS;
}

static uint32_t push_decorators(FhCompiler *c, FhExprs decorators) {
    uint32_t base = c->unit->depth;
    for (uint32_t i = 0; i < decorators.count && !c->failed; i++) fhexpr_push(c, decorators.items[i]);
    return base;
}

/* The decorated object is the last temporary; each decorator lies right below what it is called with. */
static void apply_decorators(FhCompiler *c, FhExprs decorators, uint32_t base) {
    FhSpan place = c->unit->place;
    for (uint32_t i = decorators.count; i-- > 0 && !c->failed;) {
        c->unit->place = FH_PLACE(decorators.items[i]);
        fhemit(c, FH_OP_CALL, base + i, 1, base + i);
    }
    fhunit_pop(c, base);
    fhunit_push(c);
    c->unit->place = place;
}

/* ---- functions -------------------------------------------------------------------------------------------------- */

static FhExpr *docstring_of(FhStmts body) {
    if (!body.count || body.items[0]->kind != FHTREE_Expr) return NULL;
    FhExpr *value = body.items[0]->Expr.value;
    return value->kind == FHTREE_Constant && value->Constant.kind == FHCONSTANT_STR ? value : NULL;
}

static bool too_many(FhCompiler *c, const FhArguments *a) {
    if ((size_t)a->posonlyargs.count + a->args.count + a->kwonlyargs.count < FHUNIT_MAX_REGISTERS)
        return false;
    fhcompiler_error_here(c, "too many parameters");
    return true;
}

static void set_parameters(FhUnit *u, const FhArguments *a) {
    u->posonlyargcount = a->posonlyargs.count;
    u->argcount = a->posonlyargs.count + a->args.count;
    u->kwonlyargcount = a->kwonlyargs.count;
    u->nparams = u->argcount + u->kwonlyargcount + (a->vararg != NULL) + (a->kwarg != NULL);
    if (a->vararg) u->flags |= FH_CO_VARARGS;
    if (a->kwarg) u->flags |= FH_CO_VARKEYWORDS;
}

/* Names of parameters may not be __debug__. */
static bool forbids(FhCompiler *c, FhArgs args) {
    for (uint32_t i = 0; i < args.count; i++) {
        if (fhname_forbidden(c, args.items[i]->arg, FHTREE_Store)) return true;
    }
    return false;
}

static bool are_allowed(FhCompiler *c, const FhArguments *a) {
    if (forbids(c, a->posonlyargs) || forbids(c, a->args) || forbids(c, a->kwonlyargs)) return false;
    if (a->vararg && fhname_forbidden(c, a->vararg->arg, FHTREE_Store)) return false;
    return !(a->kwarg && fhname_forbidden(c, a->kwarg->arg, FHTREE_Store)) && !too_many(c, a);
}

/* The implicit return; as CPython has it, on the line of the last statement. */
void fhfunction_return_none(FhCompiler *c, FhStmts body) {
    if (body.count) c->unit->place = FH_PLACE(body.items[body.count - 1]);
    uint32_t none = fhconst_add(c, FH_NONE);
    fhemit_hook(c, FH_HOOK_RETURN);
    fhemit_wide(c, FH_OP_RETURN_CONST, 0, none);
}

/* The first constant is the docstring or None. */
static FhStmts take_docstring(FhCompiler *c, FhStmts body) {
    FhExpr *doc = docstring_of(body);
    if (doc) {
        body.items++;
        body.count--;
    }
    FhValue v = doc && !(c->flags & FHCOMPILE_NO_DOCSTRINGS) ? fhconst_of(c, &doc->Constant) : FH_NONE;
    if (v == FH_ERR) return body;
    c->unit->docstring = fh_retain(v);
    fhconst_add(c, v);
    return body;
}

static Finished function_code(FhCompiler *c, FhStmt *st, bool is_async, uint32_t first_line) {
    Finished none = {FH_ERR, NULL, 0};
    if (!are_allowed(c, st->FunctionDef.args)) return none;
    FhUnit *u = fhunit_open(c, is_async ? FHUNIT_ASYNC_FUNCTION : FHUNIT_FUNCTION, st, first_line);
    if (!u) return none;
    set_parameters(u, st->FunctionDef.args);
    FhStmts body = take_docstring(c, st->FunctionDef.body);
    fhstmt_body(c, body);
    fhfunction_return_none(c, st->FunctionDef.body);
    return finish(c);
}

static uint32_t first_line_of(const FhStmt *st, FhExprs decorators) {
    return decorators.count ? decorators.items[0]->lineno : st->lineno;
}

void fhstmt_function(FhCompiler *c, FhStmt *st, bool is_async) {
    FhExprs decorators = st->FunctionDef.decorator_list;
    uint32_t depth = push_decorators(c, decorators), base = c->unit->depth;
    uint32_t bits = push_defaults(c, st->FunctionDef.args);
    bits |= push_keyword_defaults(c, st->FunctionDef.args);
    bits |= push_annotations(c, st->FunctionDef.args, st->FunctionDef.returns);
    if (c->failed) return;
    Finished f = function_code(c, st, is_async, first_line_of(st, decorators));
    make(c, base, bits, f);
    apply_decorators(c, decorators, depth);
    fhname_store(c, st->FunctionDef.name, depth);
    fhunit_pop(c, depth);
}

uint32_t fhexpr_lambda(FhCompiler *c, FhExpr *e) {
    FhArguments *a = e->Lambda.args;
    uint32_t base = c->unit->depth, bits = push_defaults(c, a);
    bits |= push_keyword_defaults(c, a);
    if (c->failed || !are_allowed(c, a)) return base;
    FhUnit *u = fhunit_open(c, FHUNIT_LAMBDA, e, e->lineno);
    if (!u) return base;
    set_parameters(u, a);
    u->docstring = FH_NONE;
    fhconst_add(c, FH_NONE);
    uint32_t value = fhexpr_operand(c, e->Lambda.body);
    u->place = FH_PLACE(e->Lambda.body);
    fhemit_hook(c, FH_HOOK_RETURN);
    fhemit(c, FH_OP_RETURN, value, 0, 0);
    make(c, base, bits, finish(c));
    return base;
}

/* ---- classes and modules ---------------------------------------------------------------------------------------- */

static void store_text(FhCompiler *c, const char *name, FhValue owned) {
    uint32_t reg = fhunit_push(c);
    FhName *n = fhcompiler_name(c, name);
    fhemit_const(c, reg, owned);
    if (n) fhname_store(c, n, reg);
    fhunit_pop(c, reg);
}

void fhfunction_namespace_body(FhCompiler *c, FhStmts body) {
    FhExpr *doc = docstring_of(body);
    if (c->unit->scope->annotations) fhemit(c, FH_OP_SETUP_ANNOTATIONS, 0, 0, 0);
    if (doc && !c->unit->interactive && !(c->flags & FHCOMPILE_NO_DOCSTRINGS)) {
        c->unit->place = FH_PLACE(doc);
        store_text(c, "__doc__", fhconst_of(c, &doc->Constant));
        body.items++;
        body.count--;
    }
    fhstmt_body(c, body);
}

/* __module__ = __name__ */
static void store_module_name(FhCompiler *c) {
    FhName *from = fhcompiler_name(c, "__name__"), *to = fhcompiler_name(c, "__module__");
    uint32_t reg = fhunit_push(c);
    if (from && to) {
        fhname_load(c, from, reg);
        fhname_store(c, to, reg);
    }
    fhunit_pop(c, reg);
}

static void return_class_cell(FhCompiler *c) {
    uint32_t cell = fhunit_push(c), copy = fhunit_push(c);
    FhName *name = fhcompiler_name(c, "__classcell__");
    fhemit(c, FH_OP_COPY, cell, c->unit->class_cell, 0);
    fhemit(c, FH_OP_COPY, copy, cell, 0);
    if (name) fhname_store(c, name, copy);
    fhemit(c, FH_OP_RETURN, cell, 0, 0);
    fhunit_pop(c, cell);
}

static Finished class_code(FhCompiler *c, FhStmt *st, uint32_t first_line) {
    Finished none = {FH_ERR, NULL, 0};
    FhUnit *u = fhunit_open(c, FHUNIT_CLASS, st, first_line);
    if (!u) return none;
    if (!c->failed) {
        store_module_name(c);
        store_text(c, "__qualname__", fh_retain(u->qualname));
        fhfunction_namespace_body(c, st->ClassDef.body);
        if (u->class_cell != UINT32_MAX) return_class_cell(c);
        if (u->class_cell == UINT32_MAX) fhfunction_return_none(c, st->ClassDef.body);
    }
    return finish(c);
}

void fhstmt_class(FhCompiler *c, FhStmt *st) {
    FhExprs decorators = st->ClassDef.decorator_list;
    uint32_t depth = push_decorators(c, decorators), base = fhunit_push(c);
    fhemit(c, FH_OP_LOAD_BUILD_CLASS, base, 0, 0);
    if (c->failed) return;
    Finished f = class_code(c, st, first_line_of(st, decorators));
    make(c, base + 1, 0, f);
    fhemit_const(c, fhunit_push(c), fhconst_name(c, st->ClassDef.name));
    fhcall_emit(c, base, false, st->ClassDef.bases.items, st->ClassDef.bases.count, st->ClassDef.keywords, 2);
    apply_decorators(c, decorators, depth);
    fhname_store(c, st->ClassDef.name, depth);
    fhunit_pop(c, depth);
}
