/* Exceptions, tracebacks and the frame objects that tracebacks show.
 *
 * All builtin exception types share one layout; those with named attributes (OSError, SyntaxError, …) keep them in
 * `fields`, nfields of them (FH_NOVALUE: unset), in the order of the FH_X_ numbers below. Other attributes live in
 * `dict`. An exception in flight is always an instance: there is no lazy form. */
#ifndef FH_OBJECTS_EXCEPTION_H
#define FH_OBJECTS_EXCEPTION_H

#include "objects/vm.h"

typedef struct FhException {
    FhObj header;
    FhValue args;           /* tuple */
    FhValue traceback;      /* FH_T_traceback or NONE */
    FhValue context, cause; /* exception or NONE */
    FhValue dict;           /* or NOVALUE; __notes__ is in it */
    uint16_t nfields;
    bool suppress_context;
    FhValue fields[];
} FhException;

enum { /* field numbers by type */
       FH_X_STOP_VALUE = 0,
       FH_X_EXIT_CODE = 0,
       FH_X_NAME_NAME = 0,
       FH_X_ATTRIBUTE_NAME = 0,
       FH_X_ATTRIBUTE_OBJ,
       FH_X_GROUP_MESSAGE = 0,
       FH_X_GROUP_EXCEPTIONS, /* tuple */
       FH_X_IMPORT_MSG = 0,
       FH_X_IMPORT_NAME,
       FH_X_IMPORT_PATH,
       FH_X_OS_ERRNO = 0,
       FH_X_OS_STRERROR,
       FH_X_OS_FILENAME,
       FH_X_OS_FILENAME2,
       FH_X_OS_WRITTEN,
       FH_X_SYNTAX_MSG = 0,
       FH_X_SYNTAX_FILENAME,
       FH_X_SYNTAX_LINENO,
       FH_X_SYNTAX_OFFSET,
       FH_X_SYNTAX_TEXT,
       FH_X_SYNTAX_END_LINENO,
       FH_X_SYNTAX_END_OFFSET,
       FH_X_SYNTAX_PRINT,
       FH_X_UNICODE_ENCODING = 0,
       FH_X_UNICODE_OBJECT,
       FH_X_UNICODE_START,
       FH_X_UNICODE_END,
       FH_X_UNICODE_REASON
};

typedef struct FhTraceback {
    FhObj header;
    FhValue next; /* traceback of the callee, or NONE */
    FhValue code; /* code object */
    FhValue globals;
    FhValue frame;  /* frame object made on demand, or NOVALUE */
    FhValue locals; /* tuple: registers of a frame that the exception has left; or NOVALUE */
    struct FhTraceback
        *outer;  /* entry whose next this is, not owned: it takes itself out when it dies; or NULL */
    uint32_t at; /* word in the code */
    FhFrame *
        record; /* the activation that caught the exception, for as long as it runs under that number; or NULL */
    uint64_t serial;
} FhTraceback;

typedef struct FhFrameObj { /* what scripts see as a frame: runtime/frame_object.c */
    FhObj header;
    FhValue code, globals;
    FhValue locals;            /* what f_locals gave: dict, or NOVALUE */
    FhValue kept;              /* tuple: registers of a function that has ended; or NOVALUE */
    FhValue back;              /* frame or NONE; of what has ended */
    FhFrame *live;             /* the activation, while it lives */
    uint32_t at;               /* word in the code, of what has ended */
    bool entering;             /* the call is being told of: it stands in the line of the `def` */
    bool quiet_lines, opcodes; /* f_trace_lines is False, f_trace_opcodes is True */
    FhValue trace;             /* f_trace, or NOVALUE */
} FhFrameObj;

extern const FhTypeDef fhtypedef_traceback, fhtypedef_frame;
extern const FhTypeDef fhtypedef_exceptions[]; /* by id - FH_T_BaseException */

