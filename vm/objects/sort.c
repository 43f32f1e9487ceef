/* list.sort: a stable merge sort that finds what is sorted already.
 *
 * Natural runs (ascending, or strictly descending and then reversed) are found from the left, short ones are made longer
 * by binary insertion, and adjacent runs are merged in the order of the powersort policy (Munro and Wild): the boundary
 * between two runs has a power, the depth at which a perfectly balanced merge tree would split there, and a run waits on
 * the stack until a boundary of lower power arrives. A merge first leaves out the ends that are in place, copies the shorter
 * run aside, and gallops (exponential search) while one side keeps winning.
 *
 * Keys of one exact type are compared without the protocol; the whole machinery is compiled once a kind. An element that
 * is being compared is always in its array: a comparison may fail or run script code at any point, and all values are
 * still there. */
#include "objects/dead.h"
#include "objects/sort.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define ALWAYS_INLINE static inline __attribute__((always_inline))
#define MIN_GALLOP    7
#define MAX_RUNS      70 /* powers on the stack rise strictly and are at most 64 */

typedef enum Kind { INTS, FLOATS, STRS, TUPLES, ANY } Kind;

typedef struct Run {
    int64_t start, length;
    int power; /* of the boundary to the next run */
} Run;

typedef struct Sort {
    FhVM *vm;
    FhValue *keys, *values; /* values may be NULL */
    int64_t n;
    FhValue *temp, *temp_values; /* one block */
    int64_t temp_size;
    int64_t min_gallop;
    int nruns;
    Run runs[MAX_RUNS];
} Sort;

/* ---- comparison ---- */

/* The first bytes of the text as a number whose order is theirs. A cell has at least 8 bytes behind its header. */
static inline uint64_t head_of(const FhStr *s) {
    uint64_t head;
    memcpy(&head, s->bytes, 8);
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? __builtin_bswap64(head) : head;
}

/* Order of two str, <0, 0, >0: UTF-8 has the order of the code points. */
static inline int str_order(FhValue a, FhValue b) {
    const FhStr *x = fhas_str(a), *y = fhas_str(b);
    int longer = (x->nbytes > y->nbytes) - (x->nbytes < y->nbytes);
    size_t n = longer > 0 ? y->nbytes : x->nbytes;
    if (n == 0) return longer;
    uint64_t p = head_of(x), q = head_of(y);
    if (n < 8) p >>= 64 - 8 * n, q >>= 64 - 8 * n;
    if (p != q) return p < q ? -1 : 1;
    int order = n > 8 ? memcmp(x->bytes + 8, y->bytes + 8, n - 8) : 0;
    return order ? order : longer;
}

/* a < b for exact tuples, item by item while these are small ints, floats or strs. */
static int tuple_less(Sort *s, FhValue a, FhValue b) {
    const FhTuple *t = fhas_tuple(a), *u = fhas_tuple(b);
    for (int64_t i = 0; i < t->size && i < u->size; i++) {
        FhValue x = t->items[i], y = u->items[i];
        if (x == y) continue;
        if (fh_both_int(x, y)) return (int64_t)x < (int64_t)y;
        if (fhstr_exact(x) && fhstr_exact(y)) {
            int order = str_order(x, y);
            if (order) return order < 0;
        } else if (fh_is_float(x) && fh_is_float(y)) {
            double p = fh_float_raw(x), q = fh_float_raw(y);
            if (p != q) return p < q;
        } else {
            return fhcompare_bool(s->vm, a, b, FH_LT);
        }
    }
    return t->size < u->size;
}

/* a < b: 1, 0, -1. */
ALWAYS_INLINE int less(Sort *s, FhValue a, FhValue b, Kind kind) {
    switch (kind) {
    case INTS: return (int64_t)a < (int64_t)b;
    case FLOATS: return fh_float_raw(a) < fh_float_raw(b);
    case STRS: return a != b && str_order(a, b) < 0;
    case TUPLES: return tuple_less(s, a, b);
    default: return fhcompare_bool(s->vm, a, b, FH_LT);
    }
}

/* Does element belong before key? `right`: equal ones do. */
ALWAYS_INLINE int before(Sort *s, FhValue element, FhValue key, bool right, Kind kind) {
    if (!right) return less(s, element, key, kind);
    int greater = less(s, key, element, kind);
    return greater < 0 ? -1 : !greater;
}

