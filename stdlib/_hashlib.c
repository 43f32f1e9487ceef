/* The module _hashlib: hash objects of all algorithms, PBKDF2, HMAC in one step, and comparison in constant time. */
#include "stdlib/hash_parts.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#include <stdio.h>
#include <strings.h>

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED_ARGS ((void)vm, (void)self, (void)args, (void)nargs, (void)kwnames)

enum { POLL_BYTES = 1 << 20 };

typedef struct Hash {
    FhObj header;
    const FhHashKind *kind;
    FhHashState state;
} Hash;

static const FhHashKind *const kinds[] = {
    &fhhash_md5,      &fhhash_sha1,     &fhhash_sha224,    &fhhash_sha256,   &fhhash_sha384,
    &fhhash_sha512,   &fhhash_blake2b,  &fhhash_blake2s,   &fhhash_sha3_224, &fhhash_sha3_256,
    &fhhash_sha3_384, &fhhash_sha3_512, &fhhash_shake_128, &fhhash_shake_256};

static const FhHashKind *find_kind(const char *name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcasecmp(kinds[i]->name, name) == 0) return kinds[i];
    static const struct {
        const char *alias;
        const FhHashKind *kind;
    } aliases[] = {
        {"sha3-224", &fhhash_sha3_224},  {"sha3-256", &fhhash_sha3_256},  {"sha3-384", &fhhash_sha3_384},
        {"sha3-512", &fhhash_sha3_512},  {"shake128", &fhhash_shake_128}, {"shake256", &fhhash_shake_256},
        {"blake2b512", &fhhash_blake2b}, {"blake2s256", &fhhash_blake2s}, {"sha-1", &fhhash_sha1},
        {"sha-256", &fhhash_sha256},     {"sha-512", &fhhash_sha512},     {"sha-384", &fhhash_sha384},
        {"sha-224", &fhhash_sha224}};
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcasecmp(aliases[i].alias, name) == 0) return aliases[i].kind;
    return NULL;
}

/* ---- objects ---- */

static int update(FhVM *vm, Hash *h, FhValue data) {
    FhBuffer b;
    if (fhstr_check(vm, data))
        return fhraise_int(vm, FH_T_TypeError, "Strings must be encoded before hashing");
    if (!fhbuffer_check(vm, data))
        return fhraise_int(vm, FH_T_TypeError, "object supporting the buffer API required");
    if (fhbuffer_get(vm, data, &b, false) < 0) return -1;
    int r = 0;
    for (size_t at = 0, n; r == 0 && at < b.size; at += n) {
        n = b.size - at < POLL_BYTES ? b.size - at : POLL_BYTES;
        fhhash_update(h->kind, &h->state, b.data + at, n);
        if (at + n < b.size)
            r = fhpoll_work(vm, n);
        else
            fhcharge(vm, n);
    }
    fhbuffer_release(vm, &b);
    return r;
}

enum { STATE_HASH, STATE_XOF, STATE_COUNT };

static FhType *type_for(FhValue module, const FhHashKind *kind) {
    int which = kind->digest_size ? STATE_HASH : STATE_XOF;
    return fhas_type(fhas_tuple(fhas_module(module)->state)->items[which]);
}

static FhValue new_hash(FhVM *vm, FhType *type, const FhHashKind *kind) {
    FhValue v = fhinstance_new(vm, type, 0);
    if (v == FH_ERR) return FH_ERR;
    Hash *h = FH_AS(Hash, v);
    h->kind = kind;
    memset(&h->state.buffer, 0, sizeof h->state.buffer);
    kind->start(kind, &h->state);
    return v;
}

static FhValue construct(FhVM *vm, FhValue module, const FhHashKind *kind, FhValue data) {
    FhValue v = new_hash(vm, type_for(module, kind), kind);
    if (v == FH_ERR || data == FH_NOVALUE || update(vm, FH_AS(Hash, v), data) == 0) return v;
    fh_release(vm, v);
    return FH_ERR;
}

static FhValue open_kind(FhVM *vm, FhValue self, const FhHashKind *kind, const char *function,
                         const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"string", "usedforsecurity", NULL};
    FhParams params = {function, names, 0, 0, 1};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    return construct(vm, self, kind, v[0]);
}

