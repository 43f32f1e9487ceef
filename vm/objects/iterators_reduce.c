/* __reduce__ and __setstate__ of the iterators over list, tuple, sequences, range, dict and set, and of enumerate, zip, map,
 * filter and reversed: what copy and pickle make them anew from. Those of str and bytes stand in their own files. */
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/iterators.h"
#include "objects/iterators_reduce.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/range.h"
#include "objects/set_table.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)args, (void)nargs, (void)kwnames

/* (maker, args tuple); takes args over. */
static FhValue made_by(FhVM *vm, FhValue maker, FhValue args) {
    if (args == FH_ERR) return FH_ERR;
    FhValue v = fhtuple_pack(vm, 2, maker, args);
    fh_release(vm, args);
    return v;
}

/* builtins.iter or builtins.reversed, borrowed; FH_ERR: a script has taken it away. */
static FhValue builtin(FhVM *vm, const char *name) {
    FhValue key = fhstr_intern(vm, name, strlen(name));
    FhValue v = key == FH_ERR ? FH_ERR : fhdict_get(vm, vm->builtins, key);
    return v == FH_NOVALUE ? fhraise_value(vm, FH_T_AttributeError, key) : v;
}

/* (iter, (over,)); takes over over. */
static FhValue plain_iter(FhVM *vm, FhValue over) {
    if (over == FH_ERR) return FH_ERR;
    FhValue maker = builtin(vm, "iter");
    FhValue v = maker == FH_ERR ? FH_ERR : made_by(vm, maker, fhtuple_pack(vm, 1, over));
    fh_release(vm, over);
    return v;
}

/* (maker, (over,), index) */
static FhValue indexed(FhVM *vm, FhValue maker, FhValue over, FhValue index) {
    FhValue args = maker == FH_ERR ? FH_ERR : fhtuple_pack(vm, 1, over);
    if (args == FH_ERR) return FH_ERR;
    FhValue v = fhtuple_pack(vm, 3, maker, args, index);
    fh_release(vm, args);
    return v;
}

int fhiterators_state(FhVM *vm, FhValue v, int64_t *out) {
    if (!fhint_check(vm, v)) return fhraise_int(vm, FH_T_TypeError, "an integer is required");
    return fhargs_index(vm, v, out);
}

/* ---- over sequences ---- */

METHOD(reduce_list) {
    UNUSED;
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return plain_iter(vm, fhlist_new(vm, 0));
    return indexed(vm, builtin(vm, "iter"), it->seq, fh_int_raw(it->index));
}

METHOD(reduce_list_reverse) {
    UNUSED;
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return plain_iter(vm, fhlist_new(vm, 0));
    return indexed(vm, builtin(vm, "reversed"), it->seq, fh_int_raw(it->index));
}

METHOD(reduce_sequence) {
    UNUSED;
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return plain_iter(vm, fh_retain(vm->empty_tuple));
    return indexed(vm, builtin(vm, "iter"), it->seq, fh_int_raw(it->index));
}

METHOD(reduce_reversed) {
    UNUSED;
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return made_by(vm, fh_typeval(vm, self), fhtuple_pack(vm, 1, vm->empty_tuple));
    return indexed(vm, fh_typeval(vm, self), it->seq, fh_int_raw(it->index));
}

/* The index becomes what is asked for, within least … the length + most. */
static FhValue set_index(FhVM *vm, FhValue self, FhValue state, int64_t least, int64_t most) {
    int64_t i = 0;
    if (fhiterators_state(vm, state, &i) < 0) return FH_ERR;
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return FH_NONE;
    int64_t n = most == INT64_MAX ? 0 : fhlen(vm, it->seq);
    if (n < 0) return FH_ERR;
    if (most != INT64_MAX && i > n + most) i = n + most;
    it->index = i < least ? least : i;
    return FH_NONE;
}

METHOD(setstate_up) {
    (void)nargs, (void)kwnames;
    return set_index(vm, self, args[0], 0, 0);
}
METHOD(setstate_down) {
    (void)nargs, (void)kwnames;
    return set_index(vm, self, args[0], -1, -1);
}
METHOD(setstate_sequence) {
    (void)nargs, (void)kwnames;
    return set_index(vm, self, args[0], 0, INT64_MAX);
}

/* ---- range ---- */