/* ---- searching: the number of the n sorted elements at base that belong before key; -1 ---- */

ALWAYS_INLINE int64_t bisect(Sort *s, FhValue key, const FhValue *base, int64_t low, int64_t high, bool right,
                             Kind kind) {
    for (int64_t n = high - low; n > 0;) {
        int64_t half = n / 2;
        int is = before(s, base[low + half], key, right, kind);
        if (is < 0) return -1;
        int64_t mask = -(int64_t)is; /* no branch: nobody could predict it */
        low += (half + 1) & mask;
        n = half + ((n - 2 * half - 1) & mask);
    }
    return low;
}

ALWAYS_INLINE int64_t gallop_front(Sort *s, FhValue key, const FhValue *base, int64_t n, bool right,
                                   Kind kind) {
    int64_t low = 0, at = 0;
    while (at < n) {
        int is = before(s, base[at], key, right, kind);
        if (is < 0) return -1;
        if (!is) break;
        low = at + 1;
        at = at * 2 + 1;
    }
    return bisect(s, key, base, low, at < n ? at : n, right, kind);
}

ALWAYS_INLINE int64_t gallop_back(Sort *s, FhValue key, const FhValue *base, int64_t n, bool right,
                                  Kind kind) {
    int64_t high = n, low = 0;
    for (int64_t distance = 1; distance <= n; distance *= 2) {
        int is = before(s, base[n - distance], key, right, kind);
        if (is < 0) return -1;
        if (is) {
            low = n - distance + 1;
            break;
        }
        high = n - distance;
    }
    return bisect(s, key, base, low, high, right, kind);
}

/* ---- moving: keys, and values where there are any ---- */

static inline void put(Sort *s, int64_t to, int64_t from) {
    s->keys[to] = s->keys[from];
    if (s->values) s->values[to] = s->values[from];
}

static inline void put_temp(Sort *s, int64_t to, int64_t from) {
    s->keys[to] = s->temp[from];
    if (s->values) s->values[to] = s->temp_values[from];
}

static inline void move(Sort *s, int64_t to, int64_t from, int64_t n) {
    memmove(s->keys + to, s->keys + from, (size_t)n * sizeof(FhValue));
    if (s->values) memmove(s->values + to, s->values + from, (size_t)n * sizeof(FhValue));
}

static inline void move_temp(Sort *s, int64_t to, int64_t from, int64_t n) {
    memcpy(s->keys + to, s->temp + from, (size_t)n * sizeof(FhValue));
    if (s->values) memcpy(s->values + to, s->temp_values + from, (size_t)n * sizeof(FhValue));
}

static size_t temp_bytes(const Sort *s, int64_t n) {
    return (size_t)n * (s->values ? 2 : 1) * sizeof(FhValue);
}

static int to_temp(Sort *s, int64_t from, int64_t n) {
    if (n > s->temp_size) {
        fhmem_free(s->vm, s->temp, temp_bytes(s, s->temp_size));
        s->temp_size = 0;
        if (!(s->temp = fhmem_new(s->vm, temp_bytes(s, n)))) return -1;
        s->temp_size = n;
    }
    s->temp_values = s->temp + s->temp_size;
    memcpy(s->temp, s->keys + from, (size_t)n * sizeof(FhValue));
    if (s->values) memcpy(s->temp_values, s->values + from, (size_t)n * sizeof(FhValue));
    return 0;
}

static void reverse(FhValue *items, int64_t n) {
    for (int64_t i = 0, j = n - 1; i < j; i++, j--) {
        FhValue v = items[i];
        items[i] = items[j];
        items[j] = v;
    }
}

/* ---- runs ---- */

/* Length of the run at start; a descending one is reversed. */
ALWAYS_INLINE int64_t find_run(Sort *s, int64_t start, Kind kind) {
    int64_t i = start + 1;
    if (i >= s->n) return s->n - start;
    int down = less(s, s->keys[i], s->keys[start], kind);
    if (down < 0) return -1;
    for (i++; i < s->n; i++) {
        int is = less(s, s->keys[i], s->keys[i - 1], kind);
        if (is < 0) return -1;
        if (is != down) break;
    }
    if (down) {
        reverse(s->keys + start, i - start);
        if (s->values) reverse(s->values + start, i - start);
    }
    return i - start;
}

