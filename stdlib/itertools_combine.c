/* itertools.product, permutations, combinations, combinations_with_replacement, zip_longest.
 *
 * The first four walk numbers of items of pools (tuples). `numbers` is one raw block of r numbers, for permutations followed
 * by one countdown for each; a row is built from it each time. */
#include "stdlib/itertools_parts.h"
#include "objects/iterators.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct Walk {
    FhObj header;
    FhValue pools; /* product: tuple of r tuples; else the pool itself; NOVALUE: exhausted */
    FhValue row;   /* the last row given out, filled anew when nobody else has it */
    int64_t *numbers;
    int64_t r, nnumbers;
    bool started;
} Walk;

static Walk *as_walk(FhValue v) { return FH_AS(Walk, v); }

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Walk *)o)->pools);
    fn(ctx, &((Walk *)o)->row);
}

static void finalize(FhVM *vm, FhObj *o) {
    Walk *w = (Walk *)o;
    int64_t *numbers = w->numbers;
    w->numbers = NULL;
    fhmem_free(vm, numbers, (size_t)w->nnumbers * sizeof *numbers);
    w->nnumbers = 0;
    fh_clear(vm, &w->pools);
    fh_clear(vm, &w->row);
}

/* Takes pools over. The numbers are 0. */
static FhValue make(FhVM *vm, FhValue type, FhTypeId id, FhValue pools, int64_t r, int64_t nnumbers) {
    int64_t *numbers = nnumbers ? fhmem_array(vm, (size_t)nnumbers, sizeof *numbers) : NULL;
    Walk *w = nnumbers && !numbers ? NULL : (Walk *)fhnative_make(vm, type, id, sizeof *w);
    if (!w) {
        fhmem_free(vm, numbers, (size_t)nnumbers * sizeof *numbers);
        fh_release(vm, pools);
        return FH_ERR;
    }
    for (int64_t i = 0; i < nnumbers; i++) numbers[i] = 0;
    w->pools = pools;
    w->row = FH_NOVALUE;
    w->numbers = numbers;
    w->r = r;
    w->nnumbers = nnumbers;
    w->started = false;
    return fh_val(w);
}

static FhValue stop(FhVM *vm, Walk *w) {
    fh_clear(vm, &w->pools);
    fh_clear(vm, &w->row);
    return FH_NOVALUE;
}

/* The row that the numbers name; those before `first` are as they were for the row before. */
static FhValue row_of(FhVM *vm, Walk *w, bool of_product, int64_t first) {
    int64_t r = w->r;
    if (r == 0) return fh_retain(vm->empty_tuple);
    FhTuple *pools = fhas_tuple(w->pools), *last = w->row == FH_NOVALUE ? NULL : fhas_tuple(w->row);
    bool reuse = last && last->header.rc == FH_RC_ONE;
    FhValue row = reuse ? w->row : fhtuple_new(vm, r);
    if (row == FH_ERR) return FH_ERR;
    FhTuple *t = fhas_tuple(row);
    int64_t i = 0;
    if (reuse)
        i = first;
    else if (last)
        for (; i < first; i++) t->items[i] = fh_retain(last->items[i]);
    for (; i < r; i++) {
        FhValue v =
            of_product ? fhas_tuple(pools->items[i])->items[w->numbers[i]] : pools->items[w->numbers[i]];
        if (reuse) fh_release(vm, t->items[i]); /* the pools hold it, too */
        t->items[i] = fh_retain(v);
    }
    fhnative_filled(vm, row);
    if (reuse) return fh_retain(row);
    fh_set_ref(vm, &w->header, &w->row, row);
    return row;
}

/* ---- product ---- */

static int repeat_argument(FhVM *vm, const FhValue *values, FhValue kwnames, int64_t *repeat) {
    static const char *const names[] = {"repeat", NULL};
    static const FhParams params = {"product", names, 0, 0, 0};
    FhValue v;
    *repeat = 1;
    if (FH_NKEYWORDS(kwnames) == 0) return 0;
    if (fhargs(vm, &params, values, 0, kwnames, &v) < 0 || fhargs_index(vm, v, repeat) < 0) return -1;
    return *repeat < 0 ? fhraise_int(vm, FH_T_ValueError, "repeat argument cannot be negative") : 0;
}

