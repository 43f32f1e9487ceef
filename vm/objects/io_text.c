/* TextIOWrapper: text over a binary stream. See io.h for the two ways of reading. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/io.h"

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

static FhTextFile *as_text(FhValue v) { return FH_AS(FhTextFile, v); }

static FhValue call(FhVM *vm, FhValue o, const char *method, const FhValue *args, uint32_t n) {
    FhValue key = fhstr_intern(vm, method, strlen(method));
    return key == FH_ERR ? FH_ERR : fhcall_method(vm, o, key, args, n);
}

/* The file below, if there is one. */
static FhFile *file_of(FhVM *vm, FhTextFile *t) {
    return t->buffer != FH_NOVALUE && fhfile_check(vm, t->buffer) ? fhas_file(t->buffer) : NULL;
}

static int usable(FhVM *vm, FhTextFile *t) {
    if (t->detached) return fhraise_int(vm, FH_T_ValueError, "underlying buffer has been detached");
    if (!t->ready) return fhraise_int(vm, FH_T_ValueError, "I/O operation on uninitialized object");
    return 0;
}

/* 1 closed, 0 open, -1. */
static int closed(FhVM *vm, FhTextFile *t) {
    FhFile *f = file_of(vm, t);
    if (f) return f->fd < 0;
    FhValue key = fhstr_intern(vm, "closed", 6), v = key == FH_ERR ? FH_ERR : fhattr_get(vm, t->buffer, key);
    if (v == FH_ERR) return -1;
    int truth = fhtruth(vm, v);
    fh_release(vm, v);
    return truth;
}

static int open_check(FhVM *vm, FhTextFile *t) {
    if (usable(vm, t) < 0) return -1;
    int c = closed(vm, t);
    if (c > 0) fhio_closed(vm, NULL);
    return c ? -1 : 0;
}

static bool plain_codec(FhCodec c) { /* bytes below 128 are themselves, wherever they stand */
    return c == FH_CODEC_UTF8 || c == FH_CODEC_ASCII || c == FH_CODEC_LATIN1 || c == FH_CODEC_CP1252;
}

static const char *errors_of(FhTextFile *t) { return fhstr_text(t->errors); }
static const char *encoding_of(FhTextFile *t) { return fhstr_text(t->encoding); }

/* ---- writing ---- */

static int write_below(FhVM *vm, FhTextFile *t, const uint8_t *data, size_t size) {
    FhFile *f = file_of(vm, t);
    if (f) return fhfile_write(vm, f, data, size);
    if (fhio_reserve(vm, &t->out, &t->out_capacity, t->out_size + size) < 0) return -1;
    memcpy(t->out + t->out_size, data, size);
    t->out_size += size;
    return 0;
}

/* What waits here goes to the binary stream. */
static int push_below(FhVM *vm, FhTextFile *t) {
    if (t->out_size == 0) return 0;
    FhValue bytes = fhbytes_new(vm, t->out, t->out_size);
    if (bytes == FH_ERR) return -1;
    t->out_size = 0;
    FhValue r = fhcall_method(vm, t->buffer, FH_NAME(vm, write), &bytes, 1);
    fh_release(vm, bytes);
    if (r == FH_ERR) return -1;
    fh_release(vm, r);
    return 0;
}

static int flush(FhVM *vm, FhTextFile *t) {
    FhFile *f = file_of(vm, t);
    if (f) return fhfile_flush(vm, f);
    if (push_below(vm, t) < 0) return -1;
    FhValue r = fhcall_method(vm, t->buffer, FH_NAME(vm, flush), NULL, 0);
    if (r == FH_ERR) return -1;
    fh_release(vm, r);
    return 0;
}

/* Only the first piece of utf-16 and its kin carries a byte order mark. */
static const char *encoding_now(FhTextFile *t) {
    bool first = !t->marked;
    t->marked = true;
    if (first) return encoding_of(t);
    switch (t->codec) {
    case FH_CODEC_UTF8_SIG: return "utf-8";
    case FH_CODEC_UTF16: return "utf-16-le";
    case FH_CODEC_UTF32: return "utf-32-le";
    default: return encoding_of(t);
    }
}