/* [start, start + sorted) is sorted: brings the elements up to start + n in. */
ALWAYS_INLINE int insert_sorted(Sort *s, int64_t start, int64_t sorted, int64_t n, Kind kind) {
    for (int64_t i = start + sorted; i < start + n; i++) {
        FhValue key = s->keys[i], value = s->values ? s->values[i] : 0;
        int64_t at = bisect(s, key, s->keys + start, 0, i - start, true, kind);
        if (at < 0) return -1;
        move(s, start + at + 1, start + at, i - start - at);
        s->keys[start + at] = key;
        if (s->values) s->values[start + at] = value;
    }
    return 0;
}

/* Between 32 and 64, so that n / it is a power of two or a little less. */
static int64_t shortest_run(int64_t n) {
    int64_t odd = 0;
    while (n >= 64) {
        odd |= n & 1;
        n >>= 1;
    }
    return n + odd;
}

/* ---- merging [a, a + na) with [b, b + nb), b = a + na ---- */

/* While both runs have BLOCK elements, numbers are merged without branches, which nobody could predict in random data; a
 * block that came from one side alone ends this, as galloping may then be better. */
#define BLOCK 16
ALWAYS_INLINE void merge_blocks(Sort *s, int64_t *i, int64_t na, int64_t *j, int64_t end, int64_t *to,
                                Kind kind) {
    if (kind != INTS && kind != FLOATS) return;
    int64_t left = *i, right = *j, at = *to, taken = 1;
    FhValue *keys = s->keys, *values = s->values, *temp = s->temp, *temp_values = s->temp_values;
    while (na - left >= BLOCK && end - right >= BLOCK && taken != 0 && taken != BLOCK) {
        taken = left;
        for (int k = 0; k < BLOCK; k++) {
            FhValue x = keys[right], y = temp[left];
            int64_t is = less(s, x, y, kind);
            FhValue mask = (FhValue)-is;
            keys[at] = (x & mask) | (y & ~mask);
            if (values) values[at] = (values[right] & mask) | (temp_values[left] & ~mask);
            right += is, left += 1 - is, at++;
        }
        taken = left - taken;
    }
    *i = left, *j = right, *to = at;
}

/* The left run lies aside. What is left of it always fits between `to` and the rest of the right run. */
ALWAYS_INLINE int merge_left(Sort *s, int64_t a, int64_t na, int64_t b, int64_t nb, Kind kind) {
    if (to_temp(s, a, na) < 0) return -1;
    int64_t i = 0, j = b, to = a, end = b + nb, k;
    int status = -1;
    for (;;) {
        int64_t left_wins = 0, right_wins = 0;
        merge_blocks(s, &i, na, &j, end, &to, kind);
        while (left_wins < s->min_gallop && right_wins < s->min_gallop) {
            int is = less(s, s->keys[j], s->temp[i], kind);
            if (is < 0) goto rest;
            if (is) {
                put(s, to++, j++);
                right_wins++, left_wins = 0;
                if (j == end) goto done;
            } else {
                put_temp(s, to++, i++);
                left_wins++, right_wins = 0;
                if (i == na) goto done;
            }
        }
        do {
            if ((k = gallop_front(s, s->keys[j], s->temp + i, na - i, true, kind)) < 0) goto rest;
            move_temp(s, to, i, k);
            to += k, i += k, left_wins = k;
            if (i == na) goto done;
            put(s, to++, j++);
            if (j == end) goto done;
            if ((k = gallop_front(s, s->temp[i], s->keys + j, end - j, false, kind)) < 0) goto rest;
            move(s, to, j, k);
            to += k, j += k, right_wins = k;
            if (j == end) goto done;
            put_temp(s, to++, i++);
            if (i == na) goto done;
            if (s->min_gallop > 1) s->min_gallop--;
        } while (left_wins >= MIN_GALLOP || right_wins >= MIN_GALLOP);
        s->min_gallop += 2;
    }
done:
    status = 0;
rest:
    move_temp(s, to, i, na - i);
    return status;
}

