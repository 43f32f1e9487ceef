/* Providers and bounded collections from C: the same objects as in scripts. */
#include "told.h"

#include <stdint.h>

static void def(fh_vm *vm, const char *name, fh_value v) { CHECK(fh_set_value(vm, name, v) == FH_OK); }
static fh_value num(fh_vm *vm, int64_t n) { return fh_from_i64(vm, n); }
static int64_t as_int(fh_vm *vm, fh_value v) {
    int64_t n = -1;
    CHECK(fh_to_i64(vm, v, &n) == FH_OK);
    return n;
}

TEST(lists_and_deques) {
    fh_vm *vm = new_vm();
    fh_bounded_list *list, *again = NULL;
    fh_bounded_deque *deque;
    fh_value v;
    CHECK(fh_bounded_list_new(vm, 10, NULL, &list) == FH_OK);
    for (int i = 0; i < 10; i++) CHECK(fh_bounded_list_push(list, num(vm, i)) == FH_OK);
    CHECK_INT(fh_bounded_list_push(list, num(vm, 10)), FH_NO_MEMORY);
    CHECK(strstr(fh_error_text(vm), "CapacityError"));
    CHECK_INT(fh_bounded_list_size(list), 10);
    def(vm, "l", fh_bounded_list_value(list));
    CHECK(run(vm, "assert type(l) is BoundedList and list(l) == list(range(10)) and l.full\nl[3] = 'x'\n") ==
          FH_OK);
    CHECK(fh_bounded_list_get(list, 3, &v) == FH_OK && fh_kind_of(vm, v) == FH_KIND_STR);
    CHECK(fh_bounded_list_set(list, 3, num(vm, 33)) == FH_OK);
    CHECK(fh_bounded_list_get(list, 3, &v) == FH_OK && as_int(vm, v) == 33);
    CHECK_INT(fh_bounded_list_get(list, 10, &v), FH_ERROR);
    CHECK_INT(fh_bounded_list_set(list, 10, num(vm, 1)), FH_ERROR);
    CHECK(fh_bounded_list_pop(list, &v) == FH_OK && as_int(vm, v) == 9);
    CHECK(fh_bounded_list_clear(list) == FH_OK && fh_bounded_list_size(list) == 0);
    CHECK_INT(fh_bounded_list_pop(list, &v), FH_ERROR);
    CHECK(fh_bounded_list_capacity(list) == 10 && fh_bounded_list_high_water(list) == 10);
    CHECK(fh_get_value(vm, "l", &v) == FH_OK && fh_bounded_list_of(vm, v, &again) == FH_OK);
    CHECK_INT(fh_bounded_deque_of(vm, v, &deque), FH_INVALID_TYPE);
    CHECK(fh_bounded_list_push(again, num(vm, 5)) == FH_OK && fh_bounded_list_size(list) == 1);
    fh_bounded_list_free(again);
    fh_bounded_list_free(list);
    CHECK_INT(fh_bounded_list_new(vm, 0, NULL, &list), FH_ERROR);
    CHECK_INT(fh_bounded_list_new(vm, SIZE_MAX, NULL, &list), FH_ERROR);

    CHECK(fh_bounded_deque_new(vm, 3, NULL, &deque) == FH_OK);
    for (int i = 0; i < 2; i++) CHECK(fh_bounded_deque_push(deque, num(vm, i)) == FH_OK);
    CHECK(fh_bounded_deque_push_left(deque, num(vm, 9)) == FH_OK);
    CHECK_INT(fh_bounded_deque_push_left(deque, num(vm, 8)), FH_NO_MEMORY);
    CHECK(fh_bounded_deque_get(deque, 0, &v) == FH_OK && as_int(vm, v) == 9);
    CHECK(fh_bounded_deque_pop(deque, &v) == FH_OK && as_int(vm, v) == 1);
    CHECK(fh_bounded_deque_pop_left(deque, &v) == FH_OK && as_int(vm, v) == 9);
    CHECK_INT(fh_bounded_deque_size(deque), 1);
    fh_bounded_deque_free(deque);
    fh_vm_free(vm);
    CHECK_STR(told, "");
}