static int write_encoded(FhVM *vm, FhTextFile *t, FhValue text) {
    if (fhstr_ascii(text) && plain_codec(t->codec))
        return write_below(vm, t, (const uint8_t *)fhstr_text(text), fhstr_size(text));
    FhValue bytes = fhstr_encode(vm, text, encoding_now(t), errors_of(t));
    if (bytes == FH_ERR) return -1;
    int status = write_below(vm, t, fhas_bytes(bytes)->data, fhas_bytes(bytes)->size);
    fh_release(vm, bytes);
    return status;
}

static int write_text(FhVM *vm, FhTextFile *t, FhValue text) {
    const char *bytes = fhstr_text(text);
    size_t size = fhstr_size(text);
    bool nl = memchr(bytes, '\n', size) != NULL;
    FhValue own = FH_NOVALUE;
    if (nl && t->newline != FH_NONE && fhstr_text(t->newline)[0] == '\r') {
        FhText out;
        fhtext_init(&out, vm);
        for (size_t i = 0; i < size; i++) {
            if (bytes[i] == '\n')
                fhtext_str(&out, t->newline);
            else
                fhtext_add(&out, bytes + i, 1);
        }
        own = fhtext_finish(&out);
        if (own == FH_ERR) return -1;
        text = own;
    }
    int status = write_encoded(vm, t, text);
    fh_release(vm, own);
    t->text_at = t->text_size = 0;
    if (status < 0) return -1;
    if (t->write_through && !file_of(vm, t)) return push_below(vm, t);
    if (t->write_through || (t->line_buffering && (nl || memchr(bytes, '\r', size)))) return flush(vm, t);
    return !file_of(vm, t) && t->out_size > FHIO_BUFFER ? push_below(vm, t) : 0;
}

static int writable_check(FhVM *vm, FhTextFile *t) {
    FhFile *f = file_of(vm, t);
    if (f && f->fd >= 0 && !t->detached) {
        if (f->writable) return 0;
        fhio_unsupported(vm, "not writable");
        return -1;
    }
    return open_check(vm, t);
}

int fhwrite(FhVM *vm, FhValue file, FhValue text) {
    if (fh_has_shape(file, FH_T_TextIOWrapper))
        return writable_check(vm, as_text(file)) < 0 ? -1 : write_text(vm, as_text(file), text);
    FhValue r = fhcall_method(vm, file, FH_NAME(vm, write), &text, 1);
    if (r == FH_ERR) return -1;
    fh_release(vm, r);
    return 0;
}

METHOD(text_write) {
    UNUSED;
    FhTextFile *t = as_text(self);
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "write() argument must be str, not %V", args[0]);
    if (writable_check(vm, t) < 0 || write_text(vm, t, args[0]) < 0) return FH_ERR;
    return fh_int_raw(fhstr_length(args[0]));
}

METHOD(text_flush) {
    UNUSED;
    if (open_check(vm, as_text(self)) < 0) return FH_ERR;
    return flush(vm, as_text(self)) < 0 ? FH_ERR : FH_NONE;
}

/* ---- reading ---- */

/* The bytes lines are cut from: the file's own (data to be decoded), or the decoded rest (UTF-8). */
typedef struct Window {
    FhFile *file; /* NULL: the decoded rest */
    uint8_t **data;
    size_t *at, *size;
} Window;

static int decode_rest(FhVM *vm, FhTextFile *t) {
    FhValue bytes = fhcall_method(vm, t->buffer, FH_NAME(vm, read), NULL, 0);
    if (bytes == FH_ERR) return -1;
    if (!fhbuffer_check(vm, bytes)) {
        fhraise(vm, FH_T_TypeError, "underlying read() should have returned a bytes-like object, not '%T'",
                bytes);
        fh_release(vm, bytes);
        return -1;
    }
    FhBuffer b;
    FhValue text = FH_ERR;
    if (fhbuffer_get(vm, bytes, &b, false) == 0) {
        text = fhstr_decode(vm, b.data, b.size, encoding_of(t), errors_of(t));
        fhbuffer_release(vm, &b);
    }
    fh_release(vm, bytes);
    if (text == FH_ERR) return -1;
    size_t n = fhstr_size(text);
    int status = fhio_reserve(vm, &t->text, &t->text_capacity, n);
    if (status == 0) {
        memcpy(t->text, fhstr_text(text), n);
        t->text_at = 0;
        t->text_size = n;
        t->all_read = true;
    }
    fh_release(vm, text);
    return status;
}