static FhValue product_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    int64_t repeat;
    if (repeat_argument(vm, args + nargs, kwnames, &repeat) < 0) return FH_ERR;
    if (nargs && repeat > INT64_MAX / 64 / nargs)
        return fhraise(vm, FH_T_OverflowError, "repeat argument too large");
    int64_t r = repeat * nargs;
    FhValue pools = fhtuple_new(vm, r);
    if (pools == FH_ERR) return FH_ERR;
    if (r)
        for (int64_t i = 0; i < r; i++) fhas_tuple(pools)->items[i] = FH_NONE;
    for (int64_t i = 0; i < r; i++) {
        FhValue pool = i < nargs ? fhtuple_of(vm, args[i]) : fh_retain(fhas_tuple(pools)->items[i - nargs]);
        if (pool == FH_ERR) {
            fh_release(vm, pools);
            return FH_ERR;
        }
        fhas_tuple(pools)->items[i] = pool;
    }
    if (r) fhnative_filled(vm, pools);
    return make(vm, type, FH_T_it_product, pools, r, r);
}

static FhValue product_next(FhVM *vm, FhValue self) {
    Walk *w = as_walk(self);
    if (w->pools == FH_NOVALUE) return FH_NOVALUE;
    FhTuple *pools = fhas_tuple(w->pools);
    if (!w->started) {
        w->started = true;
        for (int64_t i = 0; i < w->r; i++)
            if (fhas_tuple(pools->items[i])->size == 0) return stop(vm, w);
        return row_of(vm, w, true, 0);
    }
    int64_t i = w->r - 1;
    while (i >= 0 && ++w->numbers[i] == fhas_tuple(pools->items[i])->size) w->numbers[i--] = 0;
    return i < 0 ? stop(vm, w) : row_of(vm, w, true, i);
}

/* ---- permutations, combinations ---- */

static FhValue permutations_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs,
                                FhValue kwnames) {
    static const char *const names[] = {"iterable", "r", NULL};
    static const FhParams params = {"permutations", names, 0, 1, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue pool = fhtuple_of(vm, v[0]);
    if (pool == FH_ERR) return FH_ERR;
    int64_t n = fhas_tuple(pool)->size, r = n;
    if (v[1] != FH_NOVALUE && v[1] != FH_NONE) {
        if (!fhint_check(vm, v[1]))
            fhraise(vm, FH_T_TypeError, "Expected int as r");
        else if (fhargs_index(vm, v[1], &r) == 0 && r < 0)
            fhraise(vm, FH_T_ValueError, "r must be non-negative");
        if (fhpending(vm)) {
            fh_release(vm, pool);
            return FH_ERR;
        }
    }
    if (r > n) {
        fh_release(vm, pool);
        pool = FH_NOVALUE;
        n = r = 0;
    }
    FhValue it = make(vm, type, FH_T_it_permutations, pool, r, n + r);
    if (it == FH_ERR) return FH_ERR;
    Walk *w = as_walk(it);
    for (int64_t i = 0; i < n; i++) w->numbers[i] = i;
    for (int64_t i = 0; i < r; i++) w->numbers[n + i] = n - i;
    return it;
}

/* Turns the numbers to the next permutation; the first that has changed, or -1: that was the last. */
static int64_t permute(Walk *w, int64_t n) {
    int64_t *numbers = w->numbers, *left = numbers + n;
    for (int64_t i = w->r - 1; i >= 0; i--) {
        if (--left[i] == 0) { /* number i goes behind all others */
            int64_t first = numbers[i];
            memmove(numbers + i, numbers + i + 1, (size_t)(n - 1 - i) * sizeof *numbers);
            numbers[n - 1] = first;
            left[i] = n - i;
            continue;
        }
        int64_t j = n - left[i], swap = numbers[i];
        numbers[i] = numbers[j];
        numbers[j] = swap;
        return i;
    }
    return -1;
}

static FhValue permutations_next(FhVM *vm, FhValue self) {
    Walk *w = as_walk(self);
    if (w->pools == FH_NOVALUE) return FH_NOVALUE;
    int64_t first = w->started ? permute(w, fhas_tuple(w->pools)->size) : 0;
    if (first < 0) return stop(vm, w);
    w->started = true;
    return row_of(vm, w, false, first);
}

static FhValue combinations_of(FhVM *vm, FhValue type, FhTypeId id, const char *name, const FhValue *args,
                               uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"iterable", "r", NULL};
    const FhParams params = {name, names, 0, 2, 2};
    bool again = id == FH_T_it_combinations_wr;
    FhValue v[2];
    int64_t r;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || fhargs_index(vm, v[1], &r) < 0) return FH_ERR;
    FhValue pool = fhtuple_of(vm, v[0]);
    if (pool == FH_ERR) return FH_ERR;
    if (r < 0) {
        fh_release(vm, pool);
        return fhraise(vm, FH_T_ValueError, "r must be non-negative");
    }
    int64_t n = fhas_tuple(pool)->size;
    if (again ? n == 0 && r > 0 : r > n) {
        fh_release(vm, pool);
        return make(vm, type, id, FH_NOVALUE, 0, 0);
    }
    FhValue it = make(vm, type, id, pool, r, r);
    for (int64_t i = 0; it != FH_ERR && !again && i < r; i++) as_walk(it)->numbers[i] = i;
    return it;
}