METHOD(reduce_range) {
    UNUSED;
    const FhRangeIter *it = FH_AS(FhRangeIter, self);
    int64_t done = it->total - it->left, start = it->next - done * it->step;
    FhValue first = fhint_new(vm, start), end = fhint_new(vm, start + it->total * it->step), range = FH_ERR;
    FhValue step = fhint_new(vm, it->step);
    if (first != FH_ERR && end != FH_ERR && step != FH_ERR) range = fhrange_new(vm, first, end, step);
    fh_release(vm, first), fh_release(vm, end), fh_release(vm, step);
    if (range == FH_ERR) return FH_ERR;
    FhValue v = indexed(vm, builtin(vm, "iter"), range, fh_int_raw(done));
    fh_release(vm, range);
    return v;
}

METHOD(setstate_range) {
    (void)nargs, (void)kwnames;
    int64_t i;
    if (fhargs_index(vm, args[0], &i) < 0) {
        if (!fhpending_is(vm, FH_T_OverflowError)) return FH_ERR;
        fhpending_clear(vm);
        return fhraise(vm, FH_T_OverflowError, "Python int too large to convert to C long");
    }
    FhRangeIter *it = FH_AS(FhRangeIter, self);
    i = i < 0 ? 0 : i > it->total ? it->total : i;
    it->next += (i - (it->total - it->left)) * it->step;
    it->left = it->total - i;
    return FH_NONE;
}

/* first + count * step; owned. */
static FhValue along(FhVM *vm, FhValue first, FhValue step, FhValue count) {
    FhValue way = fhint_mul(vm, step, count);
    FhValue v = way == FH_ERR ? FH_ERR : fhint_add(vm, first, way);
    fh_release(vm, way);
    return v;
}

METHOD(reduce_long_range) {
    UNUSED;
    FhLongRangeIter *it = FH_AS(FhLongRangeIter, self);
    FhValue done = fhint_sub(vm, it->total, it->left), range = FH_ERR, v = FH_ERR;
    FhValue back = done == FH_ERR ? FH_ERR : fhint_sub(vm, fh_int_raw(0), done);
    FhValue start = back == FH_ERR ? FH_ERR : along(vm, it->next, it->step, back);
    FhValue stop = start == FH_ERR ? FH_ERR : along(vm, start, it->step, it->total);
    if (stop != FH_ERR) range = fhrange_new(vm, start, stop, it->step);
    if (range != FH_ERR) v = indexed(vm, builtin(vm, "iter"), range, done);
    fh_release(vm, done), fh_release(vm, back), fh_release(vm, start), fh_release(vm, stop);
    fh_release(vm, range);
    return v;
}

METHOD(setstate_long_range) {
    (void)nargs, (void)kwnames;
    FhLongRangeIter *it = FH_AS(FhLongRangeIter, self);
    FhValue to = args[0];
    if (!fhint_check(vm, to)) return fhraise(vm, FH_T_TypeError, "state must be an int, not %T", to);
    if (fhint_sign(to) < 0) to = fh_int_raw(0);
    int beyond = fhcompare_bool(vm, to, it->total, FH_GT);
    if (beyond < 0) return FH_ERR;
    if (beyond) to = it->total;
    FhValue done = fhint_sub(vm, it->total, it->left), next = FH_ERR;
    FhValue way = done == FH_ERR ? FH_ERR : fhint_sub(vm, to, done);
    FhValue left = fhint_sub(vm, it->total, to);
    if (way != FH_ERR && left != FH_ERR) next = along(vm, it->next, it->step, way);
    fh_release(vm, done), fh_release(vm, way);
    if (next == FH_ERR) {
        fh_release(vm, left);
        return FH_ERR;
    }
    fh_set(vm, &it->header, &it->next, next);
    fh_set(vm, &it->header, &it->left, left);
    return FH_NONE;
}

/* ---- dict, set: what is left, as a list ---- */

METHOD(reduce_dict) {
    UNUSED;
    FhDictIter *it = FH_AS(FhDictIter, self);
    if (it->dict == FH_NOVALUE) return plain_iter(vm, fhlist_new(vm, 0));
    FhValue copy = fhdict_iterator(vm, it->dict, (FhTypeId)fh_obj(self)->shape);
    if (copy == FH_ERR) return FH_ERR;
    FH_AS(FhDictIter, copy)->pos = it->pos;
    FH_AS(FhDictIter, copy)->used = it->used;
    FH_AS(FhDictIter, copy)->left = it->left;
    FhValue list = fhlist_of(vm, copy);
    fh_release(vm, copy);
    return plain_iter(vm, list);
}

