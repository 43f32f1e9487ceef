/* What the files of scopes share among themselves. */
#ifndef FH_ANALYSIS_SCOPES_BUILD_H
#define FH_ANALYSIS_SCOPES_BUILD_H

#include "scopes.h"

bool fhscopes_memory(FhScopes *s);                                    /* records that memory ran out; false */
void *fhscopes_alloc(FhScopes *s, size_t count, size_t item);         /* zeroed; NULL */
FhSymbol *fhscopes_add(FhScopes *s, FhScope *scope, FhName *mangled); /* found or new; NULL: memory */
bool fhscopes_register(FhScopes *s, FhScope *scope);

bool fhscopes_walk(FhScopes *s);    /* walk.c: every scope with the flags of its symbols */
bool fhscopes_resolve(FhScopes *s); /* resolve.c: where each name lives */
bool fhscopes_check_annotation(FhScopes *s, const FhExpr *e); /* annotations.c: one that is kept as text */
bool fhscopes_future(FhScopes *s); /* future.c: the rules of `from __future__ import` */

#endif
