/* Reading images (the form: image.h). Nothing is believed that has not been checked: every read knows where the bytes end,
 * every count is held against the bytes that are left (each item takes one at least), so that no image makes the reader
 * ask for more memory than a small multiple of its own size. */
#include "bytecode/image_parts.h"

#include "base/utf8.h"
#include "objects/bytes.h"
#include "objects/exception.h"
#include "objects/numbers.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { MOST_REGISTERS = 1 << 16 };

typedef struct Reader {
    FhVM *vm;
    const uint8_t *at, *end;
    FhValue *strings;
    uint32_t nstrings;
    bool trusted, failed; /* failed: an exception is pending */
} Reader;

static FH_COLD uint64_t bad(Reader *r, const char *what) {
    if (!r->failed) fhraise(r->vm, FH_T_ValueError, "invalid code image: %s", what);
    r->failed = true;
    return 0;
}

static size_t left(const Reader *r) { return (size_t)(r->end - r->at); }

static uint8_t get_byte(Reader *r) {
    if (FH_UNLIKELY(r->at == r->end)) return (uint8_t)bad(r, "it is cut off");
    return *r->at++;
}

static FH_COLD uint64_t get_long_number(Reader *r, uint64_t n) {
    for (unsigned shift = 7; shift < 64; shift += 7) {
        uint8_t byte = get_byte(r);
        n |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) return shift == 63 && byte > 1 ? bad(r, "a number is too long") : n;
    }
    return bad(r, "a number is too long");
}

static inline uint64_t get_number(Reader *r) {
    uint8_t byte = get_byte(r);
    if (FH_LIKELY(byte < 0x80)) return byte;
    if (FH_LIKELY(r->at < r->end && *r->at < 0x80)) return (uint64_t)*r->at++ << 7 | (byte & 0x7f);
    return get_long_number(r, byte & 0x7f);
}

static int64_t get_signed(Reader *r) {
    uint64_t n = get_number(r);
    return (int64_t)(n >> 1 ^ (0 - (n & 1)));
}

static inline uint32_t get_u32(Reader *r, uint32_t most) {
    uint64_t n = get_number(r);
    return FH_LIKELY(n <= most) ? (uint32_t)n : (uint32_t)bad(r, "a number is too large");
}

static uint32_t get_count(Reader *r) {
    uint64_t n = get_number(r);
    return n <= left(r) && n < UINT32_MAX ? (uint32_t)n
                                          : (uint32_t)bad(r, "a count is larger than the image");
}

static void *block(Reader *r, size_t n, size_t item) {
    void *p = r->failed || !n ? NULL : fhmem_array(r->vm, n, item);
    if (!p && n) r->failed = true;
    return p;
}

/* ---- strings ---- */

/* The code points of well-formed text; SIZE_MAX: it is not. */
static size_t count_points(const char *text, size_t size) {
    size_t n = 0;
    for (const char *p = text, *end = text + size; p < end; n++) {
        unsigned length;
        if (fhutf8_decode_wtf8(p, end, &length) == FHUTF8_INVALID) return SIZE_MAX;
        p += length;
    }
    return n;
}

static FhValue get_string(Reader *r) {
    uint64_t n = get_number(r), size = n >> 1;
    if (r->failed || size > left(r)) return bad(r, "a string is cut off"), FH_ERR;
    const char *text = (const char *)r->at;
    r->at += size;
    if (!r->trusted && count_points(text, size) == SIZE_MAX) return bad(r, "a string is not UTF-8"), FH_ERR;
    FhValue s = n & 1 ? fhstr_intern(r->vm, text, size) : fhstr_new(r->vm, text, size);
    if (s == FH_ERR) r->failed = true;
    return s;
}

static bool get_strings(Reader *r, uint32_t n) {
    if (n > left(r)) return bad(r, "a count is larger than the image");
    if (!n) return true;
    r->strings = fhmem_array(r->vm, n, sizeof *r->strings);
    if (!r->strings) return false;
    while (r->nstrings < n) {
        FhValue s = get_string(r);
        if (s == FH_ERR) return false;
        r->strings[r->nstrings++] = s;
    }
    return true;
}