#define KIND(name)                                                                                           \
    NATIVE(open_##name) {                                                                                    \
        return open_kind(vm, self, &fhhash_##name, "openssl_" #name, args, nargs, kwnames);                  \
    }
KIND(md5)
KIND(sha1)
KIND(sha224)
KIND(sha256)
KIND(sha384)
KIND(sha512)
KIND(sha3_224)
KIND(sha3_256)
KIND(sha3_384)
KIND(sha3_512)
KIND(shake_128)
KIND(shake_256)

static const FhHashKind *named_kind(FhVM *vm, FhValue name) {
    if (!fhstr_check(vm, name)) {
        fhraise(vm, FH_T_TypeError, "name must be a string");
        return NULL;
    }
    const FhHashKind *kind = find_kind(fhstr_text(name));
    if (!kind) fhraise(vm, FH_T_ValueError, "unsupported hash type %U", name);
    return kind;
}

NATIVE(hash_new) {
    static const char *const names[] = {"name", "string", "usedforsecurity", NULL};
    static const FhParams params = {"new", names, 0, 1, 2};
    FhValue v[3];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    const FhHashKind *kind = named_kind(vm, v[0]);
    return kind ? construct(vm, self, kind, v[1]) : FH_ERR;
}

/* ---- methods ---- */

static uint32_t digest_size(const Hash *h) {
    bool blake2 = h->kind == &fhhash_blake2b || h->kind == &fhhash_blake2s;
    return blake2 ? h->state.u.blake2.digest_size : h->kind->digest_size;
}

static FhValue digest_of(FhVM *vm, const Hash *h, size_t size) {
    FhBytes *out = fhbytes_alloc(vm, size);
    if (!out) return FH_ERR;
    FhHashState copy = h->state;
    h->kind->finish(h->kind, &copy, out->data, size);
    return fh_val(out);
}

static FhValue hex_of(FhVM *vm, FhValue digest) {
    if (digest == FH_ERR) return FH_ERR;
    size_t n = fhas_bytes(digest)->size;
    FhStr *s = fhstr_alloc(vm, 2 * n, 2 * n);
    if (s) {
        for (size_t i = 0; i < n; i++) {
            s->bytes[2 * i] = "0123456789abcdef"[fhas_bytes(digest)->data[i] >> 4];
            s->bytes[2 * i + 1] = "0123456789abcdef"[fhas_bytes(digest)->data[i] & 15];
        }
    }
    fh_release(vm, digest);
    return s ? fhstr_shared(vm, s) : FH_ERR;
}

NATIVE(hash_update) {
    (void)nargs, (void)kwnames;
    return update(vm, FH_AS(Hash, self), args[0]) < 0 ? FH_ERR : FH_NONE;
}
NATIVE(hash_digest) {
    UNUSED_ARGS;
    return digest_of(vm, FH_AS(Hash, self), digest_size(FH_AS(Hash, self)));
}
NATIVE(hash_hexdigest) {
    UNUSED_ARGS;
    return hex_of(vm, digest_of(vm, FH_AS(Hash, self), digest_size(FH_AS(Hash, self))));
}

static FhValue long_digest(FhVM *vm, FhValue self, const char *function, const FhValue *args, uint32_t nargs,
                           FhValue kwnames) {
    static const char *const names[] = {"length", NULL};
    FhParams params = {function, names, 0, 1, 1};
    FhValue v;
    int64_t n;
    if (fhargs(vm, &params, args, nargs, kwnames, &v) < 0 || fhargs_index(vm, v, &n) < 0) return FH_ERR;
    if (n < 0) return fhraise(vm, FH_T_ValueError, "value must be positive");
    if (n >= 1 << 29) return fhraise(vm, FH_T_ValueError, "length is too large");
    return digest_of(vm, FH_AS(Hash, self), (size_t)n);
}
NATIVE(xof_digest) { return long_digest(vm, self, "digest", args, nargs, kwnames); }
NATIVE(xof_hexdigest) { return hex_of(vm, long_digest(vm, self, "hexdigest", args, nargs, kwnames)); }

NATIVE(hash_copy) {
    UNUSED_ARGS;
    FhValue v = fhinstance_new(vm, fh_type(vm, self), 0);
    if (v == FH_ERR) return FH_ERR;
    FH_AS(Hash, v)->kind = FH_AS(Hash, self)->kind;
    FH_AS(Hash, v)->state = FH_AS(Hash, self)->state;
    return v;
}

static FhValue get_name(FhVM *vm, FhValue self) { return fhstr_c(vm, FH_AS(Hash, self)->kind->name); }
static FhValue get_digest_size(FhVM *vm, FhValue self) {
    return (void)vm, fh_int_raw(digest_size(FH_AS(Hash, self)));
}
static FhValue get_block_size(FhVM *vm, FhValue self) {
    return (void)vm, fh_int_raw(FH_AS(Hash, self)->kind->block_size);
}
static FhValue hash_repr(FhVM *vm, FhValue self) {
    char address[24];
    snprintf(address, sizeof address, "0x%llx", (unsigned long long)(self - FH_TAG_OBJ));
    return fhstr_format(vm, "<%s %s object @ %s>", FH_AS(Hash, self)->kind->name,
                        fhtype_full_name(fh_type(vm, self)), address);
}

#define COMMON_METHODS                                                                                       \
    {"update", hash_update, 1, 1, 0, "update($self, obj, /)\n--\n\nTakes more bytes in."}, {                 \
        "copy", hash_copy, 0, 0, 0, "copy($self, /)\n--\n\nA copy of the hash object."                       \
    }
static const FhMethodDef hash_methods[] = {
    COMMON_METHODS,
    {"digest", hash_digest, 0, 0, 0, "digest($self, /)\n--\n\nThe digest as bytes."},
    {"hexdigest", hash_hexdigest, 0, 0, 0, "hexdigest($self, /)\n--\n\nThe digest as hexadecimal digits."},
    {0},
};
static const FhMethodDef xof_methods[] = {
    COMMON_METHODS,
    {"digest", xof_digest, 0, 1, FH_KW, "digest($self, /, length)\n--\n\nThe digest as bytes."},
    {"hexdigest", xof_hexdigest, 0, 1, FH_KW,
     "hexdigest($self, /, length)\n--\n\nThe digest as hexadecimal digits."},
    {0},
};
static const FhGetSetDef hash_getsets[] = {
    {"digest_size", get_digest_size, NULL, NULL},
    {"block_size", get_block_size, NULL, NULL},
    {"name", get_name, NULL, NULL},
    {0},
};
static const FhSlots hash_slots = {.repr = hash_repr};
static const FhTypeDef hash_type = {.size = sizeof(Hash),
                                    .flags = 0,
                                    .slots = &hash_slots,
                                    .methods = hash_methods,
                                    .getsets = hash_getsets,
                                    .module = "_hashlib"};
static const FhTypeDef xof_type = {.size = sizeof(Hash),
                                   .flags = 0,
                                   .slots = &hash_slots,
                                   .methods = xof_methods,
                                   .getsets = hash_getsets,
                                   .module = "_hashlib"};

/* ---- BLAKE2 ---- */

enum {
    B_DATA,
    B_SIZE,
    B_KEY,
    B_SALT,
    B_PERSON,
    B_FANOUT,
    B_DEPTH,
    B_LEAF,
    B_OFFSET,
    B_NODE_DEPTH,
    B_INNER,
    B_LAST,
    B_SECURITY
};

static int small_number(FhVM *vm, FhValue v, const char *name, int64_t low, int64_t high, uint32_t *out) {
    int64_t i;
    if (v == FH_NOVALUE) return 0;
    if (fhargs_index(vm, v, &i) < 0) return -1;
    if (i < low || i > high)
        return fhraise_int(vm, FH_T_ValueError, "%s must be between %lld and %lld", name, (long long)low,
                           (long long)high);
    *out = (uint32_t)i;
    return 0;
}

static int short_bytes(FhVM *vm, FhValue v, const char *name, size_t most, uint8_t *out) {
    FhBuffer b;
    if (v == FH_NOVALUE) return 0;
    if (fhbuffer_get(vm, v, &b, false) < 0) return -1;
    bool fits = b.size <= most;
    if (fits && b.size) memcpy(out, b.data, b.size);
    size_t size = b.size;
    fhbuffer_release(vm, &b);
    if (fits) return (int)size;
    return fhraise_int(vm, FH_T_ValueError, "maximum %s length is %d bytes", name, (int)most);
}

static int large_number(FhVM *vm, FhValue v, const char *name, unsigned bits, uint64_t *out) {
    if (v == FH_NOVALUE) return 0;
    FhValue index = fhindex(vm, v);
    uint8_t bytes[8];
    if (index == FH_ERR) return -1;
    int r = 0;
    if (fhint_sign(index) < 0)
        r = fhraise_int(vm, FH_T_OverflowError, "can't convert negative value to unsigned int");
    else if ((r = fhint_to_bytes(vm, index, bytes, 8, true, false)) == 0) {
        memcpy(out, bytes, 8);
        if (bits < 64 && *out >> bits) r = fhraise_int(vm, FH_T_OverflowError, "%s is too large", name);
    }
    fh_release(vm, index);
    return r;
}

static int parameters(FhVM *vm, const FhHashKind *kind, const FhValue *v, FhBlake2Parameters *p,
                      uint8_t *key) {
    bool wide = kind == &fhhash_blake2b;
    unsigned part = wide ? 16 : 8;
    uint64_t leaf = 0;
    int64_t size;
    *p = (FhBlake2Parameters){.digest_size = kind->digest_size, .fanout = 1, .depth = 1};
    if (v[B_SIZE] != FH_NOVALUE) {
        if (fhargs_index(vm, v[B_SIZE], &size) < 0) return -1;
        if (size < 1 || size > kind->digest_size)
            return fhraise_int(vm, FH_T_ValueError, "digest_size must be between 1 and %d bytes",
                               (int)kind->digest_size);
        p->digest_size = (uint32_t)size;
    }
    int n;
    if (short_bytes(vm, v[B_SALT], "salt", part, p->salt) < 0 ||
        short_bytes(vm, v[B_PERSON], "person", part, p->person) < 0 ||
        small_number(vm, v[B_FANOUT], "fanout", 0, 255, &p->fanout) < 0 ||
        small_number(vm, v[B_DEPTH], "depth", 1, 255, &p->depth) < 0 ||
        large_number(vm, v[B_LEAF], "leaf_size", 32, &leaf) < 0 ||
        large_number(vm, v[B_OFFSET], "node_offset", wide ? 64 : 48, &p->node_offset) < 0 ||
        small_number(vm, v[B_NODE_DEPTH], "node_depth", 0, 255, &p->node_depth) < 0)
        return -1;
    if (v[B_INNER] != FH_NOVALUE) {
        if (fhargs_index(vm, v[B_INNER], &size) < 0) return -1;
        if (size < 0 || size > kind->digest_size)
            return fhraise_int(vm, FH_T_ValueError, "inner_size must be between 0 and is %d",
                               (int)kind->digest_size);
        p->inner_size = (uint32_t)size;
    }
    p->leaf_size = (uint32_t)leaf;
    if ((n = short_bytes(vm, v[B_KEY], "key", kind->digest_size, key)) < 0) return -1;
    p->key_size = (uint32_t)n;
    int last = v[B_LAST] == FH_NOVALUE ? 0 : fhtruth(vm, v[B_LAST]);
    p->last_node = last > 0;
    return last < 0 ? -1 : 0;
}

static FhValue blake2_new(FhVM *vm, const FhHashKind *kind, FhValue type, const FhValue *args, uint32_t nargs,
                          FhValue kwnames) {
    static const char *const names[] = {
        "data",      "digest_size", "key",        "salt",       "person",    "fanout",          "depth",
        "leaf_size", "node_offset", "node_depth", "inner_size", "last_node", "usedforsecurity", NULL};
    FhParams params = {kind->name, names, 1, 0, 1};
    FhBlake2Parameters p;
    FhValue v[13];
    uint8_t key[128] = {0};
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || parameters(vm, kind, v, &p, key) < 0)
        return FH_ERR;
    FhValue self = new_hash(vm, fhas_type(type), kind);
    if (self == FH_ERR) return FH_ERR;
    Hash *h = FH_AS(Hash, self);
    fhhash_blake2_start(kind, &h->state, &p);
    if (p.key_size) fhhash_update(kind, &h->state, key, kind->block_size);
    if (v[B_DATA] == FH_NOVALUE || update(vm, h, v[B_DATA]) == 0) return self;
    fh_release(vm, self);
    return FH_ERR;
}
static FhValue blake2b_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return blake2_new(vm, &fhhash_blake2b, type, args, nargs, kwnames);
}
static FhValue blake2s_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return blake2_new(vm, &fhhash_blake2s, type, args, nargs, kwnames);
}

