/* What the files of the exception types share. */
#ifndef FH_OBJECTS_EXCEPTION_PARTS_H
#define FH_OBJECTS_EXCEPTION_PARTS_H

#include "objects/exception.h"

FhValue fhexception_make(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames);
int fhexception_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
int fhexception_set_args(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs);
void fhexception_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx);
void fhexception_finalize(FhVM *vm, FhObj *o);
FhValue fhexception_repr(FhVM *vm, FhValue self);
FhValue fhexception_str(FhVM *vm, FhValue self);

/* A getset for field `number`: None when unset; deleting unsets. */
#define FH_FIELD(function, number)                                                                           \
    static FhValue get_##function(FhVM *vm, FhValue self) {                                                  \
        (void)vm;                                                                                            \
        FhValue v = fhas_exception(self)->fields[number];                                                    \
        return v == FH_NOVALUE ? FH_NONE : fh_retain(v);                                                     \
    }                                                                                                        \
    static int set_##function(FhVM *vm, FhValue self, FhValue v) {                                           \
        fh_set_ref(vm, fh_obj(self), &fhas_exception(self)->fields[number], v);                              \
        return 0;                                                                                            \
    }
#define FH_FIELD_DEF(name, function, doc)                                                                    \
    { name, get_##function, set_##function, doc }
#define FH_EXC_SIZE(n) (uint32_t)(sizeof(FhException) + (n) * sizeof(FhValue))
/* The slot tables of exception types say everything that BaseException's says, so that they are shared by all VMs. */
#define FH_EXC_LIFE                                                                                          \
    { .visit = fhexception_visit, .finalize = fhexception_finalize }

#define FH_EXC_TABLES(X)                                                                                     \
    X(StopIteration)                                                                                         \
    X(SystemExit)                                                                                            \
    X(NameError)                                                                                             \
    X(AttributeError)                                                                                        \
    X(ImportError)                                                                                           \
    X(OSError)                                                                                               \
    X(SyntaxError) X(UnicodeEncodeError) X(UnicodeDecodeError) X(UnicodeTranslateError) X(BaseExceptionGroup)
#define X(name)                                                                                              \
    extern const FhSlots fhexception_slots_##name;                                                           \
    extern const FhGetSetDef fhexception_getsets_##name[];
FH_EXC_TABLES(X)
#undef X
extern const FhMethodDef fhexception_methods_BaseExceptionGroup[];

#endif
