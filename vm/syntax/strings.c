/* Adjacent string literals to one Constant or JoinedStr. */
#include <string.h>
#include "../base/utf8.h"
#include "literal.h"

static FhLiteral take_apart(FhParser *p, const FhToken *t) {
    const char *s = fhparser_text(p, t), *end = s + t->size;
    FhLiteral literal = {.token = *t, .u_prefix = *s == 'u'};
    for (; *s != '"' && *s != '\''; s++) {
        char c = (char)(*s | 0x20);
        literal.raw |= c == 'r';
        literal.bytes |= c == 'b';
        literal.format |= c == 'f';
    }
    unsigned quotes = end - s >= 6 && s[1] == s[0] && s[2] == s[0] ? 3 : 1;
    literal.start = s + quotes;
    literal.end = end - quotes;
    return literal;
}

bool fhpieces_add(FhParser *p, FhPieces *pieces, const char *text, uint32_t size) {
    if (!size) return true;
    if (!pieces->size && !pieces->capacity) {
        pieces->text = text;
        pieces->size = size;
        return true;
    }
    if (pieces->size + size > pieces->capacity) {
        uint32_t capacity = (pieces->size + size) * 2;
        char *grown = fhparser_alloc(p, capacity);
        if (!grown) return false;
        memcpy(grown, pieces->text, pieces->size);
        pieces->text = grown;
        pieces->capacity = capacity;
    }
    memcpy((char *)pieces->text + pieces->size, text, size);
    pieces->size += size;
    return true;
}

FhExpr *fhpieces_place(const FhPieces *pieces, FhExpr *e) {
    if (!e) return NULL;
    e->end_lineno = pieces->end.lineno;
    e->end_col_offset = pieces->end.col;
    return e;
}

static FhExpr *constant(FhParser *p, const FhPieces *pieces, FhConstantKind kind) {
    FhExpr *e = fhpieces_place(pieces, FHPARSER_EXPR(p, Constant, pieces->start));
    if (!e) return NULL;
    e->Constant = (FhConstant){.kind = (uint8_t)kind, .size = pieces->size, .u_prefix = pieces->u_prefix};
    e->Constant.text = pieces->text ? pieces->text : "";
    e->Constant.ascii = kind == FHCONSTANT_STR && fhutf8_is_ascii(e->Constant.text, pieces->size);
    return e;
}

bool fhpieces_flush(FhParser *p, FhPieces *pieces) {
    if (!pieces->size) return true;
    if (!fhparser_push(p, constant(p, pieces, FHCONSTANT_STR))) return false;
    pieces->text = NULL;
    pieces->size = pieces->capacity = 0;
    return true;
}

static bool add_plain(FhParser *p, FhPieces *pieces, const FhLiteral *literal) {
    size_t size = (size_t)(literal->end - literal->start);
    if (literal->bytes && !fhutf8_is_ascii(literal->start, size)) {
        FhSpan span = fhparser_token_span(&literal->token);
        fhparser_fail_span(p, FHDIAGNOSTIC_SYNTAX, &span, "bytes can only contain ASCII literal characters");
        return false;
    }
    if (literal->raw || !size || !memchr(literal->start, '\\', size)) {
        return fhpieces_add(p, pieces, literal->start, (uint32_t)size);
    }
    FhConstant value;
    return fhliteral_unescape(p, &literal->token, literal->start, literal->end, literal->bytes, &value) &&
           fhpieces_add(p, pieces, value.text, value.size);
}

static bool add(FhParser *p, FhPieces *pieces, const FhLiteral *literal) {
    return literal->format ? fhfstring_add(p, pieces, literal) : add_plain(p, pieces, literal);
}

static FhExpr *joined(FhParser *p, FhPieces *pieces) {
    FhExprs values;
    if (!fhpieces_flush(p, pieces) || !FHPARSER_TAKE(p, values, pieces->base)) return NULL;
    FhExpr *e = fhpieces_place(pieces, FHPARSER_EXPR(p, JoinedStr, pieces->start));
    if (e) e->JoinedStr.values = values;
    return e;
}

/* Many tokens: the window may move while f-strings are parsed, so the literals are copied out first. */
static FhLiteral *take_literals(FhParser *p, uint32_t *count) {
    uint32_t capacity = 4;
    FhLiteral *literals = fhparser_alloc(p, capacity * sizeof *literals);
    *count = 0;
    while (literals && fhparser_kind(p) == FHTOKEN_STRING) {
        if (*count == capacity) {
            FhLiteral *grown = fhparser_alloc(p, 2 * (size_t)capacity * sizeof *literals);
            if (!grown) return NULL;
            memcpy(grown, literals, capacity * sizeof *literals);
            literals = grown;
            capacity *= 2;
        }
        literals[(*count)++] = take_apart(p, fhparser_peek(p));
        p->mark++;
    }
    return literals;
}

static FhExpr *finish(FhParser *p, FhPieces *pieces, const FhLiteral *literals, uint32_t count) {
    bool format = false;
    pieces->end = (FhPlace){literals[count - 1].token.end_lineno, literals[count - 1].token.end_col};
    for (uint32_t i = 0; i < count; i++) {
        if (literals[i].bytes != literals[0].bytes) {
            return fhparser_fail_here(p, "cannot mix bytes and nonbytes literals");
        }
        if (!add(p, pieces, &literals[i])) return NULL;
        format |= literals[i].format;
    }
    if (format) return joined(p, pieces);
    return constant(p, pieces, literals[0].bytes ? FHCONSTANT_BYTES : FHCONSTANT_STR);
}

FhExpr *fhparser_strings(FhParser *p) {
    FhPieces pieces = {.start = fhparser_place(p), .base = fhparser_base(p)};
    FhLiteral only = take_apart(p, fhparser_peek(p));
    pieces.u_prefix = only.u_prefix;
    p->mark++;
    if (fhparser_kind(p) != FHTOKEN_STRING) return finish(p, &pieces, &only, 1);
    p->mark--;
    uint32_t count;
    FhLiteral *literals = take_literals(p, &count);
    return literals ? finish(p, &pieces, literals, count) : NULL;
}
