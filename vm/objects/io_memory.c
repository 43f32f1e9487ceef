/* Streams in memory: StringIO (an array of code points) and BytesIO (bytes). */
#include <string.h>

#include "objects/attribute.h"
#include "objects/bytes.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/memoryview.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "base/utf8.h"
#include "objects/io.h"

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

/* Both kinds: items of `width` bytes (4 or 1). */
typedef struct Memory {
    FhObj header;
    uint8_t *data;
    size_t capacity; /* bytes */
    size_t size, at; /* items; at may lie behind the end */
    uint8_t width;
    bool closed, translate, split_cr; /* StringIO: \r\n and \r written become \n; lines end at \r, too */
    uint8_t end_size;                 /* StringIO: what ends a line, 0: universal */
    char end[2];
    uint32_t exports; /* BytesIO */
    FhValue dict;     /* the script's own attributes, or NOVALUE */
} Memory;

static Memory *as_memory(FhValue v) { return FH_AS(Memory, v); }
static uint32_t *points(Memory *m) { return (uint32_t *)(void *)m->data; }

static int open_check(FhVM *vm, Memory *m) {
    if (!m->closed) return 0;
    fhio_closed(vm, m->width == 4 ? "I/O operation on closed file" : "I/O operation on closed file.");
    return -1;
}

static int fixed_check(FhVM *vm, Memory *m) {
    if (!m->exports) return 0;
    return fhraise_int(vm, FH_T_BufferError, "Existing exports of data: object cannot be re-sized");
}

/* Room for n items at `at`; a gap before it is zeroed. */
static int make_room(FhVM *vm, Memory *m, size_t n) {
    if (m->at > (size_t)1 << 58 || n > (size_t)1 << 58) return fhraise_memory(vm), -1;
    size_t end = m->at + n;
    if (end > m->size && fixed_check(vm, m) < 0) return -1;
    if (fhio_reserve(vm, &m->data, &m->capacity, end * m->width) < 0) return -1;
    if (m->at > m->size &&
        fhbytes_repeat(vm, m->data + m->size * m->width, "", 1, (m->at - m->size) * m->width) < 0)
        return -1;
    if (end > m->size) m->size = end;
    return 0;
}

/* ---- text ---- */

static FhValue text_of(FhVM *vm, const uint32_t *p, size_t n) {
    bool ascii = true;
    for (size_t i = 0; i < n && ascii; i++) ascii = p[i] < 128;
    if (ascii) {
        FhStr *s = fhstr_alloc(vm, n, n);
        if (!s) return FH_ERR;
        for (size_t i = 0; i < n; i++) s->bytes[i] = (char)p[i];
        return fhstr_shared(vm, s);
    }
    FhText t;
    fhtext_init(&t, vm);
    for (size_t i = 0; i < n; i++) fhtext_char(&t, p[i]);
    return fhtext_finish(&t);
}

static uint32_t next_point(const uint8_t **p) {
    const uint8_t *s = *p;
    uint32_t c = s[0];
    if (c < 0x80) return *p = s + 1, c;
    if (c < 0xe0) return *p = s + 2, (c & 31) << 6 | (s[1] & 63);
    if (c < 0xf0) return *p = s + 3, (c & 15) << 12 | (uint32_t)(s[1] & 63) << 6 | (s[2] & 63);
    return *p = s + 4, (c & 7) << 18 | (uint32_t)(s[1] & 63) << 12 | (uint32_t)(s[2] & 63) << 6 | (s[3] & 63);
}

static int put_text(FhVM *vm, Memory *m, FhValue text) {
    size_t n = (size_t)fhstr_length(text), extra = 0;
    const uint8_t *p = (const uint8_t *)fhstr_text(text), *end = p + fhstr_size(text);
    bool expand = m->end_size && m->end[0] == '\r';
    for (const uint8_t *q = p; expand && q < end; q++) extra += *q == '\n' ? m->end_size - 1u : 0;
    if (n + extra == 0) return 0;
    size_t was = m->size;
    if (make_room(vm, m, n + extra) < 0) return -1;
    uint32_t *out = points(m) + m->at;
    fhcharge(vm, (uint64_t)(end - p) >> 2);
    while (p < end) {
        uint32_t c = next_point(&p);
        if (m->translate && c == '\r') {
            if (p < end && *p == '\n') p++;
            c = '\n';
        }
        if (expand && c == '\n') {
            for (int i = 0; i < m->end_size; i++) *out++ = (uint8_t)m->end[i];
        } else
            *out++ = c;
    }
    m->at = (size_t)(out - points(m));
    if (m->translate) m->size = m->at > was ? m->at : was;
    return 0;
}