static int window(FhVM *vm, FhTextFile *t, Window *w) {
    FhFile *f = file_of(vm, t);
    if (f && !f->readable) {
        fhio_unsupported(vm, "not readable");
        return -1;
    }
    if (f && plain_codec(t->codec)) {
        *w = (Window){f, &f->in, &f->in_at, &f->in_size};
        return f->out_size ? fhfile_flush(vm, f) : 0;
    }
    *w = (Window){NULL, &t->text, &t->text_at, &t->text_size};
    if (!f && t->out_size && push_below(vm, t) < 0) return -1;
    return t->text_at == t->text_size ? decode_rest(vm, t) : 0;
}

static int more(FhVM *vm, Window *w) { return w->file ? fhfile_fill(vm, w->file) : 0; }

static bool translates(FhTextFile *t) { return t->newline == FH_NONE; }
static bool universal(FhTextFile *t) { return t->newline == FH_NONE || fhstr_size(t->newline) == 0; }

/* \r\n and \r become \n in place; returns the new size. */
static size_t translate(FhTextFile *t, uint8_t *data, size_t size) {
    uint8_t *cr = memchr(data, '\r', size);
    if (!cr) {
        if (!(t->newlines & 2) && memchr(data, '\n', size)) t->newlines |= 2;
        return size;
    }
    size_t out = 0;
    for (size_t i = 0; i < size; i++) {
        uint8_t c = data[i];
        if (c == '\n') t->newlines |= 2;
        if (c == '\r') {
            bool pair = i + 1 < size && data[i + 1] == '\n';
            t->newlines |= pair ? 4 : 1;
            i += pair;
            c = '\n';
        }
        data[out++] = c;
    }
    return out;
}

/* The first n bytes of the window as a str; they are consumed. */
static FhValue take(FhVM *vm, FhTextFile *t, Window *w, size_t n) {
    uint8_t *data = *w->data + *w->at;
    *w->at += n;
    if (n == 0) return fh_retain(vm->empty_str);
    if (translates(t)) n = translate(t, data, n);
    if (!w->file) return fhstr_new(vm, (const char *)data, n);
    return fhstr_decode(vm, data, n, encoding_of(t), errors_of(t));
}

/* Bytes up to and with the end of the first line of data, or 0: no end in sight. `final`: nothing follows. */
static size_t line_end(FhTextFile *t, const uint8_t *data, size_t from, size_t size, bool final) {
    if (universal(t)) {
        const uint8_t *nl = memchr(data + from, '\n', size - from);
        size_t until = nl ? (size_t)(nl - data) : size;
        const uint8_t *cr = memchr(data + from, '\r', until - from);
        if (cr) {
            size_t i = (size_t)(cr - data);
            if (i + 1 < size) return i + 1 + (data[i + 1] == '\n');
            return final ? i + 1 : 0;
        }
        return nl ? until + 1 : 0;
    }
    const char *end = fhstr_text(t->newline);
    size_t n = fhstr_size(t->newline);
    const uint8_t *hit = size - from >= n ? memmem(data + from, size - from, end, n) : NULL;
    return hit ? (size_t)(hit - data) + n : 0;
}

/* Bytes that the first n characters take; *count is what could be had. Characters of UTF-8 are whole or missing. A \r\n
 * that becomes \n counts once. */
static size_t measure(FhTextFile *t, Window *w, const uint8_t *data, size_t size, int64_t n, int64_t *count,
                      bool final) {
    bool utf8 = !w->file || t->codec == FH_CODEC_UTF8;
    size_t i = 0;
    int64_t have = 0;
    while (i < size && have < n) {
        uint8_t c = data[i];
        size_t len = !utf8 || c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
        if (c == '\r' && translates(t)) {
            if (i + 1 == size && !final) break;
            if (i + 1 < size && data[i + 1] == '\n') len = 2;
        }
        if (i + len > size) {
            if (!final) break;
            len = size - i;
        }
        i += len;
        have++;
    }
    *count = have;
    return i;
}