/* Borrowed; FH_NONE when it fails. */
static FhValue get_str(Reader *r) {
    uint64_t n = get_number(r);
    if (FH_LIKELY(n < r->nstrings)) return r->strings[n];
    bad(r, "no such string");
    return FH_NONE;
}

/* Owned (and immortal); FH_NONE when it fails. */
static FhValue get_name(Reader *r) {
    FhValue s = get_str(r);
    if (r->failed) return FH_NONE;
    FhValue name = fhstr_interned(r->vm, s);
    if (name != FH_ERR) return name;
    r->failed = true;
    return FH_NONE;
}

/* ---- values ---- */

static FhValue get_value(Reader *r);
static FhValue get_code(Reader *r);

static double get_double(Reader *r) {
    uint64_t bits = 0;
    double d;
    for (int i = 0; i < 8; i++) bits |= (uint64_t)get_byte(r) << 8 * i;
    memcpy(&d, &bits, sizeof d);
    return d;
}

static const uint8_t *get_row(Reader *r, size_t *size) {
    *size = get_count(r);
    const uint8_t *row = r->at;
    if (!r->failed) r->at += *size;
    return row;
}

static FhValue get_tuple(Reader *r, FhValue (*get)(Reader *r)) {
    uint32_t n = get_count(r);
    FhValue tuple = r->failed ? FH_ERR : fhtuple_new(r->vm, n);
    if (tuple == FH_ERR) return r->failed = true, FH_ERR;
    if (!n) return tuple;
    for (uint32_t i = 0; i < n; i++) fhas_tuple(tuple)->items[i] = FH_NONE;
    for (uint32_t i = 0; i < n; i++) {
        FhValue v = get(r);
        if (!r->failed) fh_set(r->vm, fh_obj(tuple), &fhas_tuple(tuple)->items[i], v);
        if (r->failed) break;
    }
    if (!r->failed) return tuple;
    fh_release(r->vm, tuple);
    return FH_ERR;
}

static FhValue get_frozenset(Reader *r) {
    FhValue tuple = get_tuple(r, get_value);
    if (tuple == FH_ERR) return FH_ERR;
    FhValue set = fhfrozenset_of(r->vm, tuple);
    fh_release(r->vm, tuple);
    return set;
}

static FhValue get_object(Reader *r, uint8_t letter) {
    size_t size;
    const uint8_t *row;
    double real;
    switch (letter) {
    case FHIMAGE_INT: return fhint_new(r->vm, get_signed(r));
    case FHIMAGE_BIG:
        row = get_row(r, &size);
        return fhint_from_bytes(r->vm, row, r->failed ? 0 : size, true, true);
    case FHIMAGE_FLOAT: return fhfloat_new(r->vm, get_double(r));
    case FHIMAGE_COMPLEX: real = get_double(r); return fhcomplex_new(r->vm, real, get_double(r));
    case FHIMAGE_STR: return fh_retain(get_str(r));
    case FHIMAGE_BYTES: row = get_row(r, &size); return fhbytes_new(r->vm, row, r->failed ? 0 : size);
    case FHIMAGE_TUPLE: return get_tuple(r, get_value);
    case FHIMAGE_FROZENSET: return get_frozenset(r);
    case FHIMAGE_CODE: return get_code(r);
    default: bad(r, "no such kind of constant"); return FH_ERR;
    }
}

/* FH_ERR when it fails. */
static FhValue get_value(Reader *r) {
    uint8_t letter = get_byte(r);
    if (r->failed) return FH_ERR;
    switch (letter) {
    case FHIMAGE_NONE: return FH_NONE;
    case FHIMAGE_TRUE: return FH_TRUE;
    case FHIMAGE_FALSE: return FH_FALSE;
    case FHIMAGE_ELLIPSIS: return FH_ELLIPSIS;
    default: break;
    }
    if (fhrecursion_enter(r->vm, " while a code image is read") < 0) return r->failed = true, FH_ERR;
    FhValue v = get_object(r, letter);
    fhrecursion_leave(r->vm);
    if (v == FH_ERR) r->failed = true;
    if (!r->failed || v == FH_ERR) return v;
    fh_release(r->vm, v);
    return FH_ERR;
}