/* The right run lies aside; all goes from the right end. i, j: elements that are left of either run. */
ALWAYS_INLINE int merge_right(Sort *s, int64_t a, int64_t na, int64_t b, int64_t nb, Kind kind) {
    if (to_temp(s, b, nb) < 0) return -1;
    int64_t i = na, j = nb, to = b + nb, k;
    int status = -1;
    for (;;) {
        int64_t left_wins = 0, right_wins = 0;
        while (left_wins < s->min_gallop && right_wins < s->min_gallop) {
            int is = less(s, s->temp[j - 1], s->keys[a + i - 1], kind);
            if (is < 0) goto rest;
            if (is) {
                put(s, --to, a + --i);
                left_wins++, right_wins = 0;
                if (i == 0) goto done;
            } else {
                put_temp(s, --to, --j);
                right_wins++, left_wins = 0;
                if (j == 0) goto done;
            }
        }
        do {
            if ((k = gallop_back(s, s->temp[j - 1], s->keys + a, i, true, kind)) < 0) goto rest;
            left_wins = i - k;
            to -= left_wins;
            move(s, to, a + k, left_wins);
            i = k;
            if (i == 0) goto done;
            put_temp(s, --to, --j);
            if (j == 0) goto done;
            if ((k = gallop_back(s, s->keys[a + i - 1], s->temp, j, false, kind)) < 0) goto rest;
            right_wins = j - k;
            to -= right_wins;
            move_temp(s, to, k, right_wins);
            j = k;
            if (j == 0) goto done;
            put(s, --to, a + --i);
            if (i == 0) goto done;
            if (s->min_gallop > 1) s->min_gallop--;
        } while (left_wins >= MIN_GALLOP || right_wins >= MIN_GALLOP);
        s->min_gallop += 2;
    }
done:
    status = 0;
rest:
    move_temp(s, to - j, 0, j);
    return status;
}

/* Merges the two runs on top of the stack. */
ALWAYS_INLINE int merge_top(Sort *s, Kind kind) {
    Run *left = &s->runs[s->nruns - 2], *right = left + 1;
    int64_t a = left->start, na = left->length, b = right->start, nb = right->length;
    left->length += nb;
    left->power = right->power;
    s->nruns--;
    int64_t in_place = gallop_front(s, s->keys[b], s->keys + a, na, true, kind);
    if (in_place < 0) return -1;
    a += in_place;
    na -= in_place;
    if (na == 0) return 0;
    nb = gallop_back(s, s->keys[b - 1], s->keys + b, nb, false, kind);
    if (nb <= 0) return (int)nb;
    if (fhpoll_work(s->vm, (uint64_t)(na + nb)) < 0) return -1;
    bool left_aside =
        na <= nb || ((kind == INTS || kind == FLOATS) && na / 4 <= nb); /* merge_blocks goes that way only */
    return left_aside ? merge_left(s, a, na, b, nb, kind) : merge_right(s, a, na, b, nb, kind);
}

/* Power of the boundary behind the run [start, start + length), with `next` elements in the run behind it: the number of
 * leading binary digits at which the two middles, as fractions of n, first differ, counted from 1. */
static int power_of(int64_t start, int64_t length, int64_t next, int64_t n) {
    uint64_t left = 2 * (uint64_t)start + (uint64_t)length, size = (uint64_t)n;
    uint64_t right = left + (uint64_t)length + (uint64_t)next;
    for (int power = 1;; power++) {
        if (left >= size) {
            left -= size;
            right -= size;
        } else if (right >= size) {
            return power;
        }
        left *= 2;
        right *= 2;
    }
}

ALWAYS_INLINE int sort_all(Sort *s, Kind kind) {
    int64_t shortest = shortest_run(s->n);
    for (int64_t start = 0, length; start < s->n; start += length) {
        if ((length = find_run(s, start, kind)) < 0) return -1;
        int64_t wanted = s->n - start < shortest ? s->n - start : shortest;
        if (length < wanted) {
            if (insert_sorted(s, start, length, wanted, kind) < 0) return -1;
            length = wanted;
        }
        if (s->nruns) {
            Run *last = &s->runs[s->nruns - 1];
            int power = power_of(last->start, last->length, length, s->n);
            while (s->nruns > 1 && s->runs[s->nruns - 2].power > power)
                if (merge_top(s, kind) < 0) return -1;
            s->runs[s->nruns - 1].power = power;
        }
        s->runs[s->nruns++] = (Run){start, length, 0};
    }
    while (s->nruns > 1)
        if (merge_top(s, kind) < 0) return -1;
    return 0;
}

static __attribute__((noinline)) int sort_ints(Sort *s) { return sort_all(s, INTS); }
static __attribute__((noinline)) int sort_floats(Sort *s) { return sort_all(s, FLOATS); }
static __attribute__((noinline)) int sort_strs(Sort *s) { return sort_all(s, STRS); }
static __attribute__((noinline)) int sort_tuples(Sort *s) { return sort_all(s, TUPLES); }
static __attribute__((noinline)) int sort_any(Sort *s) { return sort_all(s, ANY); }