METHOD(string_write) {
    UNUSED;
    Memory *m = as_memory(self);
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "string argument expected, got '%T'", args[0]);
    if (open_check(vm, m) < 0 || put_text(vm, m, args[0]) < 0) return FH_ERR;
    return fh_int_raw(fhstr_length(args[0]));
}

METHOD(string_getvalue) {
    UNUSED;
    Memory *m = as_memory(self);
    return open_check(vm, m) < 0 ? FH_ERR : text_of(vm, points(m), m->size);
}

/* ---- both ---- */

static FhValue items(FhVM *vm, Memory *m, size_t from, size_t n) {
    return m->width == 4 ? text_of(vm, points(m) + from, n) : fhbytes_new(vm, m->data + from, n);
}

static size_t available(Memory *m) { return m->at < m->size ? m->size - m->at : 0; }

static FhValue take(FhVM *vm, Memory *m, size_t n) {
    FhValue v = items(vm, m, m->at, n);
    if (v != FH_ERR) m->at += n;
    return v;
}

METHOD(memory_read) {
    UNUSED;
    Memory *m = as_memory(self);
    int64_t n = -1;
    if (open_check(vm, m) < 0 || (nargs && fhio_size(vm, args[0], &n) < 0)) return FH_ERR;
    size_t have = available(m);
    if (!have) return m->width == 4 ? fh_retain(vm->empty_str) : fh_retain(vm->empty_bytes);
    return take(vm, m, n >= 0 && (uint64_t)n < have ? (size_t)n : have);
}

static size_t line_length(Memory *m) {
    size_t have = available(m);
    if (m->width == 1) {
        const uint8_t *p = m->data + m->at, *nl = have ? memchr(p, '\n', have) : NULL;
        return nl ? (size_t)(nl - p) + 1 : have;
    }
    const uint32_t *p = points(m) + m->at;
    for (size_t i = 0; i < have; i++) {
        if (m->end_size == 0) {
            if (p[i] == '\n') return i + 1;
            if (p[i] == '\r') return i + 1 < have && p[i + 1] == '\n' ? i + 2 : i + 1;
        } else if (p[i] == (uint8_t)m->end[0] &&
                   (m->end_size == 1 || (i + 1 < have && p[i + 1] == (uint8_t)m->end[1])))
            return i + m->end_size;
    }
    return have;
}

static FhValue read_line(FhVM *vm, Memory *m, int64_t limit) {
    if (!available(m)) return m->width == 4 ? fh_retain(vm->empty_str) : fh_retain(vm->empty_bytes);
    size_t n = line_length(m);
    return take(vm, m, limit >= 0 && (uint64_t)limit < n ? (size_t)limit : n);
}

METHOD(memory_readline) {
    UNUSED;
    Memory *m = as_memory(self);
    int64_t n = -1;
    if (open_check(vm, m) < 0 || (nargs && fhio_size(vm, args[0], &n) < 0)) return FH_ERR;
    return read_line(vm, m, n);
}

static FhValue memory_next(FhVM *vm, FhValue self) {
    Memory *m = as_memory(self);
    if (!fh_has_shape(self, FH_T_StringIO) && !fh_has_shape(self, FH_T_BytesIO)) return fhio_next(vm, self);
    if (open_check(vm, m) < 0) return FH_ERR;
    return available(m) ? read_line(vm, m, -1) : FH_NOVALUE;
}

METHOD(memory_tell) {
    UNUSED;
    Memory *m = as_memory(self);
    return open_check(vm, m) < 0 ? FH_ERR : fhint_new(vm, (int64_t)m->at);
}

