/* Strings below the language: index, UTF-8, hash, interning, growth in place, FhText. */
#include "base/alloc.h"
#include "objects/bytes.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "unit.h"

static FhVM vm_memory;

static FhVM *open_vm(void) {
    static const uint64_t key[2] = {1, 2};
    return fhvm_init(&vm_memory, &fhalloc_system, key) == 0 ? &vm_memory : NULL;
}

static void test_kinds(void) {
    FhVM *vm = open_vm();
    REQUIRE(vm);
    FhValue ascii = fhstr_c(vm, "hello"), other = fhstr_c(vm, "h\xC3\xA9llo \xE2\x82\xAC \xF0\x9F\x98\x80");
    CHECK(fhstr_ascii(ascii));
    CHECK(!fhstr_ascii(other));
    CHECK_INT(fhstr_length(ascii), 5);
    CHECK_INT(fhstr_length(other), 9);
    CHECK_INT(fhstr_at(vm, other, 1), 0xE9);
    CHECK_INT(fhstr_at(vm, other, 6), 0x20AC);
    CHECK_INT(fhstr_at(vm, other, 8), 0x1F600);
    CHECK(fhstr_c(vm, "") == vm->empty_str);
    CHECK(fhstr_c(vm, "a") == fhlatin1('a'));
    CHECK(fhstr_c(vm, "\xC3\xA9") == fhlatin1(0xE9));
    CHECK(fhstr_char(vm, 0xE9) == fhlatin1(0xE9));
    fh_release(vm, ascii);
    fh_release(vm, other);
    fhvm_close(vm);
}

/* Code point i of the text is 'a', U+E9, U+20AC or U+1F600 by turns. */
static const char *const turns[] = {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
static const uint32_t codes[] = {'a', 0xE9, 0x20AC, 0x1F600};

static FhValue mixed(FhVM *vm, int length) {
    FhText t;
    fhtext_init(&t, vm);
    for (int i = 0; i < length; i++) fhtext_c(&t, turns[i * 7 / 3 % 4]);
    return fhtext_finish(&t);
}

static void check_index(FhVM *vm, int length) {
    FhValue s = mixed(vm, length);
    REQUIRE(s != FH_ERR);
    CHECK_INT(fhstr_length(s), length);
    for (int step = 1; step < length; step = step * 3 + 1) {
        for (int i = 0; i < length; i++) {
            int at = (int)((unsigned)i * (unsigned)step % (unsigned)length);
            if (fhstr_at(vm, s, at) != codes[at * 7 / 3 % 4]) {
                CHECK_INT(fhstr_at(vm, s, at), codes[at * 7 / 3 % 4]);
                return;
            }
            size_t offset = fhstr_offset(vm, s, (size_t)at);
            if (fhstr_number(vm, s, offset) != (size_t)at) CHECK_INT(fhstr_number(vm, s, offset), at);
        }
    }
    CHECK_INT(fhstr_offset(vm, s, (size_t)length), fhstr_size(s));
    fh_release(vm, s);
}

static void test_index(void) {
    FhVM *vm = open_vm();
    REQUIRE(vm);
    static const int lengths[] = {2, 3, 31, 63, 64, 65, 127, 128, 129, 1000, 4096};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) check_index(vm, lengths[i]);
    fhvm_close(vm);
}

static void test_slices(void) {
    FhVM *vm = open_vm();
    REQUIRE(vm);
    FhValue s = mixed(vm, 300);
    for (int start = 0; start < 300; start += 37) {
        for (int stop = start; stop <= 300; stop += 41) {
            FhValue part = fhstr_slice(vm, s, start, stop);
            REQUIRE(part != FH_ERR);
            CHECK_INT(fhstr_length(part), stop - start);
            CHECK_INT(fhstr_count_points(fhstr_text(part), fhstr_size(part)), stop - start);
            if (stop > start) CHECK_INT(fhstr_at(vm, part, 0), codes[start * 7 / 3 % 4]);
            fh_release(vm, part);
        }
    }
    fh_release(vm, s);
    fhvm_close(vm);
}

static void test_hash_and_interning(void) {
    FhVM *vm = open_vm();
    REQUIRE(vm);
    FhValue a = fhstr_c(vm, "a rather ordinary text"), b = fhstr_c(vm, "a rather ordinary text");
    CHECK(a != b);
    CHECK_INT(fhstr_hash(vm, a), fhstr_hash(vm, b));
    CHECK(fhstr_hash(vm, a) != 0);
    CHECK(fhstr_equal(a, b));
    uint32_t before = fhstr_hash(vm, a);
    FhValue kept = fhstr_interned(vm, a);
    CHECK(kept == a);
    CHECK(fhstr_interned(vm, b) == a);
    CHECK(fhstr_intern(vm, "a rather ordinary text", 22) == a);
    for (int i = 0; i < 5000; i++) {
        char text[16];
        int n = snprintf(text, sizeof text, "name%d", i);
        FhValue s = fhstr_intern(vm, text, (size_t)n);
        if (s == FH_ERR || fhstr_intern(vm, text, (size_t)n) != s) CHECK(0);
    }
    CHECK(fhstr_intern(vm, "a rather ordinary text", 22) == a);
    fh_release(vm, b);
    fhvm_close(vm);

    vm = open_vm(); /* the same key: the same hash; another key: another */
    REQUIRE(vm);
    a = fhstr_c(vm, "a rather ordinary text");
    CHECK_INT(fhstr_hash(vm, a), before);
    vm->hash_key[0] ^= 1;
    b = fhstr_c(vm, "a rather ordinary text");
    CHECK(fhstr_hash(vm, b) != before);
    fh_release(vm, a);
    fh_release(vm, b);
    fhvm_close(vm);
}