METHOD(reduce_set) {
    UNUSED;
    FhSetIter *it = FH_AS(FhSetIter, self);
    if (it->set == FH_NOVALUE) return plain_iter(vm, fhlist_new(vm, 0));
    FhValue copy = fhset_iter(vm, it->set);
    if (copy == FH_ERR) return FH_ERR;
    FH_AS(FhSetIter, copy)->pos = it->pos;
    FH_AS(FhSetIter, copy)->used = it->used;
    FH_AS(FhSetIter, copy)->left = it->left;
    FhValue list = fhlist_of(vm, copy);
    fh_release(vm, copy);
    return plain_iter(vm, list);
}

/* ---- those that wrap others ---- */

METHOD(reduce_call) {
    UNUSED;
    FhCallIter *it = FH_AS(FhCallIter, self);
    if (it->callable == FH_NOVALUE) return plain_iter(vm, fh_retain(vm->empty_tuple));
    FhValue maker = builtin(vm, "iter");
    return maker == FH_ERR ? FH_ERR : made_by(vm, maker, fhtuple_pack(vm, 2, it->callable, it->sentinel));
}

METHOD(reduce_enumerate) {
    UNUSED;
    FhEnumerate *e = FH_AS(FhEnumerate, self);
    return made_by(vm, fh_typeval(vm, self), fhtuple_pack(vm, 2, e->iterator, e->count));
}

METHOD(reduce_zip) {
    UNUSED;
    FhZip *z = FH_AS(FhZip, self);
    FhValue iterators = z->iterators == FH_NOVALUE ? vm->empty_tuple : z->iterators;
    if (z->strict) return fhtuple_pack(vm, 3, fh_typeval(vm, self), iterators, FH_TRUE);
    return fhtuple_pack(vm, 2, fh_typeval(vm, self), iterators);
}

METHOD(setstate_zip) {
    (void)nargs, (void)kwnames;
    int strict = fhtruth(vm, args[0]);
    if (strict < 0) return FH_ERR;
    FH_AS(FhZip, self)->strict = strict != 0;
    return FH_NONE;
}

METHOD(reduce_map) {
    UNUSED;
    FhMap *m = FH_AS(FhMap, self);
    FhValue iterators = m->iterators == FH_NOVALUE ? vm->empty_tuple : m->iterators;
    int64_t n = fhas_tuple(iterators)->size;
    FhValue all = fhtuple_new(vm, n + 1);
    if (all == FH_ERR) return FH_ERR;
    fhas_tuple(all)->items[0] = fh_retain(m->fn);
    for (int64_t i = 0; i < n; i++)
        fhas_tuple(all)->items[i + 1] = fh_retain(fhas_tuple(iterators)->items[i]);
    return made_by(vm, fh_typeval(vm, self), all);
}

METHOD(reduce_filter) {
    UNUSED;
    FhFilter *f = FH_AS(FhFilter, self);
    return made_by(vm, fh_typeval(vm, self), fhtuple_pack(vm, 2, f->fn, f->iterator));
}

#define BOTH(id, reduce, setstate)                                                                           \
    const FhMethodDef fhiterators_methods_##id[] = {                                                         \
        {"__reduce__", reduce, 0, 0, 0, NULL}, {"__setstate__", setstate, 1, 1, 0, NULL}, {0}};
#define ONE(id, reduce)                                                                                      \
    const FhMethodDef fhiterators_methods_##id[] = {{"__reduce__", reduce, 0, 0, 0, NULL}, {0}};
BOTH(list, reduce_list, setstate_up)
BOTH(list_reverse, reduce_list_reverse, setstate_down)
BOTH(tuple, reduce_sequence, setstate_up)
BOTH(sequence, reduce_sequence, setstate_sequence)
BOTH(reversed, reduce_reversed, setstate_down)
BOTH(range, reduce_range, setstate_range)
BOTH(long_range, reduce_long_range, setstate_long_range)
BOTH(zip, reduce_zip, setstate_zip)
ONE(dict, reduce_dict)
ONE(set, reduce_set)
ONE(call, reduce_call)
ONE(enumerate, reduce_enumerate)
ONE(map, reduce_map)
ONE(filter, reduce_filter)