METHOD(memory_seek) {
    UNUSED;
    Memory *m = as_memory(self);
    int64_t offset, whence = 0;
    if (open_check(vm, m) < 0) return FH_ERR;
    if (fhargs_index(vm, args[0], &offset) < 0 || (nargs > 1 && fhargs_index(vm, args[1], &whence) < 0))
        return FH_ERR;
    if (whence < 0 || whence > 2)
        return fhraise(vm, FH_T_ValueError,
                       m->width == 4 ? "Invalid whence (%d, should be 0, 1 or 2)"
                                     : "invalid whence (%d, should be 0, 1 or 2)",
                       (int)whence);
    if (whence == 0 && offset < 0)
        return fhraise(vm, FH_T_ValueError,
                       m->width == 4 ? "Negative seek position %lld" : "negative seek value %lld",
                       (long long)offset);
    if (m->width == 4 && whence && offset)
        return fhraise(vm, FH_T_OSError, "Can't do nonzero cur-relative seeks");
    int64_t base = whence == 0 ? 0 : whence == 1 ? (int64_t)m->at : (int64_t)m->size, at;
    if (__builtin_add_overflow(base, offset, &at))
        return fhraise(vm, FH_T_OverflowError, "new position too large");
    m->at = at < 0 ? 0 : (size_t)at;
    return fhint_new(vm, (int64_t)m->at);
}

METHOD(memory_truncate) {
    UNUSED;
    Memory *m = as_memory(self);
    int64_t size = (int64_t)m->at;
    if (open_check(vm, m) < 0 || fixed_check(vm, m) < 0) return FH_ERR;
    if (nargs && args[0] != FH_NONE && fhargs_index(vm, args[0], &size) < 0) return FH_ERR;
    if (size < 0)
        return fhraise(vm, FH_T_ValueError,
                       m->width == 4 ? "Negative size value %lld" : "negative size value %lld",
                       (long long)size);
    if ((size_t)size < m->size) m->size = (size_t)size;
    return fhint_new(vm, size);
}

static void free_data(FhVM *vm, Memory *m) {
    fhmem_free(vm, m->data, m->capacity);
    m->data = NULL;
    m->capacity = m->size = m->at = 0;
}

METHOD(memory_close) {
    UNUSED;
    Memory *m = as_memory(self);
    if (!m->closed && fixed_check(vm, m) < 0) return FH_ERR;
    m->closed = true;
    free_data(vm, m);
    return FH_NONE;
}

METHOD(memory_true) {
    UNUSED;
    return open_check(vm, as_memory(self)) < 0 ? FH_ERR : FH_TRUE;
}
METHOD(memory_isatty) {
    UNUSED;
    return open_check(vm, as_memory(self)) < 0 ? FH_ERR : FH_FALSE;
}
METHOD(memory_flush) {
    UNUSED;
    return open_check(vm, as_memory(self)) < 0 ? FH_ERR : FH_NONE;
}
METHOD(memory_fileno) {
    UNUSED;
    return fhio_unsupported(vm, "fileno");
}
METHOD(memory_detach) {
    UNUSED;
    return fhio_unsupported(vm, "detach");
}

static FhValue get_closed(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_bool(as_memory(self)->closed);
}
static FhValue get_none(FhVM *vm, FhValue self) {
    return open_check(vm, as_memory(self)) < 0 ? FH_ERR : FH_NONE;
}
static FhValue get_false(FhVM *vm, FhValue self) {
    return open_check(vm, as_memory(self)) < 0 ? FH_ERR : FH_FALSE;
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Memory *)o)->dict);
}

static void finalize(FhVM *vm, FhObj *o) {
    free_data(vm, (Memory *)o);
    fh_clear(vm, &((Memory *)o)->dict);
}

static FhValue make(FhVM *vm, FhValue type, uint8_t width) {
    FhValue v = fhinstance_new(vm, FH_AS(FhType, type), 0);
    if (v != FH_ERR) as_memory(v)->width = width, as_memory(v)->dict = FH_NOVALUE;
    return v;
}

/* ---- StringIO ---- */

static FhValue string_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue v = make(vm, type, 4);
    if (v != FH_ERR) as_memory(v)->end_size = 1, as_memory(v)->end[0] = '\n';
    return v;
}