static int blake2_ready(FhVM *vm, FhType *t, unsigned part, unsigned size) {
    FhValue dict = t->cold->dict;
    if (fhdict_set_c(vm, dict, "SALT_SIZE", fh_int_raw(part)) < 0 ||
        fhdict_set_c(vm, dict, "PERSON_SIZE", fh_int_raw(part)) < 0 ||
        fhdict_set_c(vm, dict, "MAX_KEY_SIZE", fh_int_raw(size)) < 0)
        return -1;
    return fhdict_set_c(vm, dict, "MAX_DIGEST_SIZE", fh_int_raw(size));
}
static int blake2b_ready(FhVM *vm, FhType *t) { return blake2_ready(vm, t, 16, 64); }
static int blake2s_ready(FhVM *vm, FhType *t) { return blake2_ready(vm, t, 8, 32); }

static const FhSlots blake2b_slots = {.new_ = blake2b_new};
static const FhSlots blake2s_slots = {.new_ = blake2s_new};
static const FhTypeDef blake2b_type = {.doc = "Return a new BLAKE2b hash object.",
                                       .size = sizeof(Hash),
                                       .flags = FH_TF_BASE,
                                       .slots = &blake2b_slots,
                                       .methods = hash_methods,
                                       .getsets = hash_getsets,
                                       .module = "_blake2",
                                       .ready = blake2b_ready};
