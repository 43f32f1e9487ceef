/* Checked size arithmetic: each returns false when the result does not fit, leaving *out undefined. */
#ifndef FH_BASE_SIZES_H
#define FH_BASE_SIZES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool fhsizes_add(size_t a, size_t b, size_t *out) {
    *out = a + b;
    return *out >= a;
}

static inline bool fhsizes_mul(size_t a, size_t b, size_t *out) {
    if (b && a > SIZE_MAX / b) return false;
    *out = a * b;
    return true;
}

/* header + count * item */
static inline bool fhsizes_array(size_t header, size_t count, size_t item, size_t *out) {
    return fhsizes_mul(count, item, out) && fhsizes_add(*out, header, out);
}

#endif