static int string_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"initial_value", "newline", NULL};
    static const FhParams p = {"StringIO", names, 0, 0, 2};
    FhValue v[2];
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return -1;
    if (v[0] != FH_NOVALUE && v[0] != FH_NONE && !fhstr_check(vm, v[0]))
        return fhraise_int(vm, FH_T_TypeError, "initial_value must be str or None, not %T", v[0]);
    if (v[1] != FH_NOVALUE && fhio_newline(vm, v[1]) < 0)
        return fhpending_is(vm, FH_T_ValueError)
                   ? fhraise_int(vm, FH_T_ValueError, "illegal newline value: %R",
                                 v[1]) /* files show it bare */
                   : -1;
    Memory *m = as_memory(self);
    m->closed = false;
    free_data(vm, m);
    m->translate = v[1] == FH_NONE;
    m->end_size = 1;
    m->end[0] = '\n';
    if (v[1] == FH_NONE) {
        m->end_size = 1;
    } else if (v[1] != FH_NOVALUE) {
        m->end_size = (uint8_t)fhstr_size(v[1]);
        memcpy(m->end, fhstr_text(v[1]), m->end_size);
    }
    if (v[0] != FH_NOVALUE && v[0] != FH_NONE && put_text(vm, m, v[0]) < 0) return -1;
    m->at = 0;
    return 0;
}

static const FhMethodDef string_methods[] = {
    {"read", memory_read, 0, 1, 0, NULL},           {"readline", memory_readline, 0, 1, 0, NULL},
    {"readlines", fhio_readlines, 0, 1, 0, NULL},   {"write", string_write, 1, 1, 0, NULL},
    {"writelines", fhio_writelines, 1, 1, 0, NULL}, {"getvalue", string_getvalue, 0, 0, 0, NULL},
    {"seek", memory_seek, 1, 2, 0, NULL},           {"tell", memory_tell, 0, 0, 0, NULL},
    {"truncate", memory_truncate, 0, 1, 0, NULL},   {"close", memory_close, 0, 0, 0, NULL},
    {"flush", memory_flush, 0, 0, 0, NULL},         {"isatty", memory_isatty, 0, 0, 0, NULL},
    {"readable", memory_true, 0, 0, 0, NULL},       {"writable", memory_true, 0, 0, 0, NULL},
    {"seekable", memory_true, 0, 0, 0, NULL},       {"fileno", memory_fileno, 0, 0, 0, NULL},
    {"detach", memory_detach, 0, 0, 0, NULL},       {"__enter__", fhio_enter, 0, 0, 0, NULL},
    {"__exit__", fhio_exit, 0, FH_ANY, 0, NULL},    {NULL, NULL, 0, 0, 0, NULL}};

static const FhGetSetDef string_getsets[] = {{"closed", get_closed, NULL, NULL},
                                             {"newlines", get_none, NULL, NULL},
                                             {"encoding", get_none, NULL, NULL},
                                             {"errors", get_none, NULL, NULL},
                                             {"line_buffering", get_false, NULL, NULL},
                                             {"__dict__", fhattr_dict_of, NULL, NULL},
                                             {NULL, NULL, NULL, NULL}};

static const FhSlots string_slots = {.life = {.visit = visit, .finalize = finalize},
                                     .iter = fhio_self,
                                     .next = memory_next,
                                     .new_ = string_new,
                                     .init = string_init};

const FhTypeDef fhtypedef_StringIO = {.doc = "Text in memory.",
                                      .size = sizeof(Memory),
                                      .flags = FH_TF_WEAKREF | FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICT,
                                      .slots = &string_slots,
                                      .methods = string_methods,
                                      .getsets = string_getsets,
                                      .module = "_io",
                                      .dict_offset = offsetof(Memory, dict)};

/* ---- BytesIO ---- */

METHOD(bytes_write) {
    UNUSED;
    Memory *m = as_memory(self);
    FhBuffer b;
    if (open_check(vm, m) < 0 || fixed_check(vm, m) < 0 || fhbuffer_get(vm, args[0], &b, false) < 0)
        return FH_ERR;
    size_t n = b.size;
    int status = n ? make_room(vm, m, n) : 0;
    if (status == 0 && n) {
        fhcharge(vm, n >> 4);
        memcpy(m->data + m->at, b.data, n);
        m->at += n;
    }
    fhbuffer_release(vm, &b);
    return status < 0 ? FH_ERR : fh_int_raw((int64_t)n);
}

METHOD(bytes_getvalue) {
    UNUSED;
    Memory *m = as_memory(self);
    return open_check(vm, m) < 0 ? FH_ERR : fhbytes_new(vm, m->data, m->size);
}

METHOD(bytes_getbuffer) {
    UNUSED;
    return open_check(vm, as_memory(self)) < 0 ? FH_ERR : fhmemoryview_new(vm, self);
}