static const FhTypeDef blake2s_type = {.doc = "Return a new BLAKE2s hash object.",
                                       .size = sizeof(Hash),
                                       .flags = FH_TF_BASE,
                                       .slots = &blake2s_slots,
                                       .methods = hash_methods,
                                       .getsets = hash_getsets,
                                       .module = "_blake2",
                                       .ready = blake2s_ready};

/* ---- HMAC and PBKDF2 ---- */

typedef struct Keyed { /* the states after the padded key */
    const FhHashKind *kind;
    FhHashState inner, outer;
} Keyed;

static void begin(const FhHashKind *kind, FhHashState *s) {
    memset(s, 0, sizeof *s);
    kind->start(kind, s);
}

static void open_keyed(Keyed *k, const FhHashKind *kind, const uint8_t *key, size_t size) {
    uint8_t block[FH_HASH_MOST_BLOCK] = {0};
    k->kind = kind;
    if (size > kind->block_size) {
        begin(kind, &k->inner);
        fhhash_update(kind, &k->inner, key, size);
        kind->finish(kind, &k->inner, block, kind->digest_size);
    } else if (size) {
        memcpy(block, key, size);
    }
    begin(kind, &k->inner);
    begin(kind, &k->outer);
    for (uint32_t i = 0; i < kind->block_size; i++) block[i] ^= 0x36;
    fhhash_update(kind, &k->inner, block, kind->block_size);
    for (uint32_t i = 0; i < kind->block_size; i++) block[i] ^= 0x36 ^ 0x5c;
    fhhash_update(kind, &k->outer, block, kind->block_size);
}

