/* list: life, growth, the operations that the rest of the VM calls, and the slots. Methods: list_methods.c, slices:
 * list_slice.c, sort: sort.c.
 *
 * Invariant at every point where script code may run: items[0 … size) are valid values and size <= capacity. An item
 * that leaves the list is released after the list is in order again. */
#include "objects/list.h"
#include "base/sizes.h"
#include "objects/dict.h"
#include "objects/iterators.h"
#include "objects/list_methods.h"
#include "objects/numbers.h"
#include "objects/range.h"
#include "objects/sequence.h"
#include "objects/slice.h"
#include "objects/tuple.h"

#define MAX_ITEMS (INT64_MAX / 16)

/* ---- life ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhList *l = (FhList *)o;
    for (int64_t i = 0; i < l->size; i++) fn(ctx, &l->items[i]);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhList *l = (FhList *)o;
    FhValue *items = l->items;
    int64_t n = l->size, capacity = l->capacity;
    if (!items) return; /* maybe a list that is being sorted: then its capacity is a mark */
    l->items = NULL;
    l->size = l->capacity = 0;
    fh_release_all(vm, items, (size_t)n);
    fhmem_free(vm, items, (size_t)capacity * sizeof(FhValue));
}

static void payload(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx) {
    (void)vm;
    FhList *l = (FhList *)o;
    void *items = l->items;
    if (!items) return;
    fn(ctx, &items, (size_t)l->capacity * sizeof(FhValue));
    l->items = items;
}

static int set_capacity(FhVM *vm, FhList *l, int64_t capacity) {
    if (capacity > MAX_ITEMS) return fhraise_memory(vm), -1;
    size_t old_size = (size_t)l->capacity * sizeof(FhValue), size = (size_t)capacity * sizeof(FhValue);
    FhValue *items = fhmem_resize_for(vm, &l->header, l->items, old_size, size);
    if (!items) return -1;
    l->items = items;
    l->capacity = capacity;
    return 0;
}

/* A long list by half, or where there is no room for that, by an eighth. */
static int grow_long(FhVM *vm, FhList *l, int64_t at_least) {
    int64_t capacity = l->capacity + l->capacity / 2;
    if (capacity <= at_least || capacity > MAX_ITEMS || vm->heap.guarded)
        return set_capacity(vm, l, capacity < at_least ? at_least : capacity);
    size_t size = (size_t)capacity * sizeof(FhValue);
    if (fhmeter_afford(vm, size) < 0) return -1;
    FhValue *items = fhheap_raw_resize_data(&vm->heap, l->items, (size_t)l->capacity * sizeof(FhValue), size);
    if (!items) return set_capacity(vm, l, at_least + at_least / 8);
    l->items = items;
    l->capacity = capacity;
    return 0;
}

int fhlist_grow(FhVM *vm, FhList *l, int64_t at_least) {
    if (at_least <= l->capacity) return 0;
    if (l->capacity >= 64) return grow_long(vm, l, at_least);
    int64_t capacity = l->capacity < 4 ? 4 : l->capacity * 2;
    return set_capacity(vm, l, capacity < at_least ? at_least : capacity);
}

/* Gives memory back after a removal; that it fails does no harm. */
void fhlist_shrink(FhVM *vm, FhList *l) {
    if (l->capacity <= 32 || l->size > l->capacity / 4) return;
    int64_t capacity = l->size < 16 ? 16 : l->size * 2;
    void *items = fhheap_raw_resize_data(&vm->heap, l->items, (size_t)l->capacity * sizeof(FhValue),
                                         (size_t)capacity * sizeof(FhValue));
    if (!items) return;
    l->items = items;
    l->capacity = capacity;
}

FhValue fhlist_new(FhVM *vm, int64_t capacity) {
    FhList *l = (FhList *)fhmem_data_cell(vm, sizeof(FhList), FH_T_list, true);
    if (!l) return FH_ERR;
    l->size = l->capacity = 0;
    l->items = NULL;
    if (capacity > 0 && set_capacity(vm, l, capacity) < 0) {
        fh_release_obj(vm, &l->header);
        return FH_ERR;
    }
    return fh_val(l);
}

FhValue fhlist_from(FhVM *vm, const FhValue *items, int64_t n) {
    FhValue v = fhlist_new(vm, n);
    if (v == FH_ERR) return FH_ERR;
    FhList *l = fhas_list(v);
    fh_retain_all(l->items, items, (size_t)n);
    l->size = n;
    fh_stored_all(vm, &l->header, l->items, (size_t)n);
    return v;
}

/* ---- adding ---- */

int fhlist_append_slow(FhVM *vm, FhList *l, FhValue v) {
    if (fhlist_grow(vm, l, l->size + 1) < 0) {
        fh_release(vm, v);
        return -1;
    }
    l->items[l->size++] = v;
    fh_stored(vm, &l->header, v);
    return 0;
}