static FhValue read_line(FhVM *vm, FhTextFile *t, int64_t limit) {
    Window w;
    if (window(vm, t, &w) < 0) return FH_ERR;
    size_t seen = 0;
    bool final = w.file == NULL;
    for (;;) {
        const uint8_t *data = *w.data + *w.at;
        size_t size = *w.size - *w.at, n = size > seen ? line_end(t, data, seen, size, final) : 0;
        if (limit >= 0) {
            int64_t count;
            size_t cut = measure(t, &w, data, n ? n : size, limit, &count, final || n);
            if (count >= limit) return take(vm, t, &w, cut);
        }
        if (n) return take(vm, t, &w, n);
        if (final) return take(vm, t, &w, size);
        seen = size ? size - 1 : 0; /* a \r or the first half of an end may lie there */
        int got = more(vm, &w);
        if (got < 0) return FH_ERR;
        final = !got;
    }
}

static FhValue read_chars(FhVM *vm, FhTextFile *t, int64_t n) {
    Window w;
    if (window(vm, t, &w) < 0) return FH_ERR;
    bool final = w.file == NULL;
    for (;;) {
        const uint8_t *data = *w.data + *w.at;
        size_t size = *w.size - *w.at;
        if (n < 0) {
            if (final) return take(vm, t, &w, size);
        } else {
            int64_t count;
            size_t cut = measure(t, &w, data, size, n, &count, final);
            if (count == n || final) return take(vm, t, &w, cut);
        }
        int got = more(vm, &w);
        if (got < 0) return FH_ERR;
        final = !got;
    }
}

METHOD(text_read) {
    UNUSED;
    int64_t n = -1;
    if (open_check(vm, as_text(self)) < 0 || (nargs && fhio_size(vm, args[0], &n) < 0)) return FH_ERR;
    return read_chars(vm, as_text(self), n);
}

METHOD(text_readline) {
    UNUSED;
    int64_t n = -1;
    if (open_check(vm, as_text(self)) < 0 || (nargs && fhio_size(vm, args[0], &n) < 0)) return FH_ERR;
    return read_line(vm, as_text(self), n);
}

static FhValue text_next(FhVM *vm, FhValue self) {
    FhTextFile *t = as_text(self);
    if (!fh_has_shape(self, FH_T_TextIOWrapper)) return fhio_next(vm, self);
    if (open_check(vm, t) < 0) return FH_ERR;
    t->telling_off = true;
    FhValue line = read_line(vm, t, -1);
    if (line == FH_ERR || fhstr_size(line)) return line;
    fh_release(vm, line);
    t->telling_off = false;
    return FH_NOVALUE;
}

/* ---- places ---- */

METHOD(text_tell) {
    UNUSED;
    FhTextFile *t = as_text(self);
    if (open_check(vm, t) < 0) return FH_ERR;
    FhFile *f = file_of(vm, t);
    if (f && lseek(f->fd, 0, SEEK_CUR) < 0) return fhio_unsupported(vm, "underlying stream is not seekable");
    if (t->telling_off) return fhraise(vm, FH_T_OSError, "telling position disabled by next() call");
    if (!f) return flush(vm, t) < 0 ? FH_ERR : call(vm, t->buffer, "tell", NULL, 0);
    int64_t at = fhfile_tell(vm, f);
    return at < 0 ? FH_ERR : fhint_new(vm, at);
}

METHOD(text_seek) {
    UNUSED;
    FhTextFile *t = as_text(self);
    int64_t offset, whence = 0;
    if (open_check(vm, t) < 0) return FH_ERR;
    if (fhargs_index(vm, args[0], &offset) < 0 || (nargs > 1 && fhargs_index(vm, args[1], &whence) < 0))
        return FH_ERR;
    FhFile *f = file_of(vm, t);
    if (f && lseek(f->fd, 0, SEEK_CUR) < 0) return fhio_unsupported(vm, "underlying stream is not seekable");
    if (whence == 1 && offset) return fhio_unsupported(vm, "can't do nonzero cur-relative seeks");
    if (whence == 2 && offset) return fhio_unsupported(vm, "can't do nonzero end-relative seeks");
    if (whence < 0 || whence > 2)
        return fhraise(vm, FH_T_ValueError, "invalid whence (%d, should be 0, 1 or 2)", (int)whence);
    if (whence == 0 && offset < 0)
        return fhraise(vm, FH_T_ValueError, "negative seek position %lld", (long long)offset);
    if (flush(vm, t) < 0) return FH_ERR;
    t->text_at = t->text_size = 0;
    t->telling_off = t->all_read = false;
    if (offset == 0 && whence == 0) t->marked = false;
    if (!f) {
        FhValue a[] = {fh_int_raw(offset), fh_int_raw(whence)};
        return call(vm, t->buffer, "seek", a, 2);
    }
    int64_t at = fhfile_seek(vm, f, offset, (int)whence);
    return at < 0 ? FH_ERR : fhint_new(vm, at);
}

