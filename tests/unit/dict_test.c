/* dict and set: random operations against plain arrays, layout versions, keys whose comparison changes the container. */
#include "unit.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "objects/dict.h"
#include "objects/dict_table.h"
#include "objects/protocol.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/type.h"

static FhVM the_vm, *const vm = &the_vm;
static uint64_t state = 88172645463325252u;

static uint64_t random_bits(void) {
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

/* ---- the model: keys in insertion order ---- */

#define MODEL_MAX 4096
typedef struct Model {
    int64_t keys[MODEL_MAX], values[MODEL_MAX];
    int n;
} Model;

static int model_find(Model *m, int64_t key) {
    for (int i = 0; i < m->n; i++)
        if (m->keys[i] == key) return i;
    return -1;
}

static void model_set(Model *m, int64_t key, int64_t value) {
    int i = model_find(m, key);
    if (i < 0) m->keys[i = m->n++] = key;
    m->values[i] = value;
}

static void model_remove(Model *m, int i) {
    m->n--;
    memmove(m->keys + i, m->keys + i + 1, (size_t)(m->n - i) * sizeof *m->keys);
    memmove(m->values + i, m->values + i + 1, (size_t)(m->n - i) * sizeof *m->values);
}

static bool use_strs;

static FhValue key_value(int64_t key) {
    char text[32];
    if (!use_strs) return fh_int_raw(key);
    snprintf(text, sizeof text, "key%lld", (long long)key);
    return fhstr_c(vm, text);
}

static bool same(FhValue dict, Model *m) {
    FhDict *d = fhas_dict(dict);
    int64_t pos = 0;
    int i = 0;
    FhValue key, value;
    if (d->used != m->n || d->nentries > d->capacity || d->room < 0 || d->first > d->nentries) return false;
    for (; fhdict_next(dict, &pos, &key, &value); i++) {
        FhValue want = key_value(m->keys[i]);
        bool equal = fhcompare_bool(vm, key, want, FH_EQ) == 1 && value == fh_int_raw(m->values[i]);
        fh_release(vm, want);
        if (!equal) return false;
    }
    return i == m->n;
}

static void step(FhValue *dict, Model *m, int64_t range) {
    int64_t key = (int64_t)(random_bits() % (uint64_t)range), value = (int64_t)(random_bits() % 1000);
    FhValue k = key_value(key);
    int at = model_find(m, key);
    switch (random_bits() % 12) {
    case 0:
    case 1:
    case 2:
    case 3:
        CHECK_INT(fhdict_set(vm, *dict, k, fh_int_raw(value)), 0);
        model_set(m, key, value);
        break;
    case 4:
    case 5: {
        FhValue got = fhdict_get(vm, *dict, k);
        CHECK(got == (at < 0 ? FH_NOVALUE : fh_int_raw(m->values[at])));
        break;
    }
    case 6:
    case 7:
    case 8:
        CHECK_INT(fhdict_del(vm, *dict, k), at >= 0);
        if (at >= 0) model_remove(m, at);
        break;
    case 9: {
        FhValue got = fhdict_setdefault(vm, *dict, k, fh_int_raw(value));
        if (at < 0) model_set(m, key, value);
        CHECK(got == fh_int_raw(m->values[model_find(m, key)]));
        break;
    }
    case 10:
        if (m->n) { /* first in, first out */
            FhValue first = key_value(m->keys[0]);
            CHECK_INT(fhdict_del(vm, *dict, first), 1);
            fh_release(vm, first);
            model_remove(m, 0);
        }
        break;
    default:
        if (random_bits() % 50 == 0) {
            FhValue copy = fhdict_copy(vm, *dict);
            fh_release(vm, *dict);
            *dict = copy;
        } else if (random_bits() % 400 == 0) {
            fhdict_clear(vm, *dict);
            m->n = 0;
        } else if (m->n) { /* last in, first out */
            FhValue last = key_value(m->keys[m->n - 1]);
            CHECK_INT(fhdict_del(vm, *dict, last), 1);
            fh_release(vm, last);
            m->n--;
        }
    }
    fh_release(vm, k);
}

static void run_model(int64_t range, int steps) {
    static Model m;
    m.n = 0;
    FhValue dict = fhdict_new(vm);
    for (int i = 0; i < steps; i++) {
        step(&dict, &m, range);
        if (i % 16 == 0) CHECK(same(dict, &m));
    }
    CHECK(same(dict, &m));
    fh_release(vm, dict);
}

TEST(random_operations) {
    for (int strs = 0; strs < 2; strs++) {
        use_strs = strs;
        run_model(6, 4000);
        run_model(40, 6000);
        run_model(700, 12000);
    }
    use_strs = false;
}

TEST(many_entries) {
    const int64_t n = 300000;
    FhValue dict = fhdict_new(vm);
    for (int64_t i = 0; i < n; i++) REQUIRE(fhdict_set(vm, dict, fh_int_raw(i << 20), fh_int_raw(i)) == 0);
    CHECK_INT(fhdict_size(dict), n);
    int64_t wrong = 0;
    for (int64_t i = 0; i < n; i++) wrong += fhdict_get(vm, dict, fh_int_raw(i << 20)) != fh_int_raw(i);
    CHECK_INT(wrong, 0);
    for (int64_t i = 0; i < n; i += 2) REQUIRE(fhdict_del(vm, dict, fh_int_raw(i << 20)) == 1);
    CHECK_INT(fhdict_size(dict), n / 2);
    fh_release(vm, dict);
}

TEST(layout_versions) {
    FhValue dict = fhdict_new(vm), a = fhstr_intern(vm, "a", 1), b = fhstr_intern(vm, "b", 1);
    FhDict *d = fhas_dict(dict);
    fhdict_set(vm, dict, a, fh_int_raw(1));
    uint32_t first = fhdict_layout(vm, d);
    CHECK(first != 0);
    CHECK_INT(fhdict_layout(vm, d), first);
    fhdict_set(vm, dict, a, fh_int_raw(2));
    CHECK_INT(d->version, first);
    fhdict_set(vm, dict, b, fh_int_raw(2));
    CHECK_INT(d->version, 0);
    uint32_t second = fhdict_layout(vm, d);
    CHECK(second != first);
    CHECK_INT(fhdict_entry_str(vm, d, b), 1);
    fhdict_del(vm, dict, a);
    CHECK_INT(d->version, 0);
    CHECK_INT(fhdict_entry_str(vm, d, a), -1);
    fhdict_clear(vm, dict);
    CHECK_INT(d->version, 0);
    CHECK(d->str_keys);
    fh_release(vm, dict);
}

/* ---- keys whose == changes the container ---- */

typedef struct Evil {
    FhObj header;
    int64_t id;
} Evil;

static FhValue target = FH_NOVALUE;
static int64_t damage;

static int64_t evil_hash(FhVM *v, FhValue o) {
    (void)v, (void)o;
    return 5;
}

static FhValue evil_compare(FhVM *v, FhValue a, FhValue b, FhCmpOp op) {
    (void)v;
    if (op != FH_EQ) return FH_NOTIMPLEMENTED;
    if (target != FH_NOVALUE && random_bits() % 3 == 0) {
        FhValue dict = target;
        target = FH_NOVALUE; /* not again within */
        damage++;
        switch (random_bits() % 3) {
        case 0: fhdict_clear(vm, dict); break;
        case 1:
            for (int64_t i = 0; i < 20; i++) fhdict_set(vm, dict, fh_int_raw(1000 + i), FH_NONE);
            break;
        default: fhdict_del(vm, dict, a); break;
        }
        target = dict;
    }
    return fh_bool(FH_AS(Evil, a)->id == FH_AS(Evil, b)->id);
}

static const FhSlots evil_slots = {.compare = evil_compare, .hash = evil_hash};
static const FhTypeDef evil_def = {.size = sizeof(Evil), .slots = &evil_slots};

TEST(comparison_changes_dict) {
    FhType *type = fhtype_define(vm, "evil", &evil_def, NULL);
    FhValue dict = fhdict_new(vm);
    target = dict;
    for (int64_t i = 0; i < 3000; i++) {
        FhValue key = fhinstance_new(vm, type, 0);
        FH_AS(Evil, key)->id = (int64_t)(random_bits() % 12);
        switch (random_bits() % 4) {
        case 0:
        case 1: CHECK_INT(fhdict_set(vm, dict, key, fh_int_raw(i)), 0); break;
        case 2: CHECK(fhdict_del(vm, dict, key) >= 0); break;
        default: CHECK(fhdict_get(vm, dict, key) != FH_ERR); break;
        }
        fh_release(vm, key);
    }
    CHECK(damage > 50);
    target = FH_NOVALUE;
    fh_release(vm, dict);
}

/* ---- sets ---- */

TEST(set_operations) {
    static Model m;
    for (int round = 0; round < 20; round++) {
        m.n = 0;
        FhValue set = fhset_new(vm);
        for (int i = 0; i < 2000; i++) {
            int64_t key = (int64_t)(random_bits() % (uint64_t)(20 + round * 30));
            int at = model_find(&m, key);
            switch (random_bits() % 4) {
            case 0:
            case 1:
                CHECK_INT(fhset_add(vm, set, fh_int_raw(key)), at < 0);
                model_set(&m, key, 0);
                break;
            case 2:
                CHECK_INT(fhset_discard(vm, set, fh_int_raw(key)), at >= 0);
                if (at >= 0) model_remove(&m, at);
                break;
            default: CHECK_INT(fhset_contains(vm, set, fh_int_raw(key)), at >= 0);
            }
        }
        CHECK_INT(fhset_size(set), m.n);
        int64_t pos = 0, hash;
        int seen = 0;
        FhValue key;
        for (; fhset_next(set, &pos, &key, &hash); seen++) CHECK(model_find(&m, fh_int_of(key)) >= 0);
        CHECK_INT(seen, m.n);
        fh_release(vm, set);
    }
}

/* The order of CPython: {10, 20, 30, 40, 50} filled one by one lies in 32 places. */
TEST(set_order) {
    FhValue set = fhset_new(vm);
    for (int64_t i = 10; i <= 50; i += 10) fhset_add(vm, set, fh_int_raw(i));
    static const int64_t want[] = {40, 10, 50, 20, 30};
    int64_t pos = 0, hash;
    FhValue key;
    for (int i = 0; i < 5; i++) {
        REQUIRE(fhset_next(set, &pos, &key, &hash));
        CHECK_INT(fh_int_of(key), want[i]);
    }
    fh_release(vm, set);
}

int main(void) {
    if (fhvm_init(vm, &fhalloc_system, NULL) < 0) return 1;
    RUN(random_operations);
    RUN(many_entries);
    RUN(layout_versions);
    RUN(comparison_changes_dict);
    RUN(set_operations);
    RUN(set_order);
    fhvm_close(vm);
    return unit_report();
}