TEST(dicts_and_strs) {
    fh_vm *vm = new_vm();
    fh_bounded_dict *dict;
    fh_bounded_str *str;
    fh_value v;
    const char *text;
    size_t size;
    CHECK(fh_bounded_dict_new(vm, 2, NULL, &dict) == FH_OK);
    CHECK(fh_bounded_dict_insert(dict, fh_from_text(vm, "a"), num(vm, 1)) == FH_OK);
    CHECK(fh_bounded_dict_insert(dict, fh_from_text(vm, "b"), num(vm, 2)) == FH_OK);
    CHECK(fh_bounded_dict_insert(dict, fh_from_text(vm, "a"), num(vm, 3)) == FH_OK);
    CHECK_INT(fh_bounded_dict_insert(dict, fh_from_text(vm, "c"), num(vm, 4)), FH_NO_MEMORY);
    CHECK(fh_bounded_dict_get(dict, fh_from_text(vm, "a"), &v) == FH_OK && as_int(vm, v) == 3);
    CHECK_INT(fh_bounded_dict_get(dict, fh_from_text(vm, "c"), &v), FH_ERROR);
    CHECK(fh_bounded_dict_remove(dict, fh_from_text(vm, "a")) == FH_OK && fh_bounded_dict_size(dict) == 1);
    CHECK_INT(fh_bounded_dict_remove(dict, fh_from_text(vm, "a")), FH_ERROR);
    fh_bounded_dict_free(dict);

    CHECK(fh_bounded_str_new(vm, 8, NULL, &str) == FH_OK);
    CHECK(fh_bounded_str_append(str, "h\xc3\xa9llo", 6) == FH_OK);
    CHECK_INT(fh_bounded_str_append(str, "xyz", 3), FH_NO_MEMORY);
    CHECK_INT(fh_bounded_str_append(str, "\xff", 1), FH_ERROR);
    CHECK(fh_bounded_str_append(str, "!!", 2) == FH_OK && fh_bounded_str_size(str) == 8);
    CHECK(fh_bounded_str_text(str, &text, &size) == FH_OK && size == 8);
    CHECK_STR(text, "h\xc3\xa9llo!!");
    CHECK(fh_bounded_str_clear(str) == FH_OK && fh_bounded_str_size(str) == 0);
    fh_bounded_str_free(str);
    fh_vm_free(vm);
    CHECK_STR(told, "");
}

static int given_up;
static void give_up(void *env, void *memory) { given_up += env == memory; }

TEST(providers) {
    fh_vm *vm = new_vm();
    fh_provider *p, *q;
    fh_bounded_list *list;
    fh_value buffer;
    static _Alignas(16) unsigned char bytes[1024];
    CHECK(fh_provider_new(vm, 4096, &p) == FH_OK && fh_provider_size(p) == 4096);
    CHECK(fh_provider_allocate(p, 100, 0, &buffer) == FH_OK && fh_provider_available(p) == 3996);
    def(vm, "b", buffer);
    def(vm, "p", fh_provider_value(p));
    CHECK(run(vm, "assert type(p) is Provider and p.used == 100 and len(b) == 100\n") == FH_OK);
    CHECK(fh_provider_deallocate(p, buffer) == FH_OK && fh_provider_available(p) == 4096);
    CHECK_INT(fh_provider_deallocate(p, buffer), FH_ERROR);
    CHECK(strstr(fh_error_text(vm), "DoubleFreeError"));
    CHECK_INT(fh_provider_allocate(p, 5000, 0, &buffer), FH_NO_MEMORY);
    CHECK(fh_bounded_list_new(vm, 100, p, &list) == FH_OK && fh_provider_available(p) <= 4096 - 800);
    CHECK(fh_provider_reset(p) == FH_OK);
    CHECK(fh_bounded_list_capacity(list) == 0 && fh_bounded_list_push(list, num(vm, 1)) != FH_OK);
    CHECK(fh_provider_high_water(p) >= 800);
    fh_bounded_list_free(list);
    fh_provider_free(p);

    CHECK(fh_provider_over(vm, bytes, sizeof bytes, give_up, bytes, &q) == FH_OK);
    CHECK(fh_provider_over(vm, bytes + 1, 8, NULL, NULL, &p) == FH_MISUSE);
    size_t used = fh_memory_used(vm, NULL);
    CHECK(fh_bounded_list_new(vm, 64, q, &list) == FH_OK);
    CHECK(fh_memory_used(vm, NULL) - used < 512); /* the object; its elements alone would take that much */
    for (int i = 0; i < 64; i++) CHECK(fh_bounded_list_push(list, num(vm, i)) == FH_OK);
    CHECK(bytes[8] != 0); /* that is where they lie */
    CHECK_INT(fh_bounded_list_new(vm, 100, q, &(fh_bounded_list *){NULL}), FH_NO_MEMORY);
    fh_provider_free(q);
    CHECK_INT(given_up, 0);
    fh_bounded_list_free(list);
    CHECK(run(vm, "import gc\nb = p = None\ngc.collect()\n") == FH_OK);
    fh_vm *other = new_vm();
    CHECK(fh_provider_new(other, 64, &q) == FH_OK);
    CHECK_INT(fh_bounded_list_new(vm, 1, q, &list), FH_MISUSE);
    fh_provider_free(q);
    fh_vm_free(other);
    fh_vm_free(vm);
    CHECK_INT(given_up, 1);
    CHECK_INT(fh_provider_size(NULL) + fh_bounded_list_size(NULL) + fh_bounded_str_capacity(NULL), 0);
    CHECK_INT(fh_bounded_list_push(NULL, FH_NULL), FH_MISUSE);
    CHECK_INT(fh_provider_reset(NULL), FH_MISUSE);
}

int main(void) {
    RUN(lists_and_deques);
    RUN(dicts_and_strs);
    RUN(providers);
    return unit_report();
}