METHOD(text_truncate) {
    UNUSED;
    FhTextFile *t = as_text(self);
    if (open_check(vm, t) < 0 || flush(vm, t) < 0) return FH_ERR;
    return call(vm, t->buffer, "truncate", args, nargs);
}

/* ---- the rest ---- */

METHOD(text_close) {
    UNUSED;
    FhTextFile *t = as_text(self);
    if (usable(vm, t) < 0) return FH_ERR;
    int c = closed(vm, t);
    if (c) return c < 0 ? FH_ERR : FH_NONE;
    int status = flush(vm, t);
    FhValue failure = status < 0 ? fhpending_take(vm) : FH_NOVALUE;
    FhValue r = fhcall_method(vm, t->buffer, FH_NAME(vm, close), NULL, 0);
    if (failure != FH_NOVALUE) {
        if (r != FH_ERR) fh_release(vm, r);
        fhpending_clear(vm);
        vm->pending = failure;
        return FH_ERR;
    }
    return r;
}

METHOD(text_detach) {
    UNUSED;
    FhTextFile *t = as_text(self);
    if (usable(vm, t) < 0 || flush(vm, t) < 0) return FH_ERR;
    t->detached = true;
    FhValue b = t->buffer;
    t->buffer = FH_NOVALUE;
    return b;
}

#define DELEGATE(name)                                                                                       \
    METHOD(text_##name) {                                                                                    \
        UNUSED;                                                                                              \
        if (usable(vm, as_text(self)) < 0) return FH_ERR;                                                    \
        return call(vm, as_text(self)->buffer, #name, NULL, 0);                                              \
    }
DELEGATE(fileno)
DELEGATE(isatty)
DELEGATE(readable)
DELEGATE(writable)
DELEGATE(seekable)

METHOD(text_reconfigure) {
    static const char *const names[] = {"encoding",       "errors",        "newline",
                                        "line_buffering", "write_through", NULL};
    static const FhParams p = {"reconfigure", names, 0, 0, 0};
    FhValue v[5];
    FhTextFile *t = as_text(self);
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || open_check(vm, t) < 0 || flush(vm, t) < 0)
        return FH_ERR;
    if (v[0] != FH_NOVALUE && v[0] != FH_NONE) {
        if (!fhstr_check(vm, v[0]))
            return fhraise(vm, FH_T_TypeError,
                           "reconfigure() argument 'encoding' must be str or None, not %V", v[0]);
        FhCodec c = fhcodecs_find(fhstr_text(v[0]));
        if (c == FH_CODEC_UNKNOWN) return fhraise(vm, FH_T_LookupError, "unknown encoding: %U", v[0]);
        t->codec = c;
        fh_set_ref(vm, &t->header, &t->encoding, v[0]);
        if (v[1] == FH_NOVALUE) fh_set(vm, &t->header, &t->errors, fhstr_intern(vm, "strict", 6));
    }
    if (v[1] != FH_NOVALUE && v[1] != FH_NONE) {
        if (!fhstr_check(vm, v[1]))
            return fhraise(vm, FH_T_TypeError, "reconfigure() argument 'errors' must be str or None, not %V",
                           v[1]);
        fh_set_ref(vm, &t->header, &t->errors, v[1]);
    }
    if (v[2] != FH_NOVALUE) {
        if (fhio_newline(vm, v[2]) < 0) return FH_ERR;
        fh_set_ref(vm, &t->header, &t->newline, v[2]);
    }
    for (int i = 3; i < 5; i++) {
        if (v[i] == FH_NOVALUE || v[i] == FH_NONE) continue;
        int on = fhtruth(vm, v[i]);
        if (on < 0) return FH_ERR;
        *(i == 3 ? &t->line_buffering : &t->write_through) = on;
    }
    return FH_NONE;
}