static inline FhException *fhas_exception(FhValue v) { return FH_AS(FhException, v); }
static inline bool fhexception_check(FhVM *vm, FhValue v) { /* an instance */
    return fh_is_obj(v) && (vm->shapes[fh_obj(v)->shape]->type->flags & FH_TF_EXC) != 0;
}
bool fhexception_class(FhVM *vm, FhValue v); /* v is a class under BaseException */
/* An instance of a builtin exception type with these args (a tuple, retained), its __init__ not run by script. */
FhValue fhexception_new(FhVM *vm, FhTypeId type, FhValue args) FH_MUST_CHECK;
FhTypeId fhexception_os_type(int errno_);               /* the subclass of OSError for it, or OSError */
FhValue fhexception_field(FhValue exc, uint32_t field); /* borrowed; NOVALUE when unset */
void fhexception_set_field(FhVM *vm, FhValue exc, uint32_t field, FhValue v); /* retains v */
/* What `raise v` and throw(type, value) make of their operands: an instance, owned. value NOVALUE: none. */
FhValue fhexception_normalize(FhVM *vm, FhValue type, FhValue value) FH_MUST_CHECK;
/* Does exc match the class or tuple of an except clause? 1, 0, -1 (TypeError for what is no exception class). */
int fhexception_matches(FhVM *vm, FhValue exc, FhValue spec);
/* except*: *match and *rest owned, NONE when empty. */
int fhexception_split_star(FhVM *vm, FhValue exc, FhValue spec, FhValue *match, FhValue *rest);
/* What an except* statement raises in the end (see RERAISE_STAR): NONE or an exception, owned. */
FhValue fhexception_reraise_star(FhVM *vm, FhValue original, FhValue list) FH_MUST_CHECK;
/* exc.__context__ = context, breaking cycles; context retained. */
void fhexception_set_context(FhVM *vm, FhValue exc, FhValue context);
void fhexception_set_cause(FhVM *vm, FhValue exc, FhValue cause /* exception or NONE */);

/* Prepends an entry to exc.__traceback__. Out of memory: the entry is left out; the pending exception stays. */
void fhtraceback_add(FhVM *vm, FhValue exc, FhValue code, FhValue globals, uint32_t at);
/* The frame that made the newest entry ends by this exception: its locals (code->nlocals registers) are moved into the
 * entry, where they live as long as it does, as in CPython. The registers become dead (0). */
void fhtraceback_keep_locals(FhVM *vm, FhValue exc, FhValue code, FhValue *regs);
/* The newest entry is of this activation, which goes on. */
void fhtraceback_caught(FhValue exc, FhValue code, FhFrame *record, uint64_t serial);
/* The newest entry is of an activation that has this frame object. */
void fhtraceback_set_frame(FhVM *vm, FhValue exc, FhValue code, FhValue frame);
uint32_t fhtraceback_line(FhValue tb);
/* A frame object of an activation that has ended; kept: tuple of its registers or NOVALUE. In runtime/, as the next. */
FhValue fhframe_new(FhVM *vm, FhValue code, FhValue globals, FhValue kept, FhValue back,
                    uint32_t at) FH_MUST_CHECK;
FhFrame *fhframe_running(FhVM *vm, FhFrame *record, uint64_t serial); /* NULL: it has ended */
FhValue fhframe_object(FhVM *vm, FhFrame *f) FH_MUST_CHECK;           /* owned */

/* ---- raising with attributes; all give FH_ERR ---- */
FhValue fhraise_stop_iteration(FhVM *vm, FhValue value) FH_COLD; /* value NONE: no argument */
FhValue fhraise_key(FhVM *vm, FhValue key) FH_COLD;              /* KeyError(key) */
/* AttributeError "'T' object has no attribute 'name'" (or "type object 'T' …") with name and obj set. */
FhValue fhraise_no_attribute(FhVM *vm, FhValue obj, FhValue name) FH_COLD;
/* The same for writing and deleting: name and obj are not set. */
FhValue fhraise_no_attribute_to_set(FhVM *vm, FhValue obj, FhValue name) FH_COLD;
/* A read of obj.name has failed: an AttributeError that does not say of what is told. */
FhValue fhraise_from_getter(FhVM *vm, FhValue obj, FhValue name) FH_COLD;
FhValue fhraise_attribute(FhVM *vm, FhValue obj, FhValue name, const char *format, ...) FH_COLD;
FhValue fhraise_name(FhVM *vm, FhTypeId exception, FhValue name, const char *format, ...) FH_COLD;
FhValue fhraise_import(FhVM *vm, FhTypeId exception, FhValue name, FhValue path, const char *format,
                       ...) FH_COLD;

#endif
