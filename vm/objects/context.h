/* Context variables: what differs from one logical thread of execution to another. */
#ifndef FH_OBJECTS_CONTEXT_H
#define FH_OBJECTS_CONTEXT_H

#include "objects/vm.h"

typedef struct FhContextObject {
    FhObj header;
    FhValue vars;     /* dict: variable -> value */
    FhValue previous; /* while it runs: the context that was current before, or NOVALUE */
    bool entered;
    bool shared; /* a copy has the same dict: it is copied before it changes */
} FhContextObject;

typedef struct FhContextVar {
    FhObj header;
    FhValue name, default_; /* default_ NOVALUE: none */
} FhContextVar;

typedef struct FhContextToken {
    FhObj header;
    FhValue context, var, old; /* old NOVALUE: there was none */
    bool used;
} FhContextToken;

extern const FhTypeDef fhtypedef_Context, fhtypedef_ContextVar, fhtypedef_Token, fhtypedef_TokenMissing;

FhValue fhcontext_copy_current(FhVM *vm) FH_MUST_CHECK;

#endif
