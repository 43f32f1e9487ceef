#include "tokens.h"
#include <string.h>

/* Free of collisions; the compiler's warning about an initialiser given twice would tell. */
#define SLOT(first, last, size) (((unsigned)(first) + (unsigned)(last)*11 + (unsigned)(size)) & 127)

typedef struct Keyword {
    char text[10];
    uint8_t size;
    uint8_t kind;
} Keyword;

static const Keyword keywords[128] = {
#define X(kind, text, first, last)                                                                           \
    [SLOT(first, last, sizeof(text) - 1)] = {text, sizeof(text) - 1, FHTOKEN_##kind},
    FHTOKEN_KEYWORDS(X)
#undef X
};

FhTokenKind fhtoken_keyword(const char *text, size_t size) {
    if (size < 2 || size > 8) return FHTOKEN_NAME;
    const Keyword *k = &keywords[SLOT((unsigned char)text[0], (unsigned char)text[size - 1], size)];
    return k->size == size && memcmp(k->text, text, size) == 0 ? (FhTokenKind)k->kind : FHTOKEN_NAME;
}

const char *fhtoken_text(FhTokenKind kind) {
    static const char *const texts[] = {
#define X(kind, text, ...) text,
#define PLAIN(kind, text)  text,
        FHTOKEN_PLAIN(PLAIN) FHTOKEN_OPERATORS(PLAIN) FHTOKEN_AUGMENTED(X) FHTOKEN_KEYWORDS(X)
#undef PLAIN
#undef X
    };
    return texts[kind];
}
