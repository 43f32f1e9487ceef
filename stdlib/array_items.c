/* Items of arrays: the type codes, and how an item of each is read and written, all in this machine's byte order. */
#include "stdlib/array_parts.h"
#include "objects/instance.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"

static const FhArrayKind kinds[] = {
    {'b', 1, true, "signed char", INT8_MIN, INT8_MAX},
    {'B', 1, false, "unsigned byte integer", 0, UINT8_MAX},
    {'u', 4, false, "unicode character", 0, 0x10ffff},
    {'h', 2, true, "signed short integer", INT16_MIN, INT16_MAX},
    {'H', 2, false, "unsigned short", 0, UINT16_MAX},
    {'i', 4, true, "signed integer", INT32_MIN, INT32_MAX},
    {'I', 4, false, "unsigned int", 0, UINT32_MAX},
    {'l', 8, true, "signed long", INT64_MIN, INT64_MAX},
    {'L', 8, false, "unsigned long", 0, INT64_MAX},
    {'q', 8, true, "signed long long", INT64_MIN, INT64_MAX},
    {'Q', 8, false, "unsigned long long", 0, INT64_MAX},
    {'f', 4, true, "float", 0, 0},
    {'d', 8, true, "double", 0, 0},
};

const FhArrayKind *fharrayitems_kind(uint32_t code) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if ((uint32_t)kinds[i].code == code) return &kinds[i];
    return NULL;
}

FhValue fharrayitems_load(FhVM *vm, const FhArrayKind *k, const uint8_t *p) {
#define LOAD(type)                                                                                           \
    type x;                                                                                                  \
    memcpy(&x, p, sizeof x)
    switch (k->code) {
    case 'b': return fh_int_raw(*(const int8_t *)p);
    case 'B': return fh_int_raw(*p);
    case 'h': {
        LOAD(int16_t);
        return fh_int_raw(x);
    }
    case 'H': {
        LOAD(uint16_t);
        return fh_int_raw(x);
    }
    case 'i': {
        LOAD(int32_t);
        return fh_int_raw(x);
    }
    case 'I': {
        LOAD(uint32_t);
        return fh_int_raw(x);
    }
    case 'l':
    case 'q': {
        LOAD(int64_t);
        return fhint_new(vm, x);
    }
    case 'L':
    case 'Q': {
        LOAD(uint64_t);
        return fhint_new_u64(vm, x);
    }
    case 'u': {
        LOAD(uint32_t);
        if (x > 0x10ffff) return fhraise(vm, FH_T_ValueError, "chr() arg not in range(0x110000)");
        return fhstr_char(vm, x);
    }
    case 'f': {
        LOAD(float);
        return fhfloat_distinct(vm, (double)x);
    }
    default: {
        LOAD(double);
        return x != x ? fhfloat_distinct(vm, x) : fhfloat_new(vm, x);
    }
    }
}

static void put(const FhArrayKind *k, uint8_t *p, uint64_t bits) {
    memcpy(p, &bits, k->size);
} /* little-endian */

/* Signed bytes are converted as shorts first, unsigned shorts as ints: what those do not hold is said of them. */
static const FhArrayKind *converted_as(const FhArrayKind *k, int64_t n) {
    const FhArrayKind *wider = k->code == 'b'   ? fharrayitems_kind('h')
                               : k->code == 'H' ? fharrayitems_kind('i')
                                                : k;
    return n < wider->min || n > wider->max ? wider : k;
}

/* CPython's converters differ by type: through long, through unsigned long, through the int's bytes. */
static FH_COLD int too_large(FhVM *vm, const FhArrayKind *k, bool fits_long, bool negative, int64_t n) {
    const char *text;
    switch (k->code) {
    case 'I':
    case 'L':
        if (negative) {
            text = "can't convert negative value to unsigned int";
            break;
        }
        if (k->code == 'I' && fits_long)
            return fhraise_int(vm, FH_T_OverflowError, "unsigned int is greater than maximum");
        text = "Python int too large to convert to C unsigned long";
        break;
    case 'q': text = "int too big to convert"; break;
    case 'Q': text = negative ? "can't convert negative int to unsigned" : "int too big to convert"; break;
    default:
        if (!fits_long) {
            text = "Python int too large to convert to C long";
            break;
        }
        k = converted_as(k, n);
        return fhraise_int(vm, FH_T_OverflowError, "%s is %s than %simum", k->name,
                           negative ? "less" : "greater", negative ? "min" : "max");
    }
    return fhraise_int(vm, FH_T_OverflowError, "%s", text);
}

static int store_big(FhVM *vm, const FhArrayKind *k, FhValue v, uint8_t *p) {
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return -1;
    int64_t n = 0;
    bool fits_long = fhint_try_i64(i, &n), negative = fhint_sign(i) < 0,
         fits = fits_long && n >= k->min && n <= k->max;
    if (fits) {
        put(k, p, (uint64_t)n);
    } else if (!fits_long && !negative && k->size == 8 && !k->is_signed) {
        fits = fhint_to_bytes(vm, i, p, 8, true, false) == 0;
        if (!fits) fhpending_clear(vm);
    }
    fh_release(vm, i);
    if (fits) return 0;
    /* 'I' goes through unsigned long: up to 64 bits there is a message of its own */
    if (k->code == 'I' && !fits_long && !negative) {
        uint8_t bytes[8];
        FhValue again = fhindex(vm, v);
        if (again == FH_ERR) return -1;
        fits_long = fhint_to_bytes(vm, again, bytes, 8, true, false) == 0;
        if (!fits_long) fhpending_clear(vm);
        fh_release(vm, again);
    }
    return too_large(vm, k, fits_long, negative, n);
}

static int store_char(FhVM *vm, FhValue v, uint8_t *p) {
    if (!fhstr_check(vm, v) || fhstr_length(v) != 1)
        return fhraise_int(vm, FH_T_TypeError, "array item must be unicode character");
    uint32_t c = fhstr_at(vm, v, 0);
    memcpy(p, &c, 4);
    return 0;
}

int fharrayitems_store(FhVM *vm, const FhArrayKind *k, FhValue v, uint8_t *p) {
    if (k->code == 'f' || k->code == 'd') {
        double d;
        if (fhfloat_from(vm, v, &d) < 0) return -1;
        float f = (float)d;
        k->code == 'f' ? memcpy(p, &f, 4) : memcpy(p, &d, 8);
        return 0;
    }
    if (k->code == 'u') return store_char(vm, v, p);
    if (FH_LIKELY(fh_is_int(v))) {
        int64_t n = fh_int_of(v);
        if (FH_LIKELY(n >= k->min && n <= k->max)) {
            put(k, p, (uint64_t)n);
            return 0;
        }
    } else if (!fh_slots(vm, v)->index) {
        return fhraise_int(vm, FH_T_TypeError, "'%T' object cannot be interpreted as an integer", v);
    }
    return store_big(vm, k, v, p);
}