/* ---- choosing the kind ---- */

static inline Kind kind_of(FhValue v) {
    return fh_is_int(v)       ? INTS
           : fh_is_float(v)   ? FLOATS
           : fhstr_exact(v)   ? STRS
           : fhtuple_exact(v) ? TUPLES
                              : ANY;
}

static Kind common_kind(Sort *s) {
    Kind kind = kind_of(s->keys[0]);
    for (int64_t i = 1; i < s->n; i++)
        if (kind_of(s->keys[i]) != kind) return ANY;
    return kind;
}

int fhsort_array(FhVM *vm, FhValue *keys, FhValue *values, int64_t n) {
    if (n < 2) return 0;
    if (fhpoll_work(vm, 4 * (uint64_t)n) < 0) return -1;
    Sort s = {.vm = vm, .keys = keys, .values = values, .n = n, .min_gallop = MIN_GALLOP};
    int status;
    switch (common_kind(&s)) {
    case INTS: status = sort_ints(&s); break;
    case FLOATS: status = sort_floats(&s); break;
    case STRS: status = sort_strs(&s); break;
    case TUPLES: status = sort_tuples(&s); break;
    default: status = sort_any(&s); break;
    }
    fhmem_free(vm, s.temp, temp_bytes(&s, s.temp_size));
    return status;
}

/* ---- list.sort ---- */

/* The keys of n items in a raw block; NULL with an exception. */
static FhValue *keys_of(FhVM *vm, FhValue key, const FhValue *items, int64_t n) {
    FhValue *keys = fhmem_array(vm, (size_t)n, sizeof(FhValue));
    if (!keys) return NULL;
    int64_t i = 0;
    for (; i < n; i++) {
        if (i % 4096 == 4095 && fhpoll(vm) < 0) break;
        keys[i] = fhcall1(vm, key, items[i]);
        if (keys[i] == FH_ERR) break;
    }
    if (i == n) return keys;
    while (i-- > 0) fh_release(vm, keys[i]);
    fhmem_free(vm, keys, (size_t)n * sizeof(FhValue));
    return NULL;
}

static int sort_items(FhVM *vm, FhValue *items, int64_t n, FhValue key) {
    if (key == FH_NOVALUE) return fhsort_array(vm, items, NULL, n);
    FhValue *keys = keys_of(vm, key, items, n);
    if (!keys) return -1;
    int status = fhsort_array(vm, keys, items, n);
    for (int64_t i = n; i-- > 0;) fh_release(vm, keys[i]);
    fhmem_free(vm, keys, (size_t)n * sizeof(FhValue));
    return status;
}

/* The list is empty while it is sorted, with a capacity that no list has: so every change shows. */
int fhlist_sort(FhVM *vm, FhValue list, FhValue key, bool reversed) {
    FhList *l = fhas_list(list);
    FhValue *items = l->items;
    int64_t n = l->size, capacity = l->capacity;
    if (key == FH_NONE) key = FH_NOVALUE;
    if (n == 0) return 0;
    l->items = NULL;
    l->size = 0;
    l->capacity = -1;
    /* Reversing before and after keeps equal elements in their order. */
    if (reversed) reverse(items, n);
    int status = sort_items(vm, items, n, key);
    if (reversed) reverse(items, n);
    if (fh_is_dead(fh_val(l))) { /* freed by a key or a comparison */
        for (int64_t i = n; i-- > 0;) fh_release(vm, items[i]);
        fhmem_free(vm, items, (size_t)capacity * sizeof(FhValue));
        return status < 0 ? status : fhdead_raise_int(vm, fh_val(l));
    }
    bool modified = l->capacity != -1;
    FhValue *others = l->items;
    int64_t nothers = l->size, others_capacity = l->capacity;
    l->items = items;
    l->size = n;
    l->capacity = capacity;
    if (others) {
        for (int64_t i = nothers; i-- > 0;) fh_release(vm, others[i]);
        fhmem_free(vm, others, (size_t)others_capacity * sizeof(FhValue));
    }
    if (modified && status == 0) return fhraise_int(vm, FH_T_ValueError, "list modified during sort");
    return status;
}