/* ---- codes ---- */

static bool get_instruction(Reader *r, FhInstr *at, uint32_t room) {
    uint8_t op = get_byte(r);
    if (op >= FH_OP_count || fhop_cold(op) != (FhOpcode)op) return bad(r, "no such instruction");
    const FhOpInfo *info = &fhop_info[op];
    if (info->words > room) return bad(r, "the last instruction is cut off");
    uint32_t a = info->operands[0] != '-' ? get_u32(r, UINT16_MAX) : 0, b, c;
    if (info->operands[1] == 'B') {
        uint32_t both = get_u32(r, UINT32_MAX);
        b = both & 0xffff;
        c = both >> 16;
    } else {
        b = info->operands[1] != '-' ? get_u32(r, UINT16_MAX) : 0;
        c = info->operands[2] != '-' ? get_u32(r, UINT16_MAX) : 0;
    }
    at[0] = fhinstr((FhOpcode)op, a, b, c);
    for (uint32_t i = 1; i < info->words; i++) at[i] = 0;
    if (info->flags & FH_OP_J) {
        int64_t distance = get_signed(r);
        if (distance != (int32_t)distance) return bad(r, "a jump is too long");
        at[1] = (uint32_t)distance;
    } else if (fhimage_second_word((FhOpcode)op)) {
        at[1] = get_number(r);
    }
    return !r->failed;
}

static void get_instructions(Reader *r, FhCode *code) {
    uint64_t n = get_number(r);
    if (!r->failed && (!n || n / 4 > left(r) || n > INT32_MAX)) bad(r, "a count is larger than the image");
    if ((code->instrs = block(r, n, sizeof *code->instrs)) == NULL) return;
    code->ninstrs = (uint32_t)n;
    memset(code->instrs, 0, n * sizeof *code->instrs); /* NOPs, should it fail on the way */
    for (uint32_t i = 0; i < n && get_instruction(r, code->instrs + i, (uint32_t)n - i);)
        i += fhop_info[FH_INSTR_OP(code->instrs[i])].words;
}

static void get_handlers(Reader *r, FhCode *code) {
    uint32_t n = get_count(r);
    if ((code->handlers = block(r, n, sizeof *code->handlers)) == NULL) return;
    code->nhandlers = n;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t start = get_u32(r, UINT32_MAX), end = get_u32(r, UINT32_MAX), to = get_u32(r, UINT32_MAX);
        code->handlers[i] = (FhHandler){start, end, to, get_u32(r, MOST_REGISTERS)};
    }
}

/* In order; lines and columns that no source has come to nothing. */
static void get_positions(Reader *r, FhCode *code) {
    uint32_t n = get_count(r);
    if ((code->positions = block(r, n, sizeof *code->positions)) == NULL) return;
    code->npositions = n;
    int64_t at = 0, line = code->first_line;
    for (uint32_t i = 0; i < n; i++) {
        at += get_u32(r, INT32_MAX);
        line += get_signed(r);
        int64_t end_line = line + get_signed(r), column = get_u32(r, INT32_MAX);
        int64_t end_column = column + get_signed(r);
        bool known = at < code->ninstrs && line >= 0 && line <= INT32_MAX && end_line >= 0 &&
                     end_line <= INT32_MAX && end_column >= 0 && end_column <= INT32_MAX;
        if (!known && !r->failed) bad(r, "a place out of bounds");
        code->positions[i] = r->failed ? (FhPosition){0, 0, 0, 0, 0}
                                       : (FhPosition){(uint32_t)at, (uint32_t)line, (uint32_t)end_line,
                                                      (uint32_t)column, (uint32_t)end_column};
    }
}

static FhValue or_empty(Reader *r, FhValue tuple) { return tuple == FH_ERR ? r->vm->empty_tuple : tuple; }

