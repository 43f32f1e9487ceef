/* Shapes: where fields lie while an instance grows past its words, into the overflow table, and into a dict; what the class
 * learns from its first instances. */
#include "objects/dict.h"
#include "objects/protocol.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "unit.h"

static FhVM vm;

static FhValue name_of(int i) {
    char text[16];
    int n = snprintf(text, sizeof text, "field%d", i);
    return fhstr_intern(&vm, text, (size_t)n);
}

static FhType *new_class(void) {
    FhValue name = fhstr_c(&vm, "C"), ns = fhdict_new(&vm);
    FhValue type = fhtype_make(&vm, fh_val(vm.types[FH_T_type]), name, vm.empty_tuple, ns, NULL, FH_NOVALUE);
    fh_release(&vm, name);
    fh_release(&vm, ns);
    return type == FH_ERR ? NULL : fhas_type(type);
}

static void check_fields(FhValue o, int n) {
    for (int i = 0; i < n; i++) {
        FhValue v = fhattr_get(&vm, o, name_of(i));
        CHECK_INT(fh_int_of(v), i * 3);
    }
    CHECK(fhattr_find(&vm, o, name_of(n)) == FH_NOVALUE);
}

TEST(fields_stay_where_the_shape_says) {
    FhType *t = new_class();
    REQUIRE(t != NULL);
    FhValue o = fhinstance_new(&vm, t, 0);
    uint32_t capacity = vm.shapes[fh_obj(o)->shape]->capacity;
    for (int i = 0; i < 70; i++) {
        CHECK_INT(fhattr_set(&vm, o, name_of(i), fh_int_raw(i * 3)), 0);
        const FhShape *s = vm.shapes[fh_obj(o)->shape];
        CHECK_INT(s->dict_mode, i >= FH_MAX_FIELDS);
        if (!s->dict_mode) {
            CHECK_INT(s->nfields, i + 1);
            CHECK_INT(s->capacity, capacity);
            CHECK_INT(fhshape_find(&vm, s, name_of(i)), i);
            CHECK(*fhinstance_field(&vm, fh_obj(o), (uint32_t)i) == fh_int_raw(i * 3));
            bool is_inline = (uint32_t)i + (s->nfields > capacity) < capacity;
            CHECK_INT(fhshape_inline(s, (uint32_t)i), is_inline);
            if (is_inline)
                CHECK(fhinstance_inline(t, fh_obj(o), (uint32_t)i) ==
                      fhinstance_field(&vm, fh_obj(o), (uint32_t)i));
        }
        check_fields(o, i + 1);
    }
    fh_release(&vm, o);
    fh_release(&vm, fh_val(t));
}

TEST(same_names_same_shape) {
    FhType *t = new_class();
    REQUIRE(t != NULL);
    FhValue a = fhinstance_new(&vm, t, 0), b;
    for (int i = 0; i < 5; i++) fhattr_set(&vm, a, name_of(i), fh_int_raw(i * 3));
    b = fhinstance_new(&vm, t, 0); /* made when the class knows that five are wanted */
    CHECK(vm.shapes[fh_obj(b)->shape]->capacity >= 5);
    FhValue c = fhinstance_new(&vm, t, 0);
    for (int i = 0; i < 5; i++) {
        fhattr_set(&vm, b, name_of(i), fh_int_raw(i * 3));
        fhattr_set(&vm, c, name_of(i), fh_int_raw(i * 3));
        CHECK_INT(fh_obj(b)->shape, fh_obj(c)->shape);
    }
    CHECK(vm.shapes[fh_obj(b)->shape]->nfields <= vm.shapes[fh_obj(b)->shape]->capacity);
    check_fields(a, 5);
    check_fields(b, 5);
    CHECK_INT(fhattr_set(&vm, c, name_of(2), FH_NOVALUE), 0);
    CHECK(vm.shapes[fh_obj(c)->shape]->dict_mode);
    CHECK(fhattr_find(&vm, c, name_of(2)) == FH_NOVALUE);
    CHECK_INT(fh_int_of(fhattr_get(&vm, c, name_of(4))), 12);
    FhValue dict = fhobject_dict(&vm, b);
    CHECK_INT(fhdict_size(dict), 5);
    fhdict_set(&vm, dict, name_of(5), fh_int_raw(15));
    check_fields(b, 6);
    fh_release(&vm, dict);
    fh_release(&vm, a);
    fh_release(&vm, b);
    fh_release(&vm, c);
    fh_release(&vm, fh_val(t));
}

TEST(versions_change_with_the_bases) {
    FhType *t = new_class();
    REQUIRE(t != NULL);
    FhValue base = fh_val(t), name = fhstr_c(&vm, "D"), ns = fhdict_new(&vm),
            bases = fhtuple_from(&vm, &base, 1);
    FhValue sub = fhtype_make(&vm, fh_val(vm.types[FH_T_type]), name, bases, ns, NULL, FH_NOVALUE);
    REQUIRE(sub != FH_ERR);
    uint32_t before = fhas_type(sub)->version;
    CHECK(fhtype_lookup(&vm, fhas_type(sub), name_of(1)) == FH_NOVALUE);
    CHECK_INT(fhtype_set(&vm, t, name_of(1), FH_TRUE), 0);
    CHECK(fhas_type(sub)->version != before);
    CHECK(fhtype_lookup(&vm, fhas_type(sub), name_of(1)) == FH_TRUE);
    CHECK_INT(fhtype_set(&vm, t, name_of(1), FH_NOVALUE), 0);
    CHECK(fhtype_lookup(&vm, fhas_type(sub), name_of(1)) == FH_NOVALUE);
    fh_release(&vm, sub);
    fh_release(&vm, bases);
    fh_release(&vm, ns);
    fh_release(&vm, name);
    fh_release(&vm, fh_val(t));
}

int main(void) {
    if (fhvm_init(&vm, &fhalloc_system, NULL) < 0) return 1;
    vm.depth_limit = 1000;
    RUN(fields_stay_where_the_shape_says);
    RUN(same_names_same_shape);
    RUN(versions_change_with_the_bases);
    fhvm_close(&vm);
    return unit_report();
}