static FhValue combinations_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs,
                                FhValue kwnames) {
    return combinations_of(vm, type, FH_T_it_combinations, "combinations", args, nargs, kwnames);
}
static FhValue combinations_wr_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs,
                                   FhValue kwnames) {
    return combinations_of(vm, type, FH_T_it_combinations_wr, "combinations_with_replacement", args, nargs,
                           kwnames);
}

static FhValue combinations_next(FhVM *vm, FhValue self) {
    Walk *w = as_walk(self);
    if (w->pools == FH_NOVALUE) return FH_NOVALUE;
    int64_t first = 0;
    if (w->started) {
        int64_t n = fhas_tuple(w->pools)->size, i = w->r - 1;
        while (i >= 0 && w->numbers[i] == i + n - w->r) i--;
        if (i < 0) return stop(vm, w);
        first = i;
        for (int64_t next = w->numbers[i] + 1; i < w->r; i++) w->numbers[i] = next++;
    }
    w->started = true;
    return row_of(vm, w, false, first);
}

static FhValue combinations_wr_next(FhVM *vm, FhValue self) {
    Walk *w = as_walk(self);
    if (w->pools == FH_NOVALUE) return FH_NOVALUE;
    int64_t first = 0;
    if (w->started) {
        int64_t n = fhas_tuple(w->pools)->size, i = w->r - 1;
        while (i >= 0 && w->numbers[i] == n - 1) i--;
        if (i < 0) return stop(vm, w);
        first = i;
        for (int64_t next = w->numbers[i] + 1; i < w->r; i++) w->numbers[i] = next;
    }
    w->started = true;
    return row_of(vm, w, false, first);
}

/* ---- taking apart: (type, arguments, numbers) ---- */

static FhValue numbers_from(FhVM *vm, const int64_t *numbers, int64_t n) {
    FhValue tuple = fhtuple_new(vm, n);
    for (int64_t i = 0; tuple != FH_ERR && i < n; i++) fhas_tuple(tuple)->items[i] = fh_int_raw(numbers[i]);
    return tuple;
}

static FhValue state_of(FhVM *vm, FhTypeId id, Walk *w) {
    if (id != FH_T_it_permutations) return numbers_from(vm, w->numbers, w->r);
    FhValue pair[2] = {numbers_from(vm, w->numbers, w->nnumbers - w->r), FH_ERR};
    if (pair[0] == FH_ERR) return FH_ERR;
    pair[1] = numbers_from(vm, w->numbers + w->nnumbers - w->r, w->r);
    if (pair[1] != FH_ERR) return fhtuple_take(vm, pair, 2);
    fh_release(vm, pair[0]);
    return FH_ERR;
}

static FhValue reduce_walk(FhVM *vm, FhValue self, FhTypeId id) {
    Walk *w = as_walk(self);
    FhValue type = fh_typeval(vm, self), args_tuple, v = FH_ERR;
    if (id == FH_T_it_product)
        args_tuple = w->pools == FH_NOVALUE ? fhtuple_pack(vm, 1, vm->empty_tuple) : fh_retain(w->pools);
    else
        args_tuple = fhtuple_pack(vm, 2, w->pools == FH_NOVALUE ? vm->empty_tuple : w->pools,
                                  fh_int_raw(w->pools == FH_NOVALUE && w->r == 0 ? 1 : w->r));
    if (args_tuple == FH_ERR) return FH_ERR;
    if (!w->started || w->pools == FH_NOVALUE) {
        v = fhtuple_pack(vm, 2, type, args_tuple);
    } else {
        FhValue state = state_of(vm, id, w);
        if (state != FH_ERR) v = fhtuple_pack(vm, 3, type, args_tuple, state);
        fh_release(vm, state);
    }
    fh_release(vm, args_tuple);
    return v;
}

