/* timedelta: days, seconds and microseconds, of which only days may be negative. Sums are worked out field by field; what
 * needs the whole as one number does so in 128 bits, and what does not fit there, or is no int, is done by the script half. */
#include "objects/int.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "stdlib/datetime_parts.h"

enum { MAX_DAYS = 999999999 };

static FhWide whole_us(const FhDelta *d) {
    return ((FhWide)d->days * FH_DAY_SECONDS + d->seconds) * FH_SECOND_US + d->us;
}

int fhdelta_order(const FhDelta *a, const FhDelta *b) {
    if (a->days != b->days) return a->days < b->days ? -1 : 1;
    if (a->seconds != b->seconds) return a->seconds < b->seconds ? -1 : 1;
    return a->us < b->us ? -1 : a->us > b->us;
}

/* ---- making ---- */

/* Takes from *low what is not in 0 … base-1, and gives how often base went into it. */
static inline int64_t carry(int64_t *low, int64_t base) {
    if (FH_LIKELY(*low >= 0 && *low < base)) return 0;
    int64_t n = *low / base - (*low % base < 0);
    *low -= n * base;
    return n;
}

static FH_COLD FhValue too_large(FhVM *vm) {
    return fhraise(vm, FH_T_OverflowError, "Python int too large to convert to C int");
}

FhValue fhdelta_make(FhVM *vm, FhValue type, int64_t days, int64_t seconds, int64_t us) {
    if (__builtin_add_overflow(seconds, carry(&us, FH_SECOND_US), &seconds) ||
        __builtin_add_overflow(days, carry(&seconds, FH_DAY_SECONDS), &days))
        return too_large(vm);
    if (FH_UNLIKELY(days > MAX_DAYS || days < -MAX_DAYS)) {
        if (days != (int32_t)days) return too_large(vm);
        return fhraise(vm, FH_T_OverflowError, "days=%d; must have magnitude <= %d", (int)days, MAX_DAYS);
    }
    FhDelta *d = (FhDelta *)fhdatetime_cell(vm, type, FH_T_timedelta, sizeof *d);
    if (!d) return FH_ERR;
    d->days = (int32_t)days;
    d->seconds = (int32_t)seconds;
    d->us = (int32_t)us;
    return fh_val(d);
}

FhValue fhdelta_new(FhVM *vm, int64_t days, int64_t seconds, int64_t us) {
    return fhdelta_make(vm, fh_val(vm->types[FH_T_timedelta]), days, seconds, us);
}

static FhValue of_wide(FhVM *vm, FhValue type, FhWide us) {
    FhWide days = us / FH_DAY_US;
    if (days > INT32_MAX || days < INT32_MIN) return too_large(vm);
    return fhdelta_make(vm, type, (int64_t)days, 0, (int64_t)(us - days * FH_DAY_US));
}

static FhValue wide_value(FhVM *vm, FhWide n) {
    if (n == (int64_t)n) return fhint_new(vm, (int64_t)n);
    FhBigInt *b = fhint_alloc(vm, 2);
    if (!b) return FH_ERR;
    FhWide magnitude = n < 0 ? -n : n;
    b->sign = n < 0 ? -1 : 1;
    b->nlimbs = 2;
    b->limbs[0] = (uint64_t)magnitude;
    b->limbs[1] = (uint64_t)(magnitude >> 64);
    return fhint_finish(vm, b);
}

/* The duration of an int of microseconds, which is taken over. */
static FhValue of_value(FhVM *vm, FhValue type, FhValue us) {
    if (us == FH_ERR) return FH_ERR;
    if (fh_is_int(us)) return of_wide(vm, type, fh_int_of(us));
    FhOperand n;
    FhWide wide = 0;
    fhint_load(&n, us);
    bool fits = n.n <= 1 || (n.n == 2 && n.limbs[1] >> 62 == 0);
    for (uint32_t i = n.n; fits && i-- > 0;) wide = (FhWide)((unsigned __int128)wide << 64) + n.limbs[i];
    if (n.sign < 0) wide = -wide;
    fh_release(vm, us);
    return fits ? of_wide(vm, type, wide) : too_large(vm);
}

static FhValue delta_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"days",    "seconds", "microseconds", "milliseconds",
                                        "minutes", "hours",   "weeks",        NULL};
    static const FhParams params = {"__new__", names, 0, 0, 7};
    FhValue v[7];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    bool small = true, plain = true;
    int64_t n[7];
    for (int i = 0; i < 7; i++) {
        if (v[i] == FH_NOVALUE) v[i] = fh_int_raw(0);
        if (!fh_is_int(v[i])) {
            plain = false;
            break;
        }
        n[i] = fh_int_of(v[i]);
        small &= n[i] == (int32_t)n[i];
    }
    if (!plain) {
        for (int i = 0; i < 7; i++)
            if (v[i] == FH_NOVALUE) v[i] = fh_int_raw(0);
        return of_value(vm, type, fhdatetime_script(vm, FH_T_timedelta, "_sum", v, 7));
    }
    if (small)
        return fhdelta_make(vm, type, n[0] + n[6] * 7, n[1] + n[4] * 60 + n[5] * 3600, n[2] + n[3] * 1000);
    FhWide minutes = (((FhWide)n[0] + (FhWide)n[6] * 7) * 24 + n[5]) * 60 + n[4];
    return of_wide(vm, type, minutes * 60000000 + ((FhWide)n[1] * 1000 + n[3]) * 1000 + n[2]);
}

