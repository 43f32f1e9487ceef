/* Types, shapes, slots and the contract of native functions. Every file of objects/, runtime/ and stdlib/ stands on
 * this page. The model is CPython's: what a slot means, and when a slot returns NotImplemented, is as its C API has it.
 *
 * Conventions
 *   - Parameters are borrowed, results are owned by the caller. FH_ERR (or -1, or NULL) means: an exception is pending
 *     (vm->pending). Exactly then. Slots that can say "no such thing" without an exception return FH_NOVALUE.
 *   - Script code may run in any call that is not marked "runs no script": afterwards re-read lengths and pointers of
 *     every container, and hold your own references to what you still need (fh_retain … fh_release).
 *   - The arguments array of a native function stays valid and its values stay alive for the whole call.
 *   - Nothing is allocated but through the vm's heap (fhnew_object, fhmem_…). */
#ifndef FH_OBJECTS_OBJECT_H
#define FH_OBJECTS_OBJECT_H

#include "memory/heap.h"
#include "objects/types_list.h"

typedef enum FhTypeId {
    FH_T_free_cell,
#define T(id, name, base) FH_T_##id,
    FH_TYPES(T)
#undef T
#define E(name, base) FH_T_##name,
        FH_EXCEPTIONS(E)
#undef E
            FH_T_count
} FhTypeId;

enum { FH_FIRST_LIBRARY_TYPE = FH_T_abc_data, FH_LAST_LIBRARY_TYPE = FH_T_struct_iterator };

typedef struct FhType FhType;
typedef struct FhShape FhShape;
typedef struct FhBuffer FhBuffer;

/* ---- native functions ------------------------------------------------------------------------------------------ */

/* args[0 … nargs) positional, then one value for each name of the tuple kwnames (FH_NOVALUE: no keywords).
 * Only functions flagged FH_KW are ever given keywords; min/max of the definition have been checked by the caller. */
typedef FhValue (*FhNative)(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);

enum {
    FH_KW = 1,     /* takes keyword arguments (parses with fhargs_…; min/max are then not checked) */
    FH_CLASS = 2,  /* a class method: self is the class */
    FH_STATIC = 4, /* a static method */
    FH_DIRECT =
        16, /* ends arenas: wants to know whether other native functions are under way (vm->quiet_call) */
    FH_SWITCHES = 32, /* may begin or end tracing: the interpreter loop that called it looks then */
    FH_COEXIST = 8    /* replaces the method made from the slot of that name */
};
#define FH_ANY 0xffffu

typedef struct FhMethodDef {
    const char *name;
    FhNative fn;
    uint16_t min, max; /* positional arguments beside self; max FH_ANY: no bound */
    uint16_t flags;
    const char *doc; /* first line may be a signature, as CPython's "name(sig)\n--\n\ntext"; NULL: none */
} FhMethodDef;

typedef struct FhGetSetDef {
    const char *name;
    FhValue (*get)(FhVM *vm, FhValue self);
    int (*set)(FhVM *vm, FhValue self, FhValue v); /* v FH_NOVALUE: delete. NULL: read only */
    const char *doc;
} FhGetSetDef;

/* ---- slots ----------------------------------------------------------------------------------------------------- */

typedef enum FhBinOp { /* index into FhSlots.binary and .inplace */
                       FH_ADD,
                       FH_SUB,
                       FH_MUL,
                       FH_MATMUL,
                       FH_TRUEDIV,
                       FH_FLOORDIV,
                       FH_MOD,
                       FH_DIVMOD,
                       FH_POW,
                       FH_LSHIFT,
                       FH_RSHIFT,
                       FH_AND,
                       FH_XOR,
                       FH_OR,
                       FH_BINOPS
} FhBinOp;
typedef enum FhUnOp { FH_NEG, FH_POS, FH_INVERT, FH_ABS, FH_UNOPS } FhUnOp;
typedef enum FhCmpOp { FH_LT, FH_LE, FH_EQ, FH_NE, FH_GT, FH_GE } FhCmpOp;
/* a op b */
static inline FhValue fh_ordered(int64_t a, int64_t b, FhCmpOp op) {
    switch (op) {
    case FH_LT: return fh_bool(a < b);
    case FH_LE: return fh_bool(a <= b);
    case FH_EQ: return fh_bool(a == b);
    case FH_NE: return fh_bool(a != b);
    case FH_GT: return fh_bool(a > b);
    default: return fh_bool(a >= b);
    }
}