/* inner: a copy of k->inner with the message taken in. */
static void close_keyed(const Keyed *k, FhHashState *inner, uint8_t *out) {
    uint32_t n = k->kind->digest_size;
    FhHashState outer = k->outer;
    k->kind->finish(k->kind, inner, out, n);
    fhhash_update(k->kind, &outer, out, n);
    k->kind->finish(k->kind, &outer, out, n);
}

static int derive(FhVM *vm, const Keyed *k, const FhBuffer *salt, int64_t iterations, uint32_t number,
                  uint8_t *out) {
    uint8_t u[FH_HASH_MOST_DIGEST], count[4] = {(uint8_t)(number >> 24), (uint8_t)(number >> 16),
                                                (uint8_t)(number >> 8), (uint8_t)number};
    uint32_t n = k->kind->digest_size;
    FhHashState inner = k->inner;
    fhhash_update(k->kind, &inner, salt->data, salt->size);
    fhhash_update(k->kind, &inner, count, 4);
    close_keyed(k, &inner, u);
    memcpy(out, u, n);
    fhcharge(vm, (uint64_t)(iterations & 1023) * 256);
    for (int64_t i = 1; i < iterations; i++) {
        if ((i & 1023) == 0 && fhpoll_work(vm, 1024 * 256) < 0) return -1;
        inner = k->inner;
        fhhash_update(k->kind, &inner, u, n);
        close_keyed(k, &inner, u);
        for (uint32_t j = 0; j < n; j++) out[j] ^= u[j];
    }
    return 0;
}