/* Numbers out of range become the nearest in it. */
static int take_numbers(FhVM *vm, FhValue tuple, int64_t *numbers, int64_t n, int64_t low,
                        const int64_t *above) {
    if (!fhtuple_check(vm, tuple) || fhas_tuple(tuple)->size != n)
        return fhraise_int(vm, FH_T_ValueError, "invalid arguments");
    for (int64_t i = 0; i < n; i++) {
        int64_t number;
        if (fhargs_index(vm, fhas_tuple(tuple)->items[i], &number) < 0) return -1;
        if (number >= above[i]) number = above[i] - 1;
        numbers[i] = number < low ? low : number;
    }
    return 0;
}

static FhValue set_state(FhVM *vm, FhValue self, FhTypeId id, FhValue state) {
    Walk *w = as_walk(self);
    if (w->pools == FH_NOVALUE) return FH_NONE;
    int64_t n = w->nnumbers, size = fhas_tuple(w->pools)->size;
    int64_t *above = fhmem_array(vm, (size_t)n + 1, sizeof *above), *taken = NULL;
    if (!above || !(taken = fhmem_array(vm, (size_t)n + 1, sizeof *taken))) {
        fhmem_free(vm, above, ((size_t)n + 1) * sizeof *above);
        return FH_ERR;
    }
    for (int64_t i = 0; i < n; i++)
        above[i] = id == FH_T_it_product ? fhas_tuple(fhas_tuple(w->pools)->items[i])->size : size;
    int status;
    if (id == FH_T_it_permutations) {
        bool pair = fhtuple_check(vm, state) && fhas_tuple(state)->size == 2;
        for (int64_t i = 0; i < w->r; i++) above[size + i] = size - i + 1;
        status = !pair ? fhraise_int(vm, FH_T_TypeError, "invalid arguments")
                       : take_numbers(vm, fhas_tuple(state)->items[0], taken, size, 0, above);
        if (status == 0)
            status = take_numbers(vm, fhas_tuple(state)->items[1], taken + size, w->r, 1, above + size);
    } else {
        status = take_numbers(vm, state, taken, n, 0, above);
    }
    for (int64_t i = 0; status == 0 && i < n; i++) { /* an empty pool has no number */
        if (above[i] <= 0) w->pools = (fh_release(vm, w->pools), FH_NOVALUE);
        if (w->pools == FH_NOVALUE) break;
        w->numbers[i] = taken[i];
    }
    if (status == 0) w->started = true;
    fhmem_free(vm, above, ((size_t)n + 1) * sizeof *above);
    fhmem_free(vm, taken, ((size_t)n + 1) * sizeof *taken);
    return status < 0 ? FH_ERR : FH_NONE;
}