/* ---- arithmetic ---- */

static bool both(FhVM *vm, FhValue a, FhValue b) { return fhdelta_check(vm, a) && fhdelta_check(vm, b); }

static FhValue add(FhVM *vm, FhValue a, FhValue b) {
    if (!both(vm, a, b)) return FH_NOTIMPLEMENTED;
    const FhDelta *x = fhas_delta(a), *y = fhas_delta(b);
    return fhdelta_new(vm, (int64_t)x->days + y->days, x->seconds + y->seconds, x->us + y->us);
}

static FhValue sub(FhVM *vm, FhValue a, FhValue b) {
    if (!both(vm, a, b)) return FH_NOTIMPLEMENTED;
    const FhDelta *x = fhas_delta(a), *y = fhas_delta(b);
    return fhdelta_new(vm, (int64_t)x->days - y->days, x->seconds - y->seconds, x->us - y->us);
}

/* What the script half makes of a duration and a number: a duration of so many microseconds, or NotImplemented. */
static FhValue by_script(FhVM *vm, const char *name, FhValue a, FhValue b) {
    const FhValue args[] = {a, b};
    FhValue us = fhdatetime_script(vm, FH_T_timedelta, name, args, 2);
    return us == FH_NOTIMPLEMENTED ? us : of_value(vm, fh_val(vm->types[FH_T_timedelta]), us);
}

static FhValue mul(FhVM *vm, FhValue a, FhValue b) {
    if (!fhdelta_check(vm, a)) {
        FhValue number = a;
        a = b;
        b = number;
    }
    FhWide us;
    if (!fh_is_int(b)) return by_script(vm, "_times", a, b);
    if (__builtin_mul_overflow(whole_us(fhas_delta(a)), (FhWide)fh_int_of(b), &us)) return too_large(vm);
    return of_wide(vm, fh_val(vm->types[FH_T_timedelta]), us);
}

/* The operation on the microseconds of both. */
static FhValue as_ints(FhVM *vm, FhBinOp op, FhValue a, FhValue b) {
    FhValue x = wide_value(vm, whole_us(fhas_delta(a))), y = wide_value(vm, whole_us(fhas_delta(b)));
    FhValue v = x == FH_ERR || y == FH_ERR ? FH_ERR : fhbinary(vm, op, x, y);
    fh_release(vm, x);
    fh_release(vm, y);
    return v;
}

static FhValue floordiv(FhVM *vm, FhValue a, FhValue b) {
    if (!fhdelta_check(vm, a)) return FH_NOTIMPLEMENTED;
    return fhdelta_check(vm, b) ? as_ints(vm, FH_FLOORDIV, a, b) : by_script(vm, "_floordiv", a, b);
}

static FhValue truediv(FhVM *vm, FhValue a, FhValue b) {
    if (!fhdelta_check(vm, a)) return FH_NOTIMPLEMENTED;
    return fhdelta_check(vm, b) ? as_ints(vm, FH_TRUEDIV, a, b) : by_script(vm, "_truediv", a, b);
}

static FhValue mod(FhVM *vm, FhValue a, FhValue b) {
    if (!both(vm, a, b)) return FH_NOTIMPLEMENTED;
    return of_value(vm, fh_val(vm->types[FH_T_timedelta]), as_ints(vm, FH_MOD, a, b));
}

static FhValue divmod(FhVM *vm, FhValue a, FhValue b) {
    if (!both(vm, a, b)) return FH_NOTIMPLEMENTED;
    FhValue pair[2] = {as_ints(vm, FH_FLOORDIV, a, b), FH_NOVALUE};
    if (pair[0] == FH_ERR) return FH_ERR;
    pair[1] = mod(vm, a, b);
    if (pair[1] != FH_ERR) return fhtuple_take(vm, pair, 2);
    fh_release(vm, pair[0]);
    return FH_ERR;
}

static FhValue negative(FhVM *vm, FhValue v) {
    const FhDelta *d = fhas_delta(v);
    return fhdelta_new(vm, -(int64_t)d->days, -d->seconds, -d->us);
}
static FhValue positive(FhVM *vm, FhValue v) {
    const FhDelta *d = fhas_delta(v);
    return fhdelta_new(vm, d->days, d->seconds, d->us);
}
static FhValue absolute(FhVM *vm, FhValue v) {
    return fhas_delta(v)->days < 0 ? negative(vm, v) : positive(vm, v);
}
static int truth(FhVM *vm, FhValue v) {
    const FhDelta *d = fhas_delta(v);
    return (void)vm, d->days || d->seconds || d->us;
}