static const FhHashKind *keyed_kind(FhVM *vm, FhValue name) {
    const FhHashKind *kind = named_kind(vm, name);
    if (kind && !kind->digest_size) {
        fhraise(vm, FH_T_ValueError, "unsupported hash type %U", name);
        return NULL;
    }
    return kind;
}

NATIVE(hash_pbkdf2) {
    (void)self;
    static const char *const names[] = {"hash_name", "password", "salt", "iterations", "dklen", NULL};
    static const FhParams params = {"pbkdf2_hmac", names, 0, 4, 5};
    FhValue v[5], result = FH_ERR;
    int64_t iterations, size;
    FhBuffer password, salt;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    const FhHashKind *kind = keyed_kind(vm, v[0]);
    if (!kind || fhargs_index(vm, v[3], &iterations) < 0) return FH_ERR;
    size = kind->digest_size;
    if (v[4] != FH_NOVALUE && v[4] != FH_NONE && fhargs_index(vm, v[4], &size) < 0) return FH_ERR;
    if (iterations < 1) return fhraise(vm, FH_T_ValueError, "iteration value must be greater than 0.");
    if (size < 1) return fhraise(vm, FH_T_ValueError, "key length must be greater than 0.");
    if (size > INT32_MAX) return fhraise(vm, FH_T_OverflowError, "key length is too great.");
    if (fhbuffer_get(vm, v[1], &password, false) < 0) return FH_ERR;
    if (fhbuffer_get(vm, v[2], &salt, false) == 0) {
        Keyed k;
        open_keyed(&k, kind, password.data, password.size);
        FhBytes *out = fhbytes_alloc(vm, (size_t)size);
        result = out ? fh_val(out) : FH_ERR;
        for (int64_t at = 0; result != FH_ERR && at < size; at += kind->digest_size) {
            uint8_t part[FH_HASH_MOST_DIGEST];
            int64_t n = size - at < kind->digest_size ? size - at : kind->digest_size;
            if (derive(vm, &k, &salt, iterations, (uint32_t)(at / kind->digest_size) + 1, part) < 0) {
                fh_release(vm, result);
                result = FH_ERR;
            } else {
                memcpy(out->data + at, part, (size_t)n);
            }
        }
        fhbuffer_release(vm, &salt);
    }
    fhbuffer_release(vm, &password);
    return result;
}

NATIVE(hash_hmac_digest) {
    (void)self;
    static const char *const names[] = {"key", "msg", "digest", NULL};
    static const FhParams params = {"hmac_digest", names, 0, 3, 3};
    FhValue v[3], result = FH_ERR;
    FhBuffer key, message;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    const FhHashKind *kind = keyed_kind(vm, v[2]);
    if (!kind || fhbuffer_get(vm, v[0], &key, false) < 0) return FH_ERR;
    if (fhbuffer_get(vm, v[1], &message, false) == 0) {
        Keyed k;
        uint8_t digest[FH_HASH_MOST_DIGEST];
        open_keyed(&k, kind, key.data, key.size);
        fhhash_update(kind, &k.inner, message.data, message.size);
        close_keyed(&k, &k.inner, digest);
        result = fhbytes_new(vm, digest, kind->digest_size);
        fhbuffer_release(vm, &message);
    }
    fhbuffer_release(vm, &key);
    return result;
}

