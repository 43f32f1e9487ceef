/* SHA-1 and SHA-256 by the instructions that newer x86 processors have for them. Which those are the C library has found out
 * at the program's start; where it cannot tell, or elsewhere, the portable code works. */
#include "stdlib/hash_parts.h"

#if defined(__x86_64__) && defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
#define HAVE_SHA_X86 1
#endif

#ifdef HAVE_SHA_X86
#include <immintrin.h>
#include <sys/platform/x86.h>

static bool has_sha(void) { return CPU_FEATURE_ACTIVE(SHA) && CPU_FEATURE_ACTIVE(SSE4_1); }

#define USES_SHA __attribute__((target("sha,sse4.1")))

/* Two rounds take the words (a, b, e, f) and (c, d, g, h), highest first, and give the new (a, b, e, f); what those were is
 * then (c, d, g, h): so the two change places. */
USES_SHA static void sha256(uint32_t h[8], const uint8_t *data, const uint32_t k[64]) {
    const __m128i swap = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    __m128i abef = _mm_set_epi32((int)h[0], (int)h[1], (int)h[4], (int)h[5]), abef_before = abef;
    __m128i cdgh = _mm_set_epi32((int)h[2], (int)h[3], (int)h[6], (int)h[7]), cdgh_before = cdgh;
    __m128i w[4];
    for (int i = 0; i < 4; i++)
        w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(data + 16 * i)), swap);
    for (int i = 0; i < 16; i += 4) {
        for (int j = 0; j < 4; j++) {
            __m128i now = w[j], next = w[(j + 1) & 3], after = w[(j + 2) & 3], last = w[(j + 3) & 3];
            __m128i wk =
                _mm_add_epi32(now, _mm_loadu_si128((const __m128i *)(const void *)(k + 4 * (i + j))));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, wk);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(wk, 0x0e));
            if (i < 12)
                w[j] = _mm_sha256msg2_epu32(
                    _mm_add_epi32(_mm_sha256msg1_epu32(now, next), _mm_alignr_epi8(last, after, 4)), last);
        }
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
    h[0] = (uint32_t)_mm_extract_epi32(abef, 3), h[1] = (uint32_t)_mm_extract_epi32(abef, 2);
    h[4] = (uint32_t)_mm_extract_epi32(abef, 1), h[5] = (uint32_t)_mm_extract_epi32(abef, 0);
    h[2] = (uint32_t)_mm_extract_epi32(cdgh, 3), h[3] = (uint32_t)_mm_extract_epi32(cdgh, 2);
    h[6] = (uint32_t)_mm_extract_epi32(cdgh, 1), h[7] = (uint32_t)_mm_extract_epi32(cdgh, 0);
}

/* Four rounds; here the first word is the highest. */
#define SHA1_GROUP(i, function)                                                                              \
    do {                                                                                                     \
        __m128i before_ = abcd, now_ = w[(i)&3];                                                             \
        e = (i) == 0 ? _mm_add_epi32(e, now_) : _mm_sha1nexte_epu32(e, now_);                                \
        abcd = _mm_sha1rnds4_epu32(abcd, e, function);                                                       \
        e = before_;                                                                                         \
        if ((i) < 16)                                                                                        \
            w[(i)&3] = _mm_sha1msg2_epu32(                                                                   \
                _mm_xor_si128(_mm_sha1msg1_epu32(now_, w[((i) + 1) & 3]), w[((i) + 2) & 3]),                 \
                w[((i) + 3) & 3]);                                                                           \
    } while (0)
#define SHA1_TWENTY(i, function)                                                                             \
    do {                                                                                                     \
        SHA1_GROUP(i, function);                                                                             \
        SHA1_GROUP((i) + 1, function);                                                                       \
        SHA1_GROUP((i) + 2, function);                                                                       \
        SHA1_GROUP((i) + 3, function);                                                                       \
        SHA1_GROUP((i) + 4, function);                                                                       \
    } while (0)

USES_SHA static void sha1(uint32_t h[5], const uint8_t *data) {
    const __m128i swap = _mm_set_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    __m128i abcd = _mm_set_epi32((int)h[0], (int)h[1], (int)h[2], (int)h[3]), abcd_before = abcd;
    __m128i e = _mm_set_epi32((int)h[4], 0, 0, 0), e_before = e;
    __m128i w[4];
    for (int i = 0; i < 4; i++)
        w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(data + 16 * i)), swap);
    SHA1_TWENTY(0, 0);
    SHA1_TWENTY(5, 1);
    SHA1_TWENTY(10, 2);
    SHA1_TWENTY(15, 3);
    e = _mm_sha1nexte_epu32(e, e_before);
    abcd = _mm_add_epi32(abcd, abcd_before);
    h[0] = (uint32_t)_mm_extract_epi32(abcd, 3), h[1] = (uint32_t)_mm_extract_epi32(abcd, 2);
    h[2] = (uint32_t)_mm_extract_epi32(abcd, 1), h[3] = (uint32_t)_mm_extract_epi32(abcd, 0);
    h[4] = (uint32_t)_mm_extract_epi32(e, 3);
}

bool fhhash_sha256_by_cpu(uint32_t h[8], const uint8_t *data, const uint32_t k[64]) {
    if (!has_sha()) return false;
    sha256(h, data, k);
    return true;
}
bool fhhash_sha1_by_cpu(uint32_t h[5], const uint8_t *data) {
    if (!has_sha()) return false;
    sha1(h, data);
    return true;
}
#else
bool fhhash_sha256_by_cpu(uint32_t h[8], const uint8_t *data, const uint32_t k[64]) {
    (void)h, (void)data, (void)k;
    return false;
}
bool fhhash_sha1_by_cpu(uint32_t h[5], const uint8_t *data) {
    (void)h, (void)data;
    return false;
}
#endif