static void check_growth(FhVM *vm, const char *const *parts, int nparts, int times) {
    FhValue pieces[4], s = fhstr_c(vm, "start");
    size_t nbytes = 5, length = 5;
    for (int i = 0; i < nparts; i++) pieces[i] = fhstr_c(vm, parts[i]);
    for (int i = 0; i < times && s != FH_ERR; i++) {
        FhValue piece = pieces[i % nparts];
        s = fhstr_append_owned(vm, s, piece);
        nbytes += fhstr_size(piece);
        length += (size_t)fhstr_length(piece);
        if (s != FH_ERR && i % 97 == 0)
            fhstr_at(vm, s, (int64_t)length / 2); /* makes an index that must go again */
    }
    REQUIRE(s != FH_ERR);
    CHECK_INT(fhstr_size(s), nbytes);
    CHECK_INT(fhstr_length(s), length);
    CHECK_INT(strlen(fhstr_text(s)), nbytes);
    CHECK_INT(fhstr_count_points(fhstr_text(s), nbytes), length);
    fh_release(vm, s);
    for (int i = 0; i < nparts; i++) fh_release(vm, pieces[i]);
}

static void test_append(void) {
    FhVM *vm = open_vm();
    REQUIRE(vm);
    static const char *const ascii[] = {"x", "abcdef", ""}, *const wide[] = {"x", "\xC3\xA9",
                                                                             "\xE2\x82\xAC\xE2\x82\xAC"};
    check_growth(vm, ascii, 3, 20000);
    check_growth(vm, wide, 3, 20000);
    FhValue s = fhstr_c(vm, "shared text"), more = fhstr_c(vm, "!");
    fh_retain(s);
    FhValue sum = fhstr_append_owned(vm, s, more);
    CHECK(sum != s); /* somebody else looks at s: it must not change */
    CHECK_STR(fhstr_text(s), "shared text");
    CHECK_STR(fhstr_text(sum), "shared text!");
    fh_release(vm, s);
    fh_release(vm, sum);
    fhvm_close(vm);
}

static void test_text(void) {
    FhVM *vm = open_vm();
    REQUIRE(vm);
    FhText t;
    fhtext_init(&t, vm);
    fhtext_format(&t, "[%5d|%-5s|%05x|%.3s|%zd|%c|%%]", 42, "ab", 0xbeefu, "\xE2\x82\xACuro", (ptrdiff_t)-1,
                  0xE9);
    FhValue s = fhtext_finish(&t);
    CHECK_STR(fhstr_text(s), "[   42|ab   |0beef|\xE2\x82\xAC|-1|\xC3\xA9|%]");
    fh_release(vm, s);
    fhtext_init(&t, vm);
    for (int i = 0; i < 10000; i++) fhtext_char(&t, 0x20AC);
    s = fhtext_finish(&t);
    CHECK_INT(fhstr_length(s), 10000);
    fh_release(vm, s);
    fhvm_close(vm);
}

static void check_repr(FhVM *vm, const char *text, const char *want) {
    FhValue s = fhstr_c(vm, text), r = fhstr_repr(vm, s);
    CHECK_STR(fhstr_text(r), want);
    fh_release(vm, s);
    fh_release(vm, r);
}

static void test_repr(void) {
    FhVM *vm = open_vm();
    REQUIRE(vm);
    check_repr(vm, "plain", "'plain'");
    check_repr(vm, "it's", "\"it's\"");
    check_repr(vm, "'\"", "'\\'\"'");
    check_repr(vm, "\n\t\r\\\x7f", "'\\n\\t\\r\\\\\\x7f'");
    check_repr(vm, "\xC3\xA9\xC2\xA0\xE2\x80\x8B", "'\xC3\xA9\\xa0\\u200b'");
    check_repr(vm, "\xED\xA0\x80", "'\\ud800'");
    fhvm_close(vm);
}

int main(void) {
    RUN(test_kinds);
    RUN(test_index);
    RUN(test_slices);
    RUN(test_hash_and_interning);
    RUN(test_append);
    RUN(test_text);
    RUN(test_repr);
    return unit_report();
}
