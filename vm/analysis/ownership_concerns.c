/* The cheap test that lets ordinary code pass unchecked: one look at the words of the text, of which only a few can make or
 * end what the checker follows. Words in comments and strings count, which costs no more than an analysis that finds
 * nothing. */
#include <string.h>
#include "ownership.h"

static const char *const words[] = {
    "allocate",        "allocate_aligned", "free",
    "owned",           "borrowed",         "manual_memory",
    "memory_strategy", "memory_lock",      "arena_memory",
    "arena",           "create_arena",     "destroy_arena",
    "reset_arena",     "no_alloc",         "BoundedList",
    "BoundedDict",     "BoundedStr",       "BoundedDeque",
    "SmallProvider",   "LargeProvider",    "MediumProvider",
    "Provider",        "LinearMemory",     "AsyncLinearMemory",
};

enum { SHORTEST = 4, LONGEST = 17 };

static bool starts_word(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}
static bool continues_word(unsigned char c) { return starts_word(c) || (c >= '0' && c <= '9'); }

static bool is_concerning(const char *word, size_t size) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (words[i][0] == *word && strlen(words[i]) == size && memcmp(words[i], word, size) == 0)
            return true;
    }
    return false;
}

/* First letters of the words, so that most words of a text are passed by without a comparison. */
static bool may_start(char c) { return c && strchr("afobmcdrnBSLMPA", c) != NULL; }

bool fhownership_concerns(const char *text, size_t size) {
    for (size_t i = 0; i < size;) {
        if (!starts_word((unsigned char)text[i])) {
            i++;
            continue;
        }
        size_t start = i;
        while (i < size && continues_word((unsigned char)text[i])) i++;
        size_t length = i - start;
        if (length < SHORTEST || length > LONGEST || !may_start(text[start])) continue;
        if (is_concerning(text + start, length)) return true;
    }
    return false;
}
