/* Tuples with named fields: items, attributes, hidden fields, text, construction from sequences. */
#include "unit.h"

#include "base/alloc.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/struct_sequence.h"
#include "objects/type.h"

static FhVM the_vm, *const vm = &the_vm;

static void check_text(FhValue v, const char *want) {
    FhValue text = v == FH_ERR ? FH_ERR : fhrepr(vm, v);
    CHECK_STR(text == FH_ERR ? NULL : fhstr_text(text), want);
    fh_release(vm, text);
}

static FhValue attribute(FhValue v, const char *name) {
    FhValue key = fhstr_intern(vm, name, strlen(name));
    return fhattr_find(vm, v, key);
}

TEST(fields) {
    static const char *const names[] = {"x", "y", "zone"};
    FhValue type = fhstruct_sequence_type(vm, "demo.point", "A place.", names, 3, 2);
    REQUIRE(type != FH_ERR);
    FhValue values[] = {fh_int_raw(1), fhstr_c(vm, "two"), fhlist_new(vm, 0)};
    FhValue v = fhstruct_sequence_new(vm, type, values);
    fh_release(vm, values[1]), fh_release(vm, values[2]);
    REQUIRE(v != FH_ERR);
    CHECK_INT(fhlen(vm, v), 2);
    CHECK(fhtuple_check(vm, v));
    check_text(v, "demo.point(x=1, y='two')");
    CHECK(attribute(v, "x") == fh_int_raw(1));
    FhValue hidden = attribute(v, "zone");
    check_text(hidden, "[]");
    fh_release(vm, hidden);
    CHECK(attribute(type, "n_fields") == fh_int_raw(3));
    CHECK(attribute(type, "n_sequence_fields") == fh_int_raw(2));
    FhValue match = attribute(type, "__match_args__");
    check_text(match, "('x', 'y')");
    fh_release(vm, match);
    FhValue plain = fhtuple_pack(vm, 2, fh_int_raw(1), fhas_tuple(v)->items[1]);
    CHECK_INT(fhcompare_bool(vm, v, plain, FH_EQ), 1);
    CHECK(fhhash(vm, v) == fhhash(vm, plain));
    FhValue made = fhcall1(vm, type, plain);
    check_text(made, "demo.point(x=1, y='two')");
    CHECK(attribute(made, "zone") == FH_NONE);
    fh_release(vm, made), fh_release(vm, plain), fh_release(vm, v);
}

TEST(wrong_lengths) {
    static const char *const names[] = {"a", "b"};
    FhValue type = fhstruct_sequence_type(vm, "demo.pair", NULL, names, 2, 2);
    FhValue one = fhtuple_pack(vm, 1, FH_NONE);
    CHECK(fhcall1(vm, type, one) == FH_ERR);
    CHECK(fhpending_is(vm, FH_T_TypeError));
    FhValue error = fhpending_take(vm), text = fhstr(vm, error);
    CHECK_STR(fhstr_text(text), "demo.pair() takes a 2-sequence (1-sequence given)");
    fh_release(vm, text), fh_release(vm, error), fh_release(vm, one);
    CHECK(fhcall1(vm, type, fh_int_raw(3)) == FH_ERR);
    CHECK(fhpending_is(vm, FH_T_TypeError));
    fhpending_clear(vm);
}

int main(void) {
    if (fhvm_init(vm, &fhalloc_system, NULL) < 0) return 1;
    vm->depth_limit = 1000;
    RUN(fields);
    RUN(wrong_lengths);
    fhvm_close(vm);
    return unit_report();
}