METHOD(bytes_readinto) {
    UNUSED;
    Memory *m = as_memory(self);
    FhBuffer b;
    if (open_check(vm, m) < 0 || fhbuffer_get(vm, args[0], &b, true) < 0) return FH_ERR;
    size_t n = available(m);
    if (n > b.size) n = b.size;
    if (n) memcpy(b.data, m->data + m->at, n);
    m->at += n;
    fhbuffer_release(vm, &b);
    return fh_int_raw((int64_t)n);
}

static int get_buffer(FhVM *vm, FhValue self, FhBuffer *out, bool writable) {
    Memory *m = as_memory(self);
    (void)writable;
    if (open_check(vm, m) < 0) return -1;
    *out = (FhBuffer){.data = m->data,
                      .size = m->size,
                      .owner = fh_retain(self),
                      .readonly = false,
                      .itemsize = 1,
                      .format = 'B'};
    m->exports++;
    return 0;
}

static void end_buffer(FhVM *vm, FhValue self, FhBuffer *b) {
    (void)vm, (void)b;
    as_memory(self)->exports--;
}

static FhValue bytesio_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return make(vm, type, 1);
}

static int bytesio_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"initial_bytes", NULL};
    static const FhParams p = {"BytesIO", names, 0, 0, 1};
    FhValue v[1];
    Memory *m = as_memory(self);
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || fixed_check(vm, m) < 0) return -1;
    m->closed = false;
    free_data(vm, m);
    if (v[0] == FH_NOVALUE || v[0] == FH_NONE) return 0;
    FhBuffer b;
    if (fhbuffer_get(vm, v[0], &b, false) < 0) return -1;
    int status = b.size ? make_room(vm, m, b.size) : 0;
    if (status == 0 && b.size) memcpy(m->data, b.data, b.size);
    fhbuffer_release(vm, &b);
    return status;
}

static const FhMethodDef bytes_methods[] = {
    {"read", memory_read, 0, 1, 0, NULL},         {"read1", memory_read, 0, 1, 0, NULL},
    {"readline", memory_readline, 0, 1, 0, NULL}, {"readlines", fhio_readlines, 0, 1, 0, NULL},
    {"readinto", bytes_readinto, 1, 1, 0, NULL},  {"readinto1", bytes_readinto, 1, 1, 0, NULL},
    {"write", bytes_write, 1, 1, 0, NULL},        {"writelines", fhio_writelines, 1, 1, 0, NULL},
    {"getvalue", bytes_getvalue, 0, 0, 0, NULL},  {"getbuffer", bytes_getbuffer, 0, 0, 0, NULL},
    {"seek", memory_seek, 1, 2, 0, NULL},         {"tell", memory_tell, 0, 0, 0, NULL},
    {"truncate", memory_truncate, 0, 1, 0, NULL}, {"close", memory_close, 0, 0, 0, NULL},
    {"flush", memory_flush, 0, 0, 0, NULL},       {"isatty", memory_isatty, 0, 0, 0, NULL},
    {"readable", memory_true, 0, 0, 0, NULL},     {"writable", memory_true, 0, 0, 0, NULL},
    {"seekable", memory_true, 0, 0, 0, NULL},     {"fileno", memory_fileno, 0, 0, 0, NULL},
    {"detach", memory_detach, 0, 0, 0, NULL},     {"__enter__", fhio_enter, 0, 0, 0, NULL},
    {"__exit__", fhio_exit, 0, FH_ANY, 0, NULL},  {NULL, NULL, 0, 0, 0, NULL}};

static const FhGetSetDef bytes_getsets[] = {
    {"closed", get_closed, NULL, NULL}, {"__dict__", fhattr_dict_of, NULL, NULL}, {NULL, NULL, NULL, NULL}};

static const FhSlots bytes_slots = {.life = {.visit = visit, .finalize = finalize},
                                    .iter = fhio_self,
                                    .next = memory_next,
                                    .new_ = bytesio_new,
                                    .init = bytesio_init,
                                    .buffer = get_buffer,
                                    .buffer_end = end_buffer};

const FhTypeDef fhtypedef_BytesIO = {.doc = "Bytes in memory.",
                                     .size = sizeof(Memory),
                                     .flags = FH_TF_WEAKREF | FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICT,
                                     .slots = &bytes_slots,
                                     .methods = bytes_methods,
                                     .getsets = bytes_getsets,
                                     .module = "_io",
                                     .dict_offset = offsetof(Memory, dict)};
