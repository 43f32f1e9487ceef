/* Quoted-printable and uuencode. */
#include "stdlib/binascii_parts.h"
#include "objects/bytes.h"

enum { LINE = 76, UU_LINE = 45 };

static int hex_digit(uint8_t c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* ---- quoted-printable ---- */

static int add(FhText *t, uint8_t c) {
    char byte = (char)c;
    return fhtext_add(t, &byte, 1);
}

/* Behind "=" at *at. */
static void decode_escape(FhText *t, const uint8_t *s, size_t n, size_t *at) {
    size_t i = *at;
    if (i >= n) return;
    if (s[i] == '\n' || s[i] == '\r') { /* a soft line break */
        while (i < n && s[i] != '\n') i++;
        *at = i < n ? i + 1 : i;
    } else if (s[i] == '=') { /* what some broken encoders write */
        add(t, '=');
        *at = i + 1;
    } else if (i + 1 < n && hex_digit(s[i]) >= 0 && hex_digit(s[i + 1]) >= 0) {
        add(t, (uint8_t)(hex_digit(s[i]) << 4 | hex_digit(s[i + 1])));
        *at = i + 2;
    } else {
        add(t, '=');
    }
}

FH_BINASCII_NATIVE(fhbinascii_a2b_qp) {
    (void)self;
    static const char *const names[] = {"data", "header", NULL};
    static const FhParams params = {"a2b_qp", names, 0, 1, 2};
    FhValue v[2];
    FhBinasciiInput in;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    int header = v[1] == FH_NOVALUE ? 0 : fhtruth(vm, v[1]);
    if (header < 0 || fhbinascii_open(vm, v[0], &in) < 0) return FH_ERR;
    FhText t;
    fhtext_init(&t, vm);
    for (size_t i = 0; i < in.size;) {
        uint8_t c = in.data[i++];
        if (c == '=')
            decode_escape(&t, in.data, in.size, &i);
        else
            add(&t, header && c == '_' ? ' ' : c);
    }
    fhbinascii_close(vm, &in);
    return fhbinascii_finish(&t);
}

typedef struct Quoting {
    FhText out;
    const uint8_t *s;
    size_t n, column;
    bool tabs, text, header, crlf;
} Quoting;

static bool ends_line(const Quoting *q, size_t i) { /* a line break, or the end, is next */
    return i >= q->n || q->s[i] == '\n' || (q->s[i] == '\r' && i + 1 < q->n && q->s[i + 1] == '\n');
}

static bool must_quote(const Quoting *q, size_t i) {
    uint8_t c = q->s[i];
    if (c > 126 || c == '=' || (q->header && c == '_')) return true;
    if (c == '.' && q->column == 0)
        return i + 1 == q->n || q->s[i + 1] == '\n' || q->s[i + 1] == '\r' || q->s[i + 1] == 0;
    if (!q->text && (c == '\r' || c == '\n')) return true;
    if ((c == '\t' || c == ' ') && i + 1 == q->n) return true;
    if (c == '\t' || c == ' ') return q->tabs;
    return c < 33 && c != '\r' && c != '\n';
}

static void soft_break(Quoting *q) {
    add(&q->out, '=');
    if (q->crlf) add(&q->out, '\r');
    add(&q->out, '\n');
    q->column = 0;
}

static void add_quoted(Quoting *q, uint8_t c) {
    add(&q->out, '=');
    add(&q->out, (uint8_t) "0123456789ABCDEF"[c >> 4]);
    add(&q->out, (uint8_t) "0123456789ABCDEF"[c & 15]);
    q->column += 3;
}

/* A line break of the text: a blank in front of it is quoted. */
static size_t hard_break(Quoting *q, size_t i) {
    char *last = q->out.size ? q->out.data + q->out.size - 1 : NULL;
    if (last && (*last == ' ' || *last == '\t')) {
        uint8_t blank = (uint8_t)*last;
        q->out.size--;
        add_quoted(q, blank);
    }
    if (q->crlf) add(&q->out, '\r');
    add(&q->out, '\n');
    q->column = 0;
    return q->s[i] == '\r' ? i + 2 : i + 1;
}

static void quote(Quoting *q) {
    for (size_t i = 0; i < q->n;) {
        uint8_t c = q->s[i];
        if (must_quote(q, i)) {
            if (q->column + 3 >= LINE) soft_break(q);
            add_quoted(q, c);
            i++;
        } else if (q->text && ends_line(q, i)) {
            i = hard_break(q, i);
        } else {
            if (i + 1 != q->n && q->s[i + 1] != '\n' && q->column + 1 >= LINE) soft_break(q);
            add(&q->out, q->header && c == ' ' ? '_' : c);
            q->column++;
            i++;
        }
    }
}

FH_BINASCII_NATIVE(fhbinascii_b2a_qp) {
    (void)self;
    static const char *const names[] = {"data", "quotetabs", "istext", "header", NULL};
    static const FhParams params = {"b2a_qp", names, 0, 1, 4};
    FhValue v[4];
    FhBuffer b;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    int tabs = v[1] == FH_NOVALUE ? 0 : fhtruth(vm, v[1]);
    int text = tabs < 0 ? -1 : v[2] == FH_NOVALUE ? 1 : fhtruth(vm, v[2]);
    int header = text < 0 ? -1 : v[3] == FH_NOVALUE ? 0 : fhtruth(vm, v[3]);
    if (header < 0 || fhbuffer_get(vm, v[0], &b, false) < 0) return FH_ERR;
    const uint8_t *newline = b.size ? memchr(b.data, '\n', b.size) : NULL;
    Quoting q = {.s = b.data,
                 .n = b.size,
                 .tabs = tabs,
                 .text = text,
                 .header = header,
                 .crlf = newline && newline > b.data && newline[-1] == '\r'};
    fhtext_init(&q.out, vm);
    quote(&q);
    fhbuffer_release(vm, &b);
    return fhbinascii_finish(&q.out);
}

/* ---- uuencode ---- */

FH_BINASCII_NATIVE(fhbinascii_b2a_uu) {
    static const char *const names[] = {"data", "backtick", NULL};
    static const FhParams params = {"b2a_uu", names, 1, 1, 1};
    FhValue v[2];
    FhBuffer b;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    int backtick = v[1] == FH_NOVALUE ? 0 : fhtruth(vm, v[1]);
    if (backtick < 0 || fhbuffer_get(vm, v[0], &b, false) < 0) return FH_ERR;
    FhText t;
    fhtext_init(&t, vm);
    bool too_long = b.size > UU_LINE;
    if (!too_long) {
        add(&t, backtick && !b.size ? '`' : (uint8_t)(' ' + b.size));
        for (size_t i = 0; i < b.size; i += 3) {
            uint32_t w = (uint32_t)b.data[i] << 16 | (i + 1 < b.size ? (uint32_t)b.data[i + 1] << 8 : 0) |
                         (i + 2 < b.size ? b.data[i + 2] : 0);
            for (int shift = 18; shift >= 0; shift -= 6) {
                uint8_t six = w >> shift & 63;
                add(&t, backtick && !six ? '`' : (uint8_t)(' ' + six));
            }
        }
        add(&t, '\n');
    }
    fhbuffer_release(vm, &b);
    FhValue line = fhbinascii_finish(&t);
    if (!too_long) return line;
    fh_release(vm, line);
    return fhbinascii_error(vm, self, "At most 45 bytes at once");
}

/* The six bits of the character at i; what is cut off counts as blanks. -1: not one of the code. */
static int uu_value(const FhBinasciiInput *in, size_t i) {
    if (i >= in->size || in->data[i] == '\n' || in->data[i] == '\r') return 0;
    uint8_t c = in->data[i];
    return c < ' ' || c > ' ' + 64 ? -1 : (c - ' ') & 63;
}

FH_BINASCII_NATIVE(fhbinascii_a2b_uu) {
    (void)nargs, (void)kwnames;
    FhBinasciiInput in;
    if (fhbinascii_open(vm, args[0], &in) < 0) return FH_ERR;
    size_t n = in.size ? (in.data[0] - ' ') & 63 : 32, i = 1;
    FhText t;
    fhtext_init(&t, vm);
    const char *wrong = NULL;
    uint32_t word = 0, bits = 0;
    while (!wrong && t.size < n && !t.failed) {
        int value = uu_value(&in, i);
        if (value < 0) {
            wrong = "Illegal char";
            break;
        }
        i++;
        word = word << 6 | (uint32_t)value;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        add(&t, (uint8_t)(word >> bits));
    }
    for (; !wrong && i < in.size; i++)
        if (!strchr(" `\n\r", in.data[i]) || !in.data[i]) wrong = "Trailing garbage";
    fhbinascii_close(vm, &in);
    FhValue out = fhbinascii_finish(&t);
    if (!wrong || out == FH_ERR) return out;
    fh_release(vm, out);
    return fhbinascii_error(vm, self, "%s", wrong);
}