/* A type's C behaviour. Static and shared for builtin types. NULL: inherited from the base, and where that is object,
 * object's behaviour, which the functions of protocol.h supply (so go through them: getattro, setattro, repr, str, hash,
 * compare and init may be NULL). Classes of scripts have a copy of their own in which slots call dunder methods. Meaning of each: as CPython's slot of that name. */
typedef struct FhSlots {
    FhLife life; /* visit, finalize, del (__del__): memory/heap.h */
    FhValue (*repr)(FhVM *, FhValue);
    FhValue (*str)(FhVM *, FhValue);
    int64_t (*hash)(FhVM *, FhValue); /* -1: exception. Never returns -1 otherwise */
    FhValue (*compare)(FhVM *, FhValue a, FhValue b, FhCmpOp op); /* value or NotImplemented */
    FhValue (*call)(FhVM *, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames);
    FhValue (*getattro)(FhVM *, FhValue o, FhValue name);
    int (*setattro)(FhVM *, FhValue o, FhValue name, FhValue v); /* v FH_NOVALUE: delete */
    FhValue (*descr_get)(FhVM *, FhValue descr, FhValue obj,
                         FhValue type);                              /* obj FH_NOVALUE: through the class */
    int (*descr_set)(FhVM *, FhValue descr, FhValue obj, FhValue v); /* v FH_NOVALUE: delete */
    FhValue (*iter)(FhVM *, FhValue);
    FhValue (*next)(FhVM *,
                    FhValue); /* FH_NOVALUE: exhausted (StopIteration not raised; or raised by script code) */
    FhValue (*await_)(FhVM *, FhValue);
    FhValue (*aiter)(FhVM *, FhValue);
    FhValue (*anext)(FhVM *, FhValue);
    /* New instance. `type` is the class called (maybe a subclass). Receives the arguments of the call. */
    FhValue (*new_)(FhVM *, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames);
    int (*init)(FhVM *, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);
    int (*bool_)(FhVM *, FhValue);                           /* 0, 1, -1 */
    int64_t (*len)(FhVM *, FhValue);                         /* -1: exception; sequences and mappings alike */
    FhValue (*getitem)(FhVM *, FhValue, FhValue key);        /* o[key], slices included */
    int (*setitem)(FhVM *, FhValue, FhValue key, FhValue v); /* v FH_NOVALUE: delete */
    FhValue (*sq_item)(FhVM *, FhValue,
                       int64_t i); /* sequences: index already made non-negative by len; IndexError */
    int (*contains)(FhVM *, FhValue, FhValue);
    FhValue (*sq_concat)(FhVM *, FhValue, FhValue); /* + of sequences, tried after the number slots */
    FhValue (*sq_repeat)(FhVM *, FhValue, int64_t n);
    FhValue (*sq_inplace_concat)(FhVM *, FhValue, FhValue);
    FhValue (*sq_inplace_repeat)(FhVM *, FhValue, int64_t n);
    FhValue (*binary[FH_BINOPS])(FhVM *, FhValue a,
                                 FhValue b); /* either operand may be the own type; NotImplemented */
    FhValue (*inplace[FH_BINOPS])(FhVM *, FhValue a, FhValue b);
    FhValue (*pow3)(FhVM *, FhValue a, FhValue b, FhValue m); /* pow(a, b, m) with m not None */
    FhValue (*unary[FH_UNOPS])(FhVM *, FhValue);
    FhValue (*int_)(FhVM *, FhValue);
    FhValue (*float_)(FhVM *, FhValue);
    FhValue (*index)(FhVM *, FhValue);
    /* Read-only or writable bytes of the object (bytes, bytearray, memoryview); -1 raises. Released by buffer_end. */
    int (*buffer)(FhVM *, FhValue, FhBuffer *out, bool writable);
    void (*buffer_end)(FhVM *, FhValue, FhBuffer *b);
} FhSlots;

