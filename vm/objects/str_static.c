/* The strings that all VMs share: the names of names_list.h and the strings of one Latin-1 character. See vm.h. */
#include "objects/hashing.h"
#include "objects/str.h"

#define HEADER                                                                                               \
    { FH_RC_STATIC, FH_T_str }

const FhStaticName fhstr_names[FH_NAME_end] = {
#define N(s) {HEADER, 0, FH_STR_ASCII | FH_STR_INTERNED | FH_STR_NAME, sizeof #s - 1, #s},
    FH_NAMES(N) FH_MORE_NAMES(N)
#undef N
};

#define N(s)                                                                                                 \
    _Static_assert(sizeof #s > 2 && sizeof #s <= FH_NAME_SIZE, "too short or long for a shared name: " #s);
FH_NAMES(N)
FH_MORE_NAMES(N)
#undef N

#define ASCII(c)                                                                                             \
    { HEADER, FHHASHING_CHAR(c), FH_STR_ASCII | FH_STR_INTERNED, 1, {(char)(c)}, 0, NULL }
#define LATIN1(c)                                                                                            \
    {                                                                                                        \
        HEADER, FHHASHING_CHAR(c), FH_STR_HAS_TAIL | FH_STR_INTERNED, 2,                                     \
            {(char)(0xC0 | (c) >> 6), (char)(0x80 | ((c)&0x3F))}, 1, NULL                                    \
    }
#define FOUR(M, c)    M(c), M((c) + 1), M((c) + 2), M((c) + 3)
#define SIXTEEN(M, c) FOUR(M, c), FOUR(M, (c) + 4), FOUR(M, (c) + 8), FOUR(M, (c) + 12)
#define HALF(M, c)                                                                                           \
    SIXTEEN(M, c), SIXTEEN(M, (c) + 16), SIXTEEN(M, (c) + 32), SIXTEEN(M, (c) + 48), SIXTEEN(M, (c) + 64),   \
        SIXTEEN(M, (c) + 80), SIXTEEN(M, (c) + 96), SIXTEEN(M, (c) + 112)

const FhStaticChar fhstr_latin1[256] = {HALF(ASCII, 0), HALF(LATIN1, 0x80)};

_Static_assert(offsetof(FhStaticName, bytes) == offsetof(FhStr, bytes) &&
                   offsetof(FhStaticChar, bytes) == offsetof(FhStr, bytes) &&
                   offsetof(FhStaticChar, length) == ((offsetof(FhStr, bytes) + 3 + 7) & ~7) &&
                   offsetof(FhStaticChar, length) ==
                       offsetof(FhStaticChar, index) - offsetof(FhStrTail, index),
               "as str.h lays them out");
