/* The buffer protocol and small helpers that str, bytes, bytearray and memoryview share. */
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

bool fhbuffer_check(FhVM *vm, FhValue v) { return fh_slots(vm, v)->buffer != NULL; }

int fhbuffer_get(FhVM *vm, FhValue v, FhBuffer *out, bool writable) {
    const FhSlots *slots = fh_slots(vm, v);
    if (!slots->buffer) {
        return fhraise_int(vm, FH_T_TypeError, "a bytes-like object is required, not '%T'", v);
    }
    return slots->buffer(vm, v, out, writable);
}

void fhbuffer_release(FhVM *vm, FhBuffer *b) {
    FhValue owner = b->owner;
    if (owner == FH_NOVALUE) return;
    b->owner = FH_NOVALUE;
    const FhSlots *slots = fh_slots(vm, owner);
    if (slots->buffer_end) slots->buffer_end(vm, owner, b);
    fh_release(vm, owner);
}

int fhbytes_index(FhVM *vm, FhValue key, int64_t *out) {
    FhValue i = fhindex(vm, key);
    if (i == FH_ERR) return -1;
    bool fits = fhint_try_i64(i, out);
    fh_release(vm, i);
    if (fits) return 0;
    return fhraise_int(vm, FH_T_IndexError, "cannot fit '%T' into an index-sized integer", key);
}

int fhbytes_c_int(FhVM *vm, FhValue v, int64_t *out) {
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return -1;
    bool fits = fhint_try_i64(i, out);
    fh_release(vm, i);
    if (fits && *out <= INT32_MAX && *out >= INT32_MIN) return 0;
    return fhraise_int(vm, FH_T_OverflowError, "Python int too large to convert to C int");
}

/* Fresh memory costs its page faults: some milliseconds between polls. */
enum { REPEAT_STEP = 8 << 20 };

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

int fhbytes_repeat(FhVM *vm, void *out, const void *data, size_t size, size_t total) {
    char *p = out;
    if (!total) return 0;
    if (size > 1) memcpy(p, data, size);
    for (size_t done = size > 1 ? size : 0, more; done < total; done += more) {
        more = smaller(total - done, size < REPEAT_STEP ? REPEAT_STEP / size * size : size);
        if (size == 1)
            memset(p + done, *(const unsigned char *)data, more);
        else
            memcpy(p + done, p,
                   more = smaller(more, done)); /* done is a multiple of size, or the rest fits */
        if (done >= REPEAT_STEP && fhpoll(vm) < 0) return -1;
    }
    return 0;
}

/* The reverse of the `count` bytes that end at `last`. */
static void reverse(uint8_t *out, const uint8_t *last, size_t count) {
    for (; count >= 8; count -= 8, out += 8, last -= 8) {
        uint64_t word;
        memcpy(&word, last - 7, 8);
        word = __builtin_bswap64(word);
        memcpy(out, &word, 8);
    }
    while (count--) *out++ = *last--;
}

void fhbytes_step(void *to, const void *from, int64_t step, size_t count) {
    uint8_t *out = to;
    const uint8_t *p = from;
    if (step == -1) {
        reverse(out, p, count);
        return;
    }
    for (size_t i = 0; i < count; i++) out[i] = p[(int64_t)i * step];
}

FhValue fhbytes_reduce_iterator(FhVM *vm, FhValue over, int64_t index, bool exhausted) {
    FhValue name = fhstr_intern(vm, "iter", 4);
    if (name == FH_ERR) return FH_ERR;
    FhValue iter = fhdict_get(vm, vm->builtins, name);
    if (iter == FH_ERR) return FH_ERR;
    if (iter == FH_NOVALUE) return fhraise(vm, FH_T_AttributeError, "iter");
    FhValue args = fhtuple_pack(vm, 1, over);
    if (args == FH_ERR) return FH_ERR;
    FhValue result =
        exhausted ? fhtuple_pack(vm, 2, iter, args) : fhtuple_pack(vm, 3, iter, args, fh_int_raw(index));
    fh_release(vm, args);
    return result;
}
