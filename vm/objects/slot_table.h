/* The one table of dunder methods and slots: S(name, slot field, how, script function).
 *
 *   how               how a wrapper_descriptor passes its arguments to the slot (type_slots.c)
 *   script function   what the slot of a script class holds when the class defines the method; NULL: the name only shows
 *                     the slot, and a method of that name is found by another line
 *
 * Lines of one slot stand together. Order matters where two slots share a name: the first one that a builtin type has
 * gives the entry in its dict. */
#ifndef FH_OBJECTS_SLOT_TABLE_H
#define FH_OBJECTS_SLOT_TABLE_H

#include "objects/vm.h"

typedef enum FhWrapKind {
    FH_WRAP_UNARY,  /* () */
    FH_WRAP_BINARY, /* (other), slot(self, other) */
    FH_WRAP_BINARY_L, /* the same for number slots: NotImplemented where other is not of the type is up to the slot */
    FH_WRAP_BINARY_R, /* (other), slot(other, self) */
    FH_WRAP_POW,
    FH_WRAP_POW_R,
    FH_WRAP_HASH,
    FH_WRAP_LT,
    FH_WRAP_LE,
    FH_WRAP_EQ,
    FH_WRAP_NE,
    FH_WRAP_GT,
    FH_WRAP_GE,
    FH_WRAP_CALL,
    FH_WRAP_SETATTR,
    FH_WRAP_DELATTR,
    FH_WRAP_GET,
    FH_WRAP_SET,
    FH_WRAP_DELETE,
    FH_WRAP_NEXT,
    FH_WRAP_INIT,
    FH_WRAP_DEL,
    FH_WRAP_BOOL,
    FH_WRAP_LEN,
    FH_WRAP_SETITEM,
    FH_WRAP_DELITEM,
    FH_WRAP_CONTAINS,
    FH_WRAP_REPEAT,
    FH_WRAP_SQ_ITEM,
    FH_WRAP_NONE /* no wrapper: the name is served by something else (__new__, __getattr__) */
} FhWrapKind;

typedef struct FhSlotDef {
    uint16_t name;   /* FhNameId */
    uint16_t offset; /* in FhSlots */
    uint8_t how;     /* FhWrapKind */
    void (*script)(void);
    const char *doc;
} FhSlotDef;

/* clang-format off */
#define FH_NUMBER_SLOTS(B, op) \
    B(FH_ADD, add, "+") B(FH_SUB, sub, "-") B(FH_MUL, mul, "*") B(FH_MOD, mod, "%") B(FH_DIVMOD, divmod, "divmod") \
    B(FH_LSHIFT, lshift, "<<") B(FH_RSHIFT, rshift, ">>") B(FH_AND, and, "&") B(FH_XOR, xor, "^") B(FH_OR, or, "|") \
    B(FH_FLOORDIV, floordiv, "//") B(FH_TRUEDIV, truediv, "/") B(FH_MATMUL, matmul, "@")
/* clang-format on */

extern const FhSlotDef fhslot_table[];
extern const uint32_t fhslot_count;

/* Calls the slot of a wrapper_descriptor with arguments behind self. */
FhValue fhwrapper_call_slot(FhVM *vm, FhValue descr, FhValue self, const FhValue *args, uint32_t nargs,
                            FhValue kwnames);

#endif