static FhValue get_closed(FhVM *vm, FhValue self) {
    if (usable(vm, as_text(self)) < 0) return FH_ERR;
    int c = closed(vm, as_text(self));
    return c < 0 ? FH_ERR : fh_bool(c);
}
static FhValue get_buffer(FhVM *vm, FhValue self) {
    return as_text(self)->buffer == FH_NOVALUE
               ? fhraise(vm, FH_T_ValueError, "underlying buffer has been detached")
               : fh_retain(as_text(self)->buffer);
}
static FhValue get_encoding(FhVM *vm, FhValue self) {
    (void)vm;
    FhValue v = as_text(self)->encoding;
    return v == FH_NOVALUE ? FH_NONE : fh_retain(v);
}
static FhValue get_errors(FhVM *vm, FhValue self) {
    (void)vm;
    FhValue v = as_text(self)->errors;
    return v == FH_NOVALUE ? FH_NONE : fh_retain(v);
}
static FhValue get_line_buffering(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_bool(as_text(self)->line_buffering);
}
static FhValue get_write_through(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_bool(as_text(self)->write_through);
}
static FhValue get_name(FhVM *vm, FhValue self) {
    if (usable(vm, as_text(self)) < 0) return FH_ERR;
    return fhattr_get(vm, as_text(self)->buffer, FH_NAME(vm, name));
}
static FhValue get_mode(FhVM *vm, FhValue self) {
    FhValue v = as_text(self)->mode;
    FhValue key = fhstr_intern(vm, "mode", 4);
    if (v == FH_NOVALUE) return key == FH_ERR ? FH_ERR : fhraise_no_attribute(vm, self, key);
    return fh_retain(v);
}
static int set_mode(FhVM *vm, FhValue self, FhValue v) {
    if (v == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "cannot delete attribute");
    fh_set_ref(vm, fh_obj(self), &as_text(self)->mode, v);
    return 0;
}
static FhValue get_newlines(FhVM *vm, FhValue self) {
    static const char *const text[] = {"\r", "\n", "\r\n"};
    uint8_t seen = as_text(self)->newlines;
    FhValue v[3];
    int n = 0;
    for (int i = 0; i < 3; i++) {
        if (!(seen & 1 << i)) continue;
        v[n] = fhstr_c(vm, text[i]);
        if (v[n] == FH_ERR) {
            while (n-- > 0) fh_release(vm, v[n]);
            return FH_ERR;
        }
        n++;
    }
    return n == 0 ? FH_NONE : n == 1 ? v[0] : fhtuple_take(vm, v, n);
}

static FhValue repr(FhVM *vm, FhValue self) {
    FhTextFile *t = as_text(self);
    if (usable(vm, t) < 0) return FH_ERR;
    FhValue name = fhattr_find(vm, t->buffer, FH_NAME(vm, name));
    if (name == FH_ERR) return FH_ERR;
    FhText out;
    fhtext_init(&out, vm);
    fhtext_c(&out, "<_io.TextIOWrapper");
    if (name != FH_NOVALUE) fhtext_format(&out, " name=%R", name);
    if (t->mode != FH_NOVALUE) fhtext_format(&out, " mode=%R", t->mode);
    fhtext_format(&out, " encoding=%R>", t->encoding);
    fh_release(vm, name);
    return fhtext_finish(&out);
}

static void clear(FhTextFile *t) {
    t->buffer = t->encoding = t->errors = t->mode = t->name = FH_NOVALUE;
    t->newline = FH_NONE;
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue v = fhinstance_new(vm, FH_AS(FhType, type), 0);
    if (v != FH_ERR) clear(as_text(v));
    return v;
}

