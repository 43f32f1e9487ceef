/* Text of an annotation under `from __future__ import annotations`. */
#include "compiler/unit.h"

FhValue fhunparse(FhCompiler *c, FhExpr *e) {
    (void)e;
    return fhraise(c->vm, FH_T_NotImplementedError, "from __future__ import annotations");
}