static void get_cells(Reader *r, FhCode *code) {
    code->cellvars = or_empty(r, get_tuple(r, get_name));
    uint32_t n = r->failed ? 0 : (uint32_t)fhas_tuple(code->cellvars)->size;
    if ((code->cell_regs = block(r, n, sizeof *code->cell_regs)) == NULL) return;
    code->ncellvars = n;
    for (uint32_t i = 0; i < n; i++) code->cell_regs[i] = get_u32(r, UINT16_MAX);
}

static void get_names(Reader *r, FhCode *code) {
    uint32_t n = get_count(r);
    if ((code->names = block(r, n, sizeof *code->names)) == NULL) return;
    for (; !r->failed && code->nnames < n; code->nnames++) code->names[code->nnames] = get_name(r);
    for (; code->nnames < n; code->nnames++) code->names[code->nnames] = FH_NONE;
}

static void get_consts(Reader *r, FhCode *code) {
    uint32_t n = get_count(r);
    if ((code->consts = block(r, n, sizeof *code->consts)) == NULL) return;
    for (uint32_t i = 0; i < n; i++) code->consts[i] = FH_NONE;
    code->nconsts = n;
    for (uint32_t i = 0; i < n && !r->failed; i++) {
        FhValue v = get_value(r);
        if (v != FH_ERR) code->consts[i] = v;
    }
}

/* What the numbers of a code promise each other. */
static bool numbers_agree(const FhCode *code) {
    uint64_t nvarnames = (uint64_t)fhas_tuple(code->varnames)->size;
    uint64_t nparams = (uint64_t)code->argcount + code->kwonlyargcount + !!(code->flags & FH_CO_VARARGS) +
                       !!(code->flags & FH_CO_VARKEYWORDS);
    uint64_t behind = nvarnames;
    for (uint32_t i = 0; i < code->ncellvars; i++) {
        if (code->cell_regs[i] >= code->nlocals - code->nfreevars) return false;
        behind += code->cell_regs[i] >= nvarnames;
        for (uint32_t j = 0; j < i; j++)
            if (code->cell_regs[j] == code->cell_regs[i]) return false;
    }
    return code->posonlyargcount <= code->argcount && nparams == code->nparams && nparams <= nvarnames &&
           behind + code->nfreevars == code->nlocals && code->nregs >= code->nlocals;
}

static void get_numbers(Reader *r, FhCode *code) {
    uint32_t special =
        FH_CO_VARARGS | FH_CO_VARKEYWORDS | FH_CO_GENERATOR | FH_CO_COROUTINE | FH_CO_ASYNC_GENERATOR;
    code->flags = get_u32(r, UINT32_MAX);
    code->argcount = get_u32(r, UINT16_MAX);
    code->posonlyargcount = get_u32(r, UINT16_MAX);
    code->kwonlyargcount = get_u32(r, UINT16_MAX);
    code->nlocals = get_u32(r, MOST_REGISTERS);
    code->nregs = get_u32(r, MOST_REGISTERS);
    code->first_line = get_u32(r, INT32_MAX);
    code->nparams = code->argcount + code->kwonlyargcount + !!(code->flags & FH_CO_VARARGS) +
                    !!(code->flags & FH_CO_VARKEYWORDS);
    uint32_t memory = get_u32(r, 15);
    code->strategy = memory & 3;
    code->owns = (memory & 4) != 0;
    code->no_escape = (memory & 8) != 0;
    code->positional = !(code->flags & special) && !code->kwonlyargcount;
    code->simple = code->positional && code->strategy == FH_CODE_INHERITS;
    FhValue arena = get_value(r);
    if (arena != FH_ERR && arena != FH_NONE) code->arena = arena;
    if (!r->failed && arena != FH_NONE && !fhstr_exact(arena)) bad(r, "an arena's name that is no string");
    FhValue contracts = get_value(r);
    if (contracts == FH_ERR || contracts == FH_NONE) return;
    code->contracts = contracts;
    r->vm->lends = true;
    if (!r->failed && (!fhstr_exact(contracts) || fhstr_size(contracts) != code->nparams))
        bad(r, "contracts that do not fit the parameters");
}

