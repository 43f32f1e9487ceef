/* What the files about the meaning of names share: ownership_names.c, ownership_model.c, ownership_walk.c. */
#ifndef FH_ANALYSIS_OWNERSHIP_MODEL_H
#define FH_ANALYSIS_OWNERSHIP_MODEL_H

#include "ownership_engine.h"

/* A walk over a module: where it is. */
typedef struct ModelWalk {
    Check *c;
    Module *m;
    FhScope *scope;
    Fn *fn;
    Class *cls; /* whose body this is */
    bool second;
    FhExpr **spine;
    uint32_t nspine, capacity;
} ModelWalk;

/* ownership_names.c */
uint32_t fhown_find_var(Check *c, Module *m, FhScope *scope, FhName *name, bool make);
uint32_t fhown_module_var(Check *c, Module *m, FhName *name, bool make);
/* The builtin that a name or `memory.name` stands for. */
const char *fhown_builtin_of(Check *c, Module *m, FhScope *scope, const FhExpr *e);
const char *fhown_last_name(const FhExpr *e); /* "": it has none */
void fhown_bind_name(ModelWalk *w, FhName *name, Val value);
Val fhown_constant_value(ModelWalk *w, const FhExpr *e);

/* ownership_model.c */
void fhown_define_function(ModelWalk *w, const FhStmt *st);
void fhown_define_lambda(ModelWalk *w, const FhExpr *e);
void fhown_define_class(ModelWalk *w, const FhStmt *st);
void fhown_import_names(ModelWalk *w, const FhStmt *st);
void fhown_import_modules(ModelWalk *w, const FhStmt *st);

/* ownership_walk.c */
void fhown_walk(ModelWalk *w, FhStmts stmts);

#endif