NATIVE(hash_compare) {
    (void)self, (void)nargs, (void)kwnames;
    const uint8_t *a, *b;
    size_t na, nb;
    FhBuffer x, y;
    bool strings = fhstr_check(vm, args[0]) && fhstr_check(vm, args[1]);
    if (strings) {
        if (!fhstr_ascii(args[0]) || !fhstr_ascii(args[1]))
            return fhraise(vm, FH_T_TypeError,
                           "comparing strings with non-ASCII characters is not supported");
        a = (const uint8_t *)fhstr_text(args[0]), na = fhstr_size(args[0]);
        b = (const uint8_t *)fhstr_text(args[1]), nb = fhstr_size(args[1]);
    } else {
        if (fhbuffer_get(vm, args[0], &x, false) < 0) return FH_ERR;
        if (fhbuffer_get(vm, args[1], &y, false) < 0) return fhbuffer_release(vm, &x), FH_ERR;
        a = x.data, na = x.size, b = y.data, nb = y.size;
    }
    volatile uint8_t differs = na != nb;
    if (na != nb) a = b;
    for (size_t i = 0; i < nb; i++) differs |= (uint8_t)(a[i] ^ b[i]);
    if (!strings) fhbuffer_release(vm, &x), fhbuffer_release(vm, &y);
    return fh_bool(!differs);
}

#define OPEN(name)                                                                                           \
    {                                                                                                        \
        "openssl_" #name, open_##name, 0, 1, FH_KW,                                                          \
            "openssl_" #name "(string=b'', *, usedforsecurity=True)\n--\n\n"                                 \
    }
static const FhMethodDef functions[] = {
    {"new", hash_new, 1, 2, FH_KW, "new($module, /, name, string=b'', *, usedforsecurity=True)\n--\n\n"},
    OPEN(md5),
    OPEN(sha1),
    OPEN(sha224),
    OPEN(sha256),
    OPEN(sha384),
    OPEN(sha512),
    OPEN(sha3_224),
    OPEN(sha3_256),
    OPEN(sha3_384),
    OPEN(sha3_512),
    OPEN(shake_128),
    OPEN(shake_256),
    {"pbkdf2_hmac", hash_pbkdf2, 4, 5, FH_KW,
     "pbkdf2_hmac($module, /, hash_name, password, salt, iterations,\n            dklen=None)\n--\n\nA key "
     "from a password."},
    {"hmac_digest", hash_hmac_digest, 3, 3, FH_KW, "hmac_digest($module, /, key, msg, digest)\n--\n\n"},
    {"compare_digest", hash_compare, 2, 2, 0,
     "compare_digest($module, a, b, /)\n--\n\na == b, in time that tells nothing."},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    FhType *hash = fhtype_define(vm, "_hashlib.HASH", &hash_type, NULL);
    FhType *xof = hash ? fhtype_define(vm, "_hashlib.HASHXOF", &xof_type, hash) : NULL;
    FhType *b = xof ? fhtype_define(vm, "_blake2.blake2b", &blake2b_type, NULL) : NULL;
    FhType *s = b ? fhtype_define(vm, "_blake2.blake2s", &blake2s_type, NULL) : NULL;
    if (!s) return -1;
    FhValue state = fhtuple_pack(vm, STATE_COUNT, fh_val(hash), fh_val(xof));
    if (state == FH_ERR) return -1;
    fh_set(vm, fh_obj(module), &fhas_module(module)->state, state);
    if (fhmodule_set(vm, module, "HASH", fh_val(hash)) < 0 ||
        fhmodule_set(vm, module, "HASHXOF", fh_val(xof)) < 0 ||
        fhmodule_set(vm, module, "blake2b", fh_val(b)) < 0)
        return -1;
    return fhmodule_set(vm, module, "blake2s", fh_val(s));
}

const FhModuleDef fhmodule__hashlib = {"_hashlib", NULL, functions, exec};