static void fill(Reader *r, FhCode *code) {
    code->varnames = code->cellvars = code->freevars = r->vm->empty_tuple;
    code->name = code->qualname = code->filename = r->vm->empty_str;
    code->first_docstring = FH_NONE;
    get_numbers(r, code);
    FhValue name = fh_retain(get_str(r)), qualname = fh_retain(get_str(r)), file = fh_retain(get_str(r));
    if (r->failed) {
        fh_release(r->vm, name), fh_release(r->vm, qualname), fh_release(r->vm, file);
        return;
    }
    code->name = name;
    code->qualname = qualname;
    code->filename = file;
    code->varnames = or_empty(r, get_tuple(r, get_name));
    if (!r->failed) get_cells(r, code);
    if (!r->failed) code->freevars = or_empty(r, get_tuple(r, get_name));
    code->nfreevars = (uint32_t)fhas_tuple(code->freevars)->size;
    if (!r->failed && (code->nfreevars > code->nlocals || !numbers_agree(code)))
        bad(r, "the numbers of a code do not agree");
    if (!r->failed) get_names(r, code);
    if (!r->failed) get_consts(r, code);
    FhValue doc = r->failed ? FH_ERR : get_value(r);
    if (doc != FH_ERR) code->first_docstring = doc;
    if (!r->failed && doc != FH_NONE && !fhstr_exact(doc)) bad(r, "a docstring that is no string");
    if (!r->failed) get_instructions(r, code);
    if (!r->failed) get_handlers(r, code);
    if (!r->failed) get_positions(r, code);
}

static FhValue get_code(Reader *r) {
    FhCode *code = fhcode_new(r->vm);
    if (!code) return r->failed = true, FH_ERR;
    fill(r, code);
    if (!r->failed && !r->trusted && (fhcode_verify(r->vm, code) < 0 || fhcode_verify_kinds(r->vm, code) < 0))
        r->failed = true;
    if (!r->failed) return fh_val(code);
    fh_release(r->vm, fh_val(code));
    return FH_ERR;
}

/* ---- the whole ---- */

static uint64_t fixed(const uint8_t *p, unsigned bytes) {
    uint64_t n = 0;
    for (unsigned i = 0; i < bytes; i++) n |= (uint64_t)p[i] << 8 * i;
    return n;
}

static bool check_header(Reader *r, const uint8_t *data, size_t size) {
    if (size < FHIMAGE_HEADER || memcmp(data, FHIMAGE_MAGIC, 4) != 0)
        return bad(r, "it does not begin like one");
    if (fixed(data + 4, 4) != FHIMAGE_VERSION) return bad(r, "it has another version");
    if (r->trusted) return true;
    if (fixed(data + FHIMAGE_PRINT, 4) != fhimage_fingerprint())
        return bad(r, "it was made for other instructions");
    return fixed(data + FHIMAGE_CHECKSUM, 8) == fhimage_checksum(data, size) ||
           bad(r, "its checksum is wrong");
}

FhValue fhimage_read(FhVM *vm, const uint8_t *data, size_t size, bool trusted) {
    Reader r = {.vm = vm, .trusted = trusted};
    if (!check_header(&r, data, size)) return FH_ERR;
    r.at = data + FHIMAGE_HEADER;
    r.end = data + size;
    uint32_t n = (uint32_t)fixed(data + FHIMAGE_STRINGS, 4);
    size_t containers = vm->heap.containers;
    FhValue code = get_strings(&r, n) ? get_code(&r) : FH_ERR;
    if (code != FH_ERR && r.at != r.end) {
        bad(&r, "something follows it");
        fh_release(vm, code);
        code = FH_ERR;
    }
    for (uint32_t i = 0; i < r.nstrings; i++) fh_release(vm, r.strings[i]);
    if (r.strings) fhmem_free(vm, r.strings, n * sizeof *r.strings);
    /* What the library's code takes is no garbage: it is no reason to collect. */
    if (trusted && vm->heap.containers > containers && !vm->heap.collect_every)
        vm->heap.containers = containers;
    return code;
}