static int set_up(FhVM *vm, FhTextFile *t, FhValue buffer, FhValue encoding, FhValue errors, FhValue newline,
                  bool line_buffering, bool write_through) {
    if (encoding != FH_NOVALUE && encoding != FH_NONE && !fhstr_check(vm, encoding))
        return fhraise_int(vm, FH_T_TypeError,
                           "TextIOWrapper() argument 'encoding' must be str or None, not %V", encoding);
    if (errors != FH_NOVALUE && errors != FH_NONE && !fhstr_check(vm, errors))
        return fhraise_int(vm, FH_T_TypeError,
                           "TextIOWrapper() argument 'errors' must be str or None, not %V", errors);
    if (newline != FH_NOVALUE && fhio_newline(vm, newline) < 0) return -1;
    bool named = encoding != FH_NOVALUE && encoding != FH_NONE && !fhstr_is(encoding, "locale");
    const char *name = named ? fhstr_text(encoding) : "UTF-8";
    FhCodec codec = fhcodecs_find(name);
    if (codec == FH_CODEC_UNKNOWN) return fhraise_int(vm, FH_T_LookupError, "unknown encoding: %s", name);
    if (codec == FH_CODEC_NOT_TEXT) {
        return fhraise_int(vm, FH_T_LookupError,
                           "'%s' is not a text encoding; use codecs.open() to handle arbitrary codecs", name);
    }
    FhValue e = named ? fh_retain(encoding) : fhstr_c(vm, "UTF-8");
    if (e == FH_ERR) return -1;
    FhValue r = errors != FH_NOVALUE && errors != FH_NONE ? fh_retain(errors) : fhstr_c(vm, "strict");
    if (r == FH_ERR) {
        fh_release(vm, e);
        return -1;
    }
    fh_set(vm, &t->header, &t->encoding, e);
    fh_set(vm, &t->header, &t->errors, r);
    fh_set_ref(vm, &t->header, &t->newline, newline == FH_NOVALUE ? FH_NONE : newline);
    fh_set_ref(vm, &t->header, &t->buffer, buffer);
    t->codec = codec;
    t->line_buffering = line_buffering;
    t->write_through = write_through;
    t->ready = true;
    FhFile *f = file_of(vm, t);
    if (f && f->append && fhfile_tell(vm, f) != 0) t->marked = true;
    fhpending_clear(vm);
    return 0;
}

static int init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"buffer",         "encoding",      "errors", "newline",
                                        "line_buffering", "write_through", NULL};
    static const FhParams p = {"TextIOWrapper", names, 0, 1, 6};
    FhValue v[6];
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return -1;
    int lines = v[4] == FH_NOVALUE ? 0 : fhtruth(vm, v[4]),
        through = v[5] == FH_NOVALUE ? 0 : fhtruth(vm, v[5]);
    if (lines < 0 || through < 0) return -1;
    return set_up(vm, as_text(self), v[0], v[1], v[2], v[3], lines, through);
}

FhValue fhtextfile_new(FhVM *vm, FhType *type, FhValue buffer, FhValue encoding, FhValue errors,
                       FhValue newline, bool line_buffering, bool write_through) {
    FhValue v = new_(vm, fh_val(type), NULL, 0, FH_NOVALUE);
    if (v == FH_ERR ||
        set_up(vm, as_text(v), buffer, encoding, errors, newline, line_buffering, write_through) == 0)
        return v;
    fh_release(vm, v);
    return FH_ERR;
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    FhTextFile *t = (FhTextFile *)o;
    (void)vm;
    fn(ctx, &t->buffer);
    fn(ctx, &t->encoding);
    fn(ctx, &t->errors);
    fn(ctx, &t->newline);
    fn(ctx, &t->mode);
    fn(ctx, &t->name);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhTextFile *t = (FhTextFile *)o;
    FhValue pending = fhpending_take(vm);
    if (t->out_size && t->buffer != FH_NOVALUE) {
        if (push_below(vm, t) < 0) fhpending_clear(vm);
    }
    vm->pending = pending;
    fhmem_free(vm, t->text, t->text_capacity);
    fhmem_free(vm, t->out, t->out_capacity);
    t->text = t->out = NULL;
    t->text_at = t->text_size = t->text_capacity = t->out_size = t->out_capacity = 0;
    t->detached = true;
    fh_clear(vm, &t->buffer);
    fh_clear(vm, &t->encoding);
    fh_clear(vm, &t->errors);
    fh_clear(vm, &t->newline);
    fh_clear(vm, &t->mode);
    fh_clear(vm, &t->name);
}