int fhlist_insert(FhVM *vm, FhValue list, int64_t at, FhValue v) {
    FhList *l = fhas_list(list);
    if (fhlist_grow(vm, l, l->size + 1) < 0) return -1;
    at = fhsequence_from_end(at, l->size);
    if (at > l->size) at = l->size;
    fhcharge(vm, (uint64_t)(l->size - at) >> 2);
    memmove(l->items + at + 1, l->items + at, (size_t)(l->size - at) * sizeof(FhValue));
    l->items[at] = fh_retain(v);
    fh_stored(vm, &l->header, v);
    l->size++;
    return 0;
}

/* `from` is an exact list or tuple, maybe l itself. Runs no script. */
static int extend_array(FhVM *vm, FhList *l, FhValue from) {
    bool is_list = fhlist_exact(from);
    int64_t n = is_list ? fhas_list(from)->size : fhas_tuple(from)->size;
    if (n == 0) return 0;
    if (n > MAX_ITEMS - l->size) return fhraise_memory(vm), -1;
    if (l->size == 0 && l->capacity < n) {
        if (set_capacity(vm, l, n) < 0) return -1;
    } else if (fhlist_grow(vm, l, l->size + n) < 0) {
        return -1;
    }
    const FhValue *items = is_list ? fhas_list(from)->items : fhas_tuple(from)->items;
    FhValue *to = l->items + l->size;
    for (int64_t i = 0; i < n; i++) to[i] = fh_retain(items[i]);
    fh_stored_all(vm, &l->header, to, (size_t)n);
    l->size += n;
    return 0;
}

enum { RANGE_STEP = 1 << 20 }; /* items between polls */

static int extend_range(FhVM *vm, FhList *l, FhRange *r) {
    int64_t start = fh_int_of(r->start), step = fh_int_of(r->step);
    int64_t n = fhrange_count(start, fh_int_of(r->stop), step);
    if (n > MAX_ITEMS - l->size) return fhraise_memory(vm), -1;
    if (n == 0) return 0;
    if (l->size == 0 ? (l->capacity < n && set_capacity(vm, l, n) < 0) : fhlist_grow(vm, l, l->size + n) < 0)
        return -1;
    FhValue *to = l->items + l->size;
    uint64_t next = (uint64_t)start;
    for (int64_t done = 0, end; done < n; done = end) {
        end = n - done < RANGE_STEP ? n : done + RANGE_STEP;
        for (int64_t i = done; i < end; i++, next += (uint64_t)step) to[i] = fh_int_raw((int64_t)next);
        l->size += end - done;
        if (end < n && fhpoll(vm) < 0) return -1;
    }
    return 0;
}

/* kind: FH_T_dict_keys or FH_T_dict_values. Runs no script. */
static int extend_dict(FhVM *vm, FhList *l, FhValue dict, FhTypeId kind) {
    if (fhlist_grow(vm, l, l->size + fhdict_size(dict)) < 0) return -1;
    int64_t pos = 0;
    FhValue key, value;
    while (fhdict_next(dict, &pos, &key, &value)) {
        FhValue v = fh_retain(kind == FH_T_dict_keys ? key : value);
        fh_stored(vm, &l->header, v);
        l->items[l->size++] = v;
    }
    return 0;
}

static int extend_iterator(FhVM *vm, FhValue list, FhValue iterable) {
    FhValue iterator = fhiter(vm, iterable);
    if (iterator == FH_ERR) return -1;
    int64_t hint = fhlen_hint(vm, iterable, 8);
    if (hint < 0) goto fail;
    FhList *l = fhas_list(list);
    if (hint > 8 && hint <= INT64_MAX - l->size && fhlist_grow(vm, l, l->size + hint) < 0) goto fail;
    /* A builtin iterator's own function is called without the way through fhnext, but for its end. */
    FhValue (*next)(FhVM *, FhValue) =
        fh_has_flag(vm, iterator, FH_TF_HEAP) ? fhnext : fh_slots(vm, iterator)->next;
    for (uint32_t steps = 1;; steps++) {
        FhValue v = next(vm, iterator);
        if (FH_UNLIKELY(v == FH_NOVALUE || v == FH_ERR)) {
            if (fhnext_ended(vm) == FH_ERR) goto fail;
            break;
        }
        if (fhlist_push(vm, l, v) < 0) goto fail;
        if (steps % FH_POLL_STEPS == 0 && fhpoll_work(vm, FH_POLL_STEPS) < 0) goto fail;
    }
    fhcharge(vm, FH_POLL_REST(l->size));
    fh_release(vm, iterator);
    return 0;
fail:
    fh_release(vm, iterator);
    return -1;
}