/* ---- comparison, text ---- */

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhdelta_check(vm, b)) return FH_NOTIMPLEMENTED;
    return fh_ordered(fhdelta_order(fhas_delta(a), fhas_delta(b)), 0, op);
}

static int64_t hash(FhVM *vm, FhValue v) { /* that of the tuple of the three */
    const FhDelta *d = fhas_delta(v);
    FhValue fields = fhtuple_pack(vm, 3, fh_int_raw(d->days), fh_int_raw(d->seconds), fh_int_raw(d->us));
    int64_t h = fields == FH_ERR ? -1 : fhhash(vm, fields);
    fh_release(vm, fields);
    return h;
}

static FhValue repr(FhVM *vm, FhValue v) {
    const FhDelta *d = fhas_delta(v);
    const struct {
        const char *name;
        int32_t value;
    } parts[] = {{"days", d->days}, {"seconds", d->seconds}, {"microseconds", d->us}};
    FhText t;
    bool any = false;
    fhtext_init(&t, vm);
    fhtext_format(&t, "%T(", v);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].value == 0) continue;
        fhtext_format(&t, "%s%s=%d", any ? ", " : "", parts[i].name, (int)parts[i].value);
        any = true;
    }
    fhtext_c(&t, any ? ")" : "0)");
    return fhtext_finish(&t);
}

static FhValue str(FhVM *vm, FhValue v) {
    const FhDelta *d = fhas_delta(v);
    char clock[24], *p = clock;
    *p++ = ':';
    p = fhcalendar_put(p, (unsigned)(d->seconds / 60 % 60), 2);
    *p++ = ':';
    p = fhcalendar_put(p, (unsigned)(d->seconds % 60), 2);
    if (d->us) {
        *p++ = '.';
        p = fhcalendar_put(p, (unsigned)d->us, 6);
    }
    *p = 0;
    int hours = d->seconds / 3600;
    if (d->days == 0) return fhstr_format(vm, "%d%s", hours, clock);
    return fhstr_format(vm, "%d day%s, %d%s", (int)d->days, d->days == 1 || d->days == -1 ? "" : "s", hours,
                        clock);
}

/* ---- the type ---- */

NATIVE(total_seconds) {
    UNUSED_ARGS;
    FhWide us = whole_us(fhas_delta(self));
    if (us < (1LL << 53) && us > -(1LL << 53)) return fhfloat_new(vm, (double)(int64_t)us / FH_SECOND_US);
    FhValue n = wide_value(vm, us);
    FhValue v = n == FH_ERR ? FH_ERR : fhbinary(vm, FH_TRUEDIV, n, fh_int_raw(FH_SECOND_US));
    fh_release(vm, n);
    return v;
}
NATIVE(reduce) {
    UNUSED_ARGS;
    const FhDelta *d = fhas_delta(self);
    FhValue fields = fhtuple_pack(vm, 3, fh_int_raw(d->days), fh_int_raw(d->seconds), fh_int_raw(d->us));
    FhValue v = fields == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, fh_typeval(vm, self), fields);
    fh_release(vm, fields);
    return v;
}

static FhValue get_days(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(fhas_delta(v)->days); }
static FhValue get_seconds(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(fhas_delta(v)->seconds); }
static FhValue get_us(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(fhas_delta(v)->us); }

static const FhMethodDef methods[] = {
    {"total_seconds", total_seconds, 0, 0, 0, "All of the duration in seconds."},
    {"__reduce__", reduce, 0, 0, 0, "__reduce__() -> (cls, state)"},
    {0},
};
static const FhGetSetDef getsets[] = {
    {"days", get_days, fhgetset_readonly, "Number of days."},
    {"seconds", get_seconds, fhgetset_readonly, "Number of seconds (>= 0 and less than 1 day)."},
    {"microseconds", get_us, fhgetset_readonly, "Number of microseconds (>= 0 and less than 1 second)."},
    {0}};
static const FhSlots slots = {
    .new_ = delta_new,
    .repr = repr,
    .str = str,
    .hash = hash,
    .compare = compare,
    .bool_ = truth,
    .binary = {[FH_ADD] = add,
               [FH_SUB] = sub,
               [FH_MUL] = mul,
               [FH_FLOORDIV] = floordiv,
               [FH_TRUEDIV] = truediv,
               [FH_MOD] = mod,
               [FH_DIVMOD] = divmod},
    .unary = {[FH_NEG] = negative, [FH_POS] = positive, [FH_ABS] = absolute},
};
const FhTypeDef fhtypedef_timedelta = {
    .doc = "A duration: the difference between two moments.",
    .size = sizeof(FhDelta),
    .flags = FH_TF_BASE,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
