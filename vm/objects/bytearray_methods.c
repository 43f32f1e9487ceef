#include "objects/bytearray_methods.h"
#include "objects/bytes_methods.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/tuple.h"

#define METHOD(name)                                                                                         \
    FhValue fhbytearray_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)args, (void)nargs, (void)kwnames

FhValue fhbytearray_bytes_of(FhVM *vm, FhValue v) {
    if (fhbuffer_check(vm, v)) return fhbytes_of(vm, v);
    FhText t;
    fhtext_init(&t, vm);
    FhValue made = fhbytes_add_items(&t, v, "bytearray") < 0 ? FH_ERR : fhbytes_new(vm, t.data, t.size);
    fhtext_free(&t);
    return made;
}

int fhbytearray_extend(FhVM *vm, FhValue self, FhValue from, const char *message) {
    const FhSlots *slots = fh_slots(vm, from);
    if (!slots->buffer && !slots->iter && !slots->sq_item) {
        return fhraise_int(vm, FH_T_TypeError, message, from);
    }
    FhValue over = slots->buffer ? fh_retain(from) : fhiter(vm, from);
    if (over == FH_ERR && fhpending_is(vm, FH_T_TypeError)) {
        fhpending_clear(vm);
        fhraise(vm, FH_T_TypeError, message, from);
    }
    FhValue bytes = over == FH_ERR ? FH_ERR : fhbytearray_bytes_of(vm, over);
    fh_release(vm, over);
    if (bytes == FH_ERR) return -1;
    FhByteArray *b = fhas_bytearray(self);
    int status =
        fhbytearray_splice(vm, b, b->size, b->size, fhas_bytes(bytes)->data, fhas_bytes(bytes)->size);
    fh_release(vm, bytes);
    return status;
}

METHOD(append) {
    UNUSED;
    uint8_t byte;
    if (fhbytes_item(vm, args[0], "byte", &byte) < 0) return FH_ERR;
    FhByteArray *b = fhas_bytearray(self);
    if (fhbytearray_resize(vm, b, b->size + 1) < 0) return FH_ERR;
    b->data[b->size - 1] = byte;
    return FH_NONE;
}

METHOD(clear) {
    UNUSED;
    return fhbytearray_resize(vm, fhas_bytearray(self), 0) < 0 ? FH_ERR : FH_NONE;
}

METHOD(copy) {
    UNUSED;
    return fhbytearray_new(vm, fhas_bytearray(self)->data, fhas_bytearray(self)->size);
}

METHOD(extend) {
    UNUSED;
    return fhbytearray_extend(vm, self, args[0], "can't extend bytearray with %T") < 0 ? FH_ERR : FH_NONE;
}

METHOD(insert) {
    UNUSED;
    int64_t at;
    uint8_t byte;
    if (fhargs_index(vm, args[0], &at) < 0 || fhbytes_item(vm, args[1], "byte", &byte) < 0) return FH_ERR;
    FhByteArray *b = fhas_bytearray(self);
    int64_t size = (int64_t)b->size;
    if (at < 0) at = at + size < 0 ? 0 : at + size;
    if (at > size) at = size;
    return fhbytearray_splice(vm, b, (size_t)at, (size_t)at, &byte, 1) < 0 ? FH_ERR : FH_NONE;
}

METHOD(pop) {
    UNUSED;
    int64_t at = -1;
    if (nargs && fhargs_index(vm, args[0], &at) < 0) return FH_ERR;
    FhByteArray *b = fhas_bytearray(self);
    if (!b->size) return fhraise(vm, FH_T_IndexError, "pop from empty bytearray");
    if (at < 0) at += (int64_t)b->size;
    if (at < 0 || at >= (int64_t)b->size) return fhraise(vm, FH_T_IndexError, "pop index out of range");
    uint8_t byte = b->data[at];
    if (fhbytearray_splice(vm, b, (size_t)at, (size_t)at + 1, NULL, 0) < 0) return FH_ERR;
    return fh_int_raw(byte);
}

METHOD(remove) {
    UNUSED;
    uint8_t byte;
    if (fhbytes_item(vm, args[0], "byte", &byte) < 0) return FH_ERR;
    FhByteArray *b = fhas_bytearray(self);
    const uint8_t *found = b->size ? memchr(b->data, byte, b->size) : NULL;
    if (!found) return fhraise(vm, FH_T_ValueError, "value not found in bytearray");
    size_t at = (size_t)(found - b->data);
    return fhbytearray_splice(vm, b, at, at + 1, NULL, 0) < 0 ? FH_ERR : FH_NONE;
}

METHOD(reverse) {
    UNUSED, (void)vm;
    FhByteArray *b = fhas_bytearray(self);
    for (size_t i = 0, j = b->size; i + 1 < j; i++) {
        uint8_t byte = b->data[i];
        b->data[i] = b->data[--j];
        b->data[j] = byte;
    }
    return FH_NONE;
}

METHOD(__alloc__) {
    UNUSED;
    return fhint_new(vm, (int64_t)fhas_bytearray(self)->capacity);
}

/* (type, (bytes,), __dict__ or None) */
METHOD(__reduce__) {
    UNUSED;
    FhValue dict = fhobject_dict(vm, self);
    if (dict == FH_ERR) return FH_ERR;
    if (dict == FH_NOVALUE) dict = FH_NONE;
    FhValue bytes = fhbytes_new(vm, fhas_bytearray(self)->data, fhas_bytearray(self)->size), v = FH_ERR;
    FhValue arguments = bytes == FH_ERR ? FH_ERR : fhtuple_pack(vm, 1, bytes);
    if (arguments != FH_ERR) v = fhtuple_pack(vm, 3, fh_typeval(vm, self), arguments, dict);
    fh_release(vm, arguments);
    fh_release(vm, bytes);
    fh_release(vm, dict);
    return v;
}

METHOD(__reduce_ex__) { return fhbytearray_m___reduce__(vm, self, args, nargs, kwnames); }