#define WALK_TYPE(id, next_, new__, doc_)                                                                    \
    NATIVE(id##_reduce) {                                                                                    \
        UNUSED_ARGS;                                                                                         \
        return reduce_walk(vm, self, FH_T_it_##id);                                                          \
    }                                                                                                        \
    NATIVE(id##_setstate) {                                                                                  \
        UNUSED_ARGS;                                                                                         \
        return set_state(vm, self, FH_T_it_##id, args[0]);                                                   \
    }                                                                                                        \
    static const FhMethodDef id##_methods[] = {                                                              \
        {"__reduce__", id##_reduce, 0, 0, 0, NULL}, {"__setstate__", id##_setstate, 1, 1, 0, NULL}, {0}};    \
    static const FhSlots id##_slots = {                                                                      \
        .life = {visit, finalize, NULL, NULL}, .iter = fhiterators_self, .next = next_, .new_ = new__};      \
    const FhTypeDef fhtypedef_it_##id = {.doc = doc_,                                                        \
                                         .size = sizeof(Walk),                                               \
                                         .flags = FH_TF_BASE | FH_TF_CONTAINER,                              \
                                         .slots = &id##_slots,                                               \
                                         .methods = id##_methods}
WALK_TYPE(product, product_next, product_new,
          "The rows of nested loops over iterables: product(*iterables, repeat=1).");
WALK_TYPE(permutations, permutations_next, permutations_new,
          "The ways to choose r items in order: permutations(iterable, r=None).");
WALK_TYPE(combinations, combinations_next, combinations_new,
          "The ways to choose r items: combinations(iterable, r).");
WALK_TYPE(
    combinations_wr, combinations_wr_next, combinations_wr_new,
    "The ways to choose r items, each as often as one likes: combinations_with_replacement(iterable, r).");

/* ---- zip_longest: source is a tuple of iterators (None: ended), kept the filler, n those that still run ---- */

static FhValue zip_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue filler = FH_NONE;
    uint32_t nkw = FH_NKEYWORDS(kwnames);
    if (nkw) {
        if (nkw > 1 || !fhstr_is(fhas_tuple(kwnames)->items[0], "fillvalue"))
            return fhraise(vm, FH_T_TypeError, "zip_longest() got an unexpected keyword argument");
        filler = args[nargs];
    }
    FhValue sources = fhtuple_new(vm, nargs);
    if (sources == FH_ERR) return FH_ERR;
    for (uint32_t i = 0; i < nargs; i++) fhas_tuple(sources)->items[i] = FH_NONE;
    for (uint32_t i = 0; i < nargs; i++) {
        FhValue source = fhiter(vm, args[i]);
        if (source == FH_ERR) {
            fh_release(vm, sources);
            return FH_ERR;
        }
        fhas_tuple(sources)->items[i] = source;
    }
    FhTool *t = fhtool_new(vm, type, FH_T_it_zip_longest);
    if (!t) {
        fh_release(vm, sources);
        return FH_ERR;
    }
    t->source = nargs ? fhnative_filled(vm, sources) : sources;
    t->kept = fh_retain(filler);
    t->n = nargs;
    return fh_val(t);
}

enum { FEW = 8 };

static FhValue zip_next(FhVM *vm, FhValue self) {
    FhTool *t = fhas_tool(self);
    if (t->n == 0 || t->source == FH_NOVALUE) return FH_NOVALUE;
    FhValue sources = fh_retain(t->source), filler = fh_retain(t->kept), result = FH_NOVALUE;
    int64_t size = fhas_tuple(sources)->size, i = 0;
    FhValue few[FEW], *items = few;
    if (size > FEW && !(items = fhmem_array(vm, (size_t)size, sizeof *items))) {
        result = FH_ERR;
        goto end;
    }
    for (; i < size; i++) {
        FhValue source = fhas_tuple(sources)->items[i], item = FH_NOVALUE;
        if (source != FH_NONE) {
            item = fhtool_next(vm, source);
            if (item == FH_ERR) {
                t->n = 0;
                result = FH_ERR;
                goto end;
            }
            if (item == FH_NOVALUE && fhas_tuple(sources)->items[i] != FH_NONE) {
                fh_set(vm, fh_obj(sources), &fhas_tuple(sources)->items[i], FH_NONE);
                if (t->n == 0 || --t->n == 0) goto end;
            }
        }
        items[i] = item == FH_NOVALUE ? fh_retain(filler) : item;
    }
    result = fhtuple_renew(vm, &t->header, &t->extra, items, size);
    i = 0;
end:
    while (i > 0) fh_release(vm, items[--i]);
    if (items != few && items) fhmem_free(vm, items, (size_t)size * sizeof *items);
    fh_release(vm, sources);
    fh_release(vm, filler);
    return result;
}

NATIVE(zip_reduce) {
    UNUSED_ARGS;
    FhTool *t = fhas_tool(self);
    FhTuple *sources = fhas_tuple(t->source);
    FhValue left = fhtuple_new(vm, sources->size), v = FH_ERR;
    if (left == FH_ERR) return FH_ERR;
    for (int64_t i = 0; i < sources->size; i++)
        fhas_tuple(left)->items[i] =
            fh_retain(sources->items[i] == FH_NONE ? vm->empty_tuple : sources->items[i]);
    if (sources->size) fhnative_filled(vm, left);
    v = fhtuple_pack(vm, 3, fh_typeval(vm, self), left, t->kept);
    fh_release(vm, left);
    return v;
}
NATIVE(zip_setstate) {
    UNUSED_ARGS;
    fh_set_ref(vm, fh_obj(self), &fhas_tool(self)->kept, args[0]);
    return FH_NONE;
}
static const FhMethodDef zip_methods[] = {
    {"__reduce__", zip_reduce, 0, 0, 0, NULL}, {"__setstate__", zip_setstate, 1, 1, 0, NULL}, {0}};
static const FhSlots zip_slots = FH_TOOL_SLOTS(zip_next, zip_new);
const FhTypeDef fhtypedef_it_zip_longest = FH_TOOL_TYPE(
    zip_slots, zip_methods, "Like zip, but up to the longest: zip_longest(*iterables, fillvalue=None).");