int fhlist_extend(FhVM *vm, FhValue list, FhValue iterable) {
    FhList *l = fhas_list(list);
    if (fh_is_obj(iterable)) switch (fh_obj(iterable)->shape) {
        case FH_T_list:
        case FH_T_tuple: return extend_array(vm, l, iterable);
        case FH_T_range:
            if (fhrange_small(fhas_range(iterable))) return extend_range(vm, l, fhas_range(iterable));
            break;
        case FH_T_dict: return extend_dict(vm, l, iterable, FH_T_dict_keys);
        case FH_T_dict_keys:
        case FH_T_dict_values:
            if (fhdict_exact(FH_AS(FhDictView, iterable)->dict))
                return extend_dict(vm, l, FH_AS(FhDictView, iterable)->dict,
                                   (FhTypeId)fh_obj(iterable)->shape);
            break;
        default: break;
        }
    return extend_iterator(vm, list, iterable);
}

FhValue fhlist_of(FhVM *vm, FhValue iterable) {
    FhValue v = fhlist_new(vm, 0);
    if (v == FH_ERR) return FH_ERR;
    if (fhlist_extend(vm, v, iterable) < 0) {
        fh_release(vm, v);
        return FH_ERR;
    }
    return v;
}

void fhlist_clear(FhVM *vm, FhValue list) { finalize(vm, fh_obj(list)); }

/* ---- slots ---- */

FhItems fhlist_items(FhValue v) { return (FhItems){fhas_list(v)->items, fhas_list(v)->size}; }

static FhValue list_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhType *t = FH_AS(FhType, type);
    if (t == vm->types[FH_T_list]) return fhlist_new(vm, 0);
    return fhinstance_new(vm, t, 0);
}

static int init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (kwnames != FH_NOVALUE && fh_slots(vm, self)->new_ == list_new && fhargs_none(vm, "list", kwnames) < 0)
        return -1;
    if (nargs > 1)
        return fhraise_int(vm, FH_T_TypeError, "list expected at most 1 argument, got %d", (int)nargs);
    if (fhas_list(self)->size) fhlist_clear(vm, self);
    return nargs ? fhlist_extend(vm, self, args[0]) : 0;
}

static FhValue repr(FhVM *vm, FhValue v) { return fhsequence_repr(vm, v, "[", "]", fhlist_items); }

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhlist_check(vm, a) || !fhlist_check(vm, b)) return FH_NOTIMPLEMENTED;
    return fhsequence_compare(vm, a, b, op, fhlist_items);
}

static FhValue iter(FhVM *vm, FhValue v) { return fhiterators_list(vm, v); }

static int64_t len(FhVM *vm, FhValue v) {
    (void)vm;
    return fhas_list(v)->size;
}

static FhValue item(FhVM *vm, FhValue v, int64_t i) {
    FhList *l = fhas_list(v);
    if ((uint64_t)i >= (uint64_t)l->size) return fhraise(vm, FH_T_IndexError, "list index out of range");
    return fh_retain(l->items[i]);
}

static FhValue getitem(FhVM *vm, FhValue v, FhValue key) {
    int64_t i;
    if (FH_LIKELY(fh_is_int(key))) {
        i = fh_int_of(key);
    } else if (fhslice_exact(key)) {
        return fhlist_get_slice(vm, v, key);
    } else if (fhsequence_index(vm, "list", key, &i) < 0) {
        return FH_ERR;
    }
    return item(vm, v, i < 0 ? i + fhas_list(v)->size : i);
}

static int delete_at(FhVM *vm, FhList *l, int64_t i) {
    FhValue old = l->items[i];
    l->size--;
    fhcharge(vm, (uint64_t)(l->size - i) >> 2);
    memmove(l->items + i, l->items + i + 1, (size_t)(l->size - i) * sizeof(FhValue));
    fhlist_shrink(vm, l);
    fh_release(vm, old);
    return 0;
}

static int setitem(FhVM *vm, FhValue v, FhValue key, FhValue value) {
    FhList *l = fhas_list(v);
    int64_t i;
    if (FH_LIKELY(fh_is_int(key))) {
        i = fh_int_of(key);
    } else if (fhslice_exact(key)) {
        return fhlist_set_slice(vm, v, key, value);
    } else if (fhsequence_index(vm, "list", key, &i) < 0) {
        return -1;
    }
    if (i < 0) i += l->size;
    if ((uint64_t)i >= (uint64_t)l->size)
        return fhraise_int(vm, FH_T_IndexError, "list assignment index out of range");
    if (value == FH_NOVALUE) return delete_at(vm, l, i);
    fh_set_ref(vm, &l->header, &l->items[i], value);
    return 0;
}