static const FhMethodDef methods[] = {{"read", text_read, 0, 1, 0, NULL},
                                      {"readline", text_readline, 0, 1, 0, NULL},
                                      {"readlines", fhio_readlines, 0, 1, 0, NULL},
                                      {"write", text_write, 1, 1, 0, NULL},
                                      {"writelines", fhio_writelines, 1, 1, 0, NULL},
                                      {"flush", text_flush, 0, 0, 0, NULL},
                                      {"seek", text_seek, 1, 2, 0, NULL},
                                      {"tell", text_tell, 0, 0, 0, NULL},
                                      {"truncate", text_truncate, 0, 1, 0, NULL},
                                      {"close", text_close, 0, 0, 0, NULL},
                                      {"detach", text_detach, 0, 0, 0, NULL},
                                      {"fileno", text_fileno, 0, 0, 0, NULL},
                                      {"isatty", text_isatty, 0, 0, 0, NULL},
                                      {"readable", text_readable, 0, 0, 0, NULL},
                                      {"writable", text_writable, 0, 0, 0, NULL},
                                      {"seekable", text_seekable, 0, 0, 0, NULL},
                                      {"reconfigure", text_reconfigure, 0, FH_ANY, FH_KW, NULL},
                                      {"__enter__", fhio_enter, 0, 0, 0, NULL},
                                      {"__exit__", fhio_exit, 0, FH_ANY, 0, NULL},
                                      {NULL, NULL, 0, 0, 0, NULL}};

static const FhGetSetDef getsets[] = {{"closed", get_closed, NULL, NULL},
                                      {"buffer", get_buffer, NULL, NULL},
                                      {"encoding", get_encoding, NULL, NULL},
                                      {"errors", get_errors, NULL, NULL},
                                      {"name", get_name, NULL, NULL},
                                      {"mode", get_mode, set_mode, NULL},
                                      {"newlines", get_newlines, NULL, NULL},
                                      {"line_buffering", get_line_buffering, NULL, NULL},
                                      {"write_through", get_write_through, NULL, NULL},
                                      {NULL, NULL, NULL, NULL}};

static const FhSlots slots = {.life = {.visit = visit, .finalize = finalize},
                              .repr = repr,
                              .iter = fhio_self,
                              .next = text_next,
                              .new_ = new_,
                              .init = init};

const FhTypeDef fhtypedef_TextIOWrapper = {.doc = "Text over a binary stream.",
                                           .size = sizeof(FhTextFile),
                                           .flags = FH_TF_CONTAINER | FH_TF_WEAKREF | FH_TF_BASE | FH_TF_LOUD,
                                           .slots = &slots,
                                           .methods = methods,
                                           .getsets = getsets,
                                           .module = "_io"};

FhValue fhio_standard(FhVM *vm, int fd, const char *name) {
    FhValue label = fhstr_c(vm, name);
    FhValue file =
        label == FH_ERR ? FH_ERR : fhfile_new(vm, vm->types[FH_T_BinaryIO], fd, label, fd ? "wb" : "rb");
    if (label != FH_ERR) fh_release(vm, label);
    if (file == FH_ERR) return FH_ERR;
    bool unbuffered = fd && vm->flags[FH_FLAG_unbuffered];
    fhas_file(file)->owns_fd = false;
    fhas_file(file)->raw = unbuffered;
    FhValue encoding = fhstr_c(vm, "utf-8"),
            errors = encoding == FH_ERR ? FH_ERR : fhstr_c(vm, fd == 2 ? "backslashreplace" : "strict");
    FhValue mode = errors == FH_ERR ? FH_ERR : fhstr_c(vm, fd ? "w" : "r"), text = FH_ERR;
    if (mode != FH_ERR)
        text = fhtextfile_new(vm, vm->types[FH_T_TextIOWrapper], file, encoding, errors, FH_NONE,
                              !unbuffered && (fd == 2 || isatty(fd)), unbuffered);
    if (text != FH_ERR) as_text(text)->mode = fh_retain(mode);
    fh_release(vm, file);
    if (encoding != FH_ERR) fh_release(vm, encoding);
    if (errors != FH_ERR) fh_release(vm, errors);
    if (mode != FH_ERR) fh_release(vm, mode);
    return text;
}