struct FhBuffer {
    uint8_t *data;
    size_t size;
    FhValue owner; /* retained */
    bool readonly;
    uint32_t itemsize;
    char format; /* struct code, 'B' for bytes */
};

/* ---- types and shapes ------------------------------------------------------------------------------------------ */

enum {
    FH_TF_BASE = 1u << 0,      /* may be subclassed by scripts */
    FH_TF_CONTAINER = 1u << 1, /* has visit: cells lie in container pages */
    FH_TF_HEAP = 1u << 2,      /* class made by a script: mutable */
    FH_TF_DICT = 1u << 3,      /* instances take arbitrary attributes */
    FH_TF_VARSIZE = 1u << 4,   /* cell size differs by instance: fields of subclasses lie behind the items */
    FH_TF_ABSTRACT = 1u << 5,  /* has abstract methods */
    FH_TF_INT = 1u << 8,       /* subclass flags for fast isinstance */
    FH_TF_STR = 1u << 9,
    FH_TF_BYTES = 1u << 10,
    FH_TF_LIST = 1u << 11,
    FH_TF_TUPLE = 1u << 12,
    FH_TF_DICTSUB = 1u << 13,
    FH_TF_TYPE = 1u << 14,
    FH_TF_EXC = 1u << 15,
    FH_TF_FLOAT = 1u << 16,
    FH_TF_SET = 1u << 17,
    FH_TF_SEQUENCE = 1u << 18,
    FH_TF_MAPPING = 1u << 19,       /* for match statements */
    FH_TF_GETATTR_PLAIN = 1u << 20, /* getattro is the generic one: attribute caches may be used */
    FH_TF_SETATTR_PLAIN = 1u << 21,
    FH_TF_INIT_PLAIN = 1u << 22,
    FH_TF_NEW_PLAIN = 1u << 23,    /* new_ is object's */
    FH_TF_DEL = 1u << 24,          /* has __del__ */
    FH_TF_METHOD_DESCR = 1u << 25, /* instances are functions: bound when looked up through an instance */
    FH_TF_LOUD =
        1u << 28, /* the end of an instance may be more than memory given back: ending.c; inherited */
    FH_TF_WEAKREF = 1u << 26, /* weak references to instances may be made; inherited */
    FH_TF_DATA =
        1u << 27, /* instances are data, whatever their C part: the strategy governs them; inherited */
};

/* Static definition of a builtin type: shared by all VMs, never written. One `const FhTypeDef fhtypedef_<id>` in the
 * file of the type. */
typedef struct FhTypeDef {
    const char *doc;
    uint32_t size;  /* bytes of the cell without items; 0: instances are immediates or inherited */
    uint32_t flags; /* FH_TF_… */
    const FhSlots *slots;
    const FhMethodDef *methods;      /* ends with name NULL; or NULL */
    const FhMethodDef *more_methods; /* the same, from another file */
    const FhGetSetDef *getsets;      /* likewise */
    const char *module;              /* NULL: "builtins" */
    /* Adds what tables cannot say (constants, nested objects) to the type's dict; may be NULL. */
    int (*ready)(FhVM *vm, FhType *t);
    uint32_t
        dict_offset; /* of an FhValue in the C part that holds the attribute dict or NOVALUE; 0: none. With it
                             set, instances (of subclasses too) keep all attributes in that dict. */
} FhTypeDef;