static int contains(FhVM *vm, FhValue list, FhValue v) {
    int64_t at = fhsequence_find(vm, list, v, 0, INT64_MAX, fhlist_items);
    return at == -2 ? -1 : at >= 0;
}

/* Appends n items; the capacity is there. */
static int copy_items(FhVM *vm, FhList *l, const FhValue *items, int64_t n) {
    FhValue *to = l->items + l->size;
    for (int64_t i = 0, end; i < n; i = end) {
        end = n - i < 1 << 20 ? n : i + (1 << 20);
        fh_retain_all(to + i, items + i, (size_t)(end - i));
        l->size += end - i;
        if (end < n && fhpoll(vm) < 0) return -1;
    }
    return 0;
}

static FhValue concat(FhVM *vm, FhValue a, FhValue b) {
    if (!fhlist_check(vm, b))
        return fhraise(vm, FH_T_TypeError, "can only concatenate list (not \"%T\") to list", b);
    int64_t n = fhas_list(a)->size, m = fhas_list(b)->size;
    FhValue v = fhlist_new(vm, n + m);
    if (v == FH_ERR) return FH_ERR;
    FhList *l = fhas_list(v);
    bool ok =
        copy_items(vm, l, fhas_list(a)->items, n) == 0 && copy_items(vm, l, fhas_list(b)->items, m) == 0;
    fh_stored_all(vm, &l->header, l->items, (size_t)l->size);
    if (ok) return v;
    fh_release(vm, v);
    return FH_ERR;
}

/* Appends the first n items of l times - 1 times more; the capacity is there. */
static int fill(FhVM *vm, FhList *l, int64_t n, int64_t times) {
    int64_t total = n * times;
    if (n == 1 && !fh_is_obj(l->items[0])) {
        for (int64_t i = 1, end; i < total; i = l->size = end) {
            end = total - i < 1 << 20 ? total : i + (1 << 20);
            for (int64_t k = i; k < end; k++) l->items[k] = l->items[0];
            if (end < total && fhpoll(vm) < 0) return l->size = end, -1;
        }
        return 0;
    }
    for (int64_t i = n; i < total; i++) {
        l->items[i] = fh_retain(l->items[i - n]);
        l->size = i + 1;
        if (i % (1 << 20) == 0 && fhpoll_work(vm, 1 << 18) < 0) return -1;
    }
    return 0;
}

static FhValue repeat(FhVM *vm, FhValue v, int64_t times) {
    int64_t n = fhas_list(v)->size;
    if (n == 0 || times <= 0) return fhlist_new(vm, 0);
    if (times > MAX_ITEMS / n) return fhraise_memory(vm);
    FhValue copy = fhlist_new(vm, n * times);
    if (copy == FH_ERR) return FH_ERR;
    FhList *l = fhas_list(copy);
    const FhValue *items = fhas_list(v)->items;
    for (int64_t i = 0; i < n; i++) l->items[i] = fh_retain(items[i]);
    fh_stored_all(vm, &l->header, l->items, (size_t)n);
    l->size = n;
    if (fill(vm, l, n, times) == 0) return copy;
    fh_release(vm, copy);
    return FH_ERR;
}

static FhValue inplace_concat(FhVM *vm, FhValue a, FhValue b) {
    if (fhlist_extend(vm, a, b) < 0) return FH_ERR;
    return fh_retain(a);
}

static FhValue inplace_repeat(FhVM *vm, FhValue v, int64_t times) {
    FhList *l = fhas_list(v);
    int64_t n = l->size;
    if (times <= 0) fhlist_clear(vm, v);
    if (n == 0 || times <= 1) return fh_retain(v);
    if (times > MAX_ITEMS / n) return fhraise_memory(vm);
    if (fhlist_grow(vm, l, n * times) < 0 || fill(vm, l, n, times) < 0) return FH_ERR;
    return fh_retain(v);
}

static const FhSlots slots = {
    .life = {visit, finalize, NULL, payload},
    .repr = repr,
    .compare = compare,
    .iter = iter,
    .new_ = list_new,
    .init = init,
    .len = len,
    .getitem = getitem,
    .setitem = setitem,
    .sq_item = item,
    .contains = contains,
    .sq_concat = concat,
    .sq_repeat = repeat,
    .sq_inplace_concat = inplace_concat,
    .sq_inplace_repeat = inplace_repeat,
};

static FhValue m_getitem(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    return getitem(vm, self, args[0]);
}
static const FhMethodDef slot_methods[] = {{"__getitem__", m_getitem, 1, 1, FH_COEXIST, NULL}, {0}};

const FhTypeDef fhtypedef_list = {
    .doc = "A mutable sequence: list(iterable=()).",
    .size = sizeof(FhList),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_LIST | FH_TF_SEQUENCE,
    .slots = &slots,
    .methods = fhlist_methods,
    .more_methods = slot_methods,
};