/* What few ask of a type, apart from what every access reads. */
typedef struct FhTypeCold {
    FhValue bases; /* tuple */
    FhValue mro;   /* tuple */
    FhValue dict;  /* dict */
    FhValue name, qualname;
    FhValue slot_names; /* tuple of the names in __slots__ of this class itself, or NOVALUE */
    const char *c_name; /* of a type that a native module defines; see fhtype_c_name */
    /* raw block, not owned: what the class has told that it is there, where that is more than one base: the bases, and what
     * a metaclass has put into the MRO beside them */
    FhType **base_list;
    FhType **subclasses; /* raw block, not owned: a class removes itself when it dies */
    FhValue self;        /* instances of classes of scripts hold a reference to the class through this slot */
    FhShape *shapes;     /* of this type, linked by next_of_type; not the base shape of a builtin type */
    uint32_t nbase_list, base_list_size, nsubclasses, subclasses_capacity;
} FhTypeCold;

/* Builtin types come to life lazily: of a type with readied == false only what lies here is valid, and `cold` is one
 * shared record of NOVALUEs, never written, until fhtype_ready. Use the accessors of type.h. */
struct FhType {
    FhObj header;
    const FhSlots *slots;
    uint32_t flags;
    uint32_t
        version; /* changes when an attribute of it or of a base changes: method caches compare it; never 0 */
    uint32_t init_version; /* init_cached holds for this version: see fhtype_plain_init */
    uint16_t size;         /* cell size of the C part; fields of instances follow (not with FH_TF_VARSIZE) */
    uint16_t nslots;       /* __slots__ fields, bases' included: the first fields of every instance */
    uint16_t field_hint;   /* inline value words to reserve in new instances */
    uint16_t dict_offset;
    uint16_t id;          /* FH_T_…, or 0 */
    uint8_t max_fields;   /* most fields that an instance has had, 255: or more; field_hint learns from it */
    uint8_t made : 4;     /* instances made while field_hint is being learned */
    bool readied : 1;     /* builtin types: the dict is filled on first use (fhtype_ready) */
    bool quick : 1;       /* with init_version: fhinstance_quick may make instances, for init_cached */
    bool own_slots : 1;   /* slots is a raw block of this type; otherwise static, or another type's */
    FhShape *shape;       /* of a fresh instance */
    const FhTypeDef *def; /* builtin types; NULL for classes of scripts */
    const FhLife *c_life; /* of the C part: the nearest builtin base's */
    FhValue base;         /* type or NOVALUE: the one that gives the layout */
    FhValue init_cached;  /* borrowed */
    uint64_t held_by;     /* serial of the last arena that has been given a reference to this class */
    FhTypeCold *cold;     /* classes of scripts: the other half of an FhClass */
};

_Static_assert(sizeof(FhType) <= 96, "every VM has some 200 of them");

typedef struct FhClass {
    FhType type;
    FhTypeCold cold;
} FhClass;

/* The rest of a shape. The base shapes of builtin types share one that is never written, until they need their own. */
typedef struct FhShapeCold {
    FhShape *parent; /* the shape without the last field */
    FhValue key;     /* name of the last field (interned str, owned); NOVALUE in a root */
    FhShape **next;  /* transitions: raw block, searched in order */
    uint32_t nnext, next_capacity;
    FhValue *keys;       /* names of all fields, made on demand: raw block of nfields, not owned */
    FhShape *dict_shape; /* dict mode with the same capacity, made on demand */
    FhShape *next_of_type;
} FhShapeCold;

/* Layout of instances (hidden class). Where field i of an object lies follows from its shape alone (shape.h):
 * inline at value word i behind the C part, but when nfields > capacity the last inline word holds the address of a
 * raw overflow table with the fields from capacity - 1 on. In dict mode the fields beyond the first nslots live in a
 * dict, which lies in the last inline word (NOVALUE: empty). */
struct FhShape {
    const FhSlots *slots; /* the type's, for one load less */
    FhType *type;
    uint32_t id; /* index in vm->shapes; never re-used while the VM lives */
    uint16_t nfields;
    uint16_t capacity; /* inline value words behind the C part */
    FhShapeCold *cold;
    bool dict_mode;
};

#endif
