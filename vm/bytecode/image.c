/* Writing images (the form: image.h), and what writing and reading share. */
#include "bytecode/image_parts.h"

#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- shared ---- */

bool fhimage_second_word(FhOpcode op) {
    return op == FH_OP_CALL_KW || op == FH_OP_MAKE_FUNCTION || op == FH_OP_MATCH_CLASS;
}

static uint64_t mix(uint64_t hash, const void *data, size_t size) {
    const uint8_t *p = data;
    for (size_t i = 0; i < size; i++) hash = (hash ^ p[i]) * 0x100000001b3u;
    return hash;
}

uint32_t fhimage_fingerprint(void) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (int op = 0; op < FH_OP_count; op++) {
        const FhOpInfo *info = &fhop_info[op];
        hash = mix(hash, info->name, strlen(info->name) + 1);
        hash = mix(hash, info->operands, 3);
        hash = mix(hash, &info->words, 1);
        hash = mix(hash, &info->flags, 1);
    }
    return (uint32_t)(hash ^ hash >> 32);
}

uint64_t fhimage_checksum(const uint8_t *data, size_t size) {
    uint64_t hash = mix(0xcbf29ce484222325u, data, FHIMAGE_CHECKSUM);
    return mix(hash, data + FHIMAGE_HEADER, size - FHIMAGE_HEADER);
}

void fhimage_seal(uint8_t *data, size_t size) {
    if (size < FHIMAGE_HEADER) return;
    uint64_t sum = fhimage_checksum(data, size);
    for (int i = 0; i < 8; i++) data[FHIMAGE_CHECKSUM + i] = (uint8_t)(sum >> 8 * i);
}

/* ---- writing ---- */

typedef struct Writer {
    FhVM *vm;
    FhText body;
    FhValue strings; /* list: by number */
    FhValue numbers; /* dict: number by text */
    bool failed;     /* an exception is pending */
} Writer;

static void put_byte(Writer *w, uint8_t byte) {
    char c = (char)byte;
    if (fhtext_add(&w->body, &c, 1) < 0) w->failed = true;
}

static void put_bytes(Writer *w, const void *data, size_t size) {
    if (size && fhtext_add(&w->body, data, size) < 0) w->failed = true;
}

static void put_number_in(FhText *t, uint64_t n) {
    char bytes[10];
    size_t size = 0;
    for (; n >= 0x80; n >>= 7) bytes[size++] = (char)(n | 0x80);
    bytes[size++] = (char)n;
    fhtext_add(t, bytes, size);
}

static void put_number(Writer *w, uint64_t n) {
    put_number_in(&w->body, n);
    if (w->body.failed) w->failed = true;
}

static uint64_t zigzag(int64_t n) { return (uint64_t)n << 1 ^ (n < 0 ? UINT64_MAX : 0); }

static void put_signed(Writer *w, int64_t n) { put_number(w, zigzag(n)); }

/* The number of a str; a new one gets the next. */
static int64_t number_of(Writer *w, FhValue text) {
    FhValue known = fhdict_get(w->vm, w->numbers, text);
    if (known == FH_ERR) return -1;
    bool interned = (fhas_str(text)->flags & FH_STR_INTERNED) != 0;
    if (known != FH_NOVALUE) {
        FhList *list = fhas_list(w->strings);
        int64_t n = fh_int_of(known);
        if (interned) fh_set_ref(w->vm, &list->header, &list->items[n], text);
        return n;
    }
    int64_t n = fhas_list(w->strings)->size;
    if (fhlist_append(w->vm, w->strings, text) < 0 || fhdict_set(w->vm, w->numbers, text, fh_int_raw(n)) < 0)
        return -1;
    return n;
}

static void put_str(Writer *w, FhValue text) {
    int64_t n = w->failed ? -1 : number_of(w, text);
    if (n < 0)
        w->failed = true;
    else
        put_number(w, (uint64_t)n);
}

static void put_big(Writer *w, FhValue v) {
    size_t size = (size_t)FH_AS(FhBigInt, v)->nlimbs * 8 + 1;
    uint8_t *bytes = fhmem_new(w->vm, size);
    if (!bytes || fhint_to_bytes(w->vm, v, bytes, size, true, true) < 0) w->failed = true;
    if (!w->failed) {
        put_number(w, size);
        put_bytes(w, bytes, size);
    }
    fhmem_free(w->vm, bytes, size);
}

static void put_double(Writer *w, double d) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    for (int i = 0; i < 8; i++) put_byte(w, (uint8_t)(bits >> 8 * i));
}

static void put_value(Writer *w, FhValue v);
static void put_code(Writer *w, FhCode *code);

/* Strings lie in a set in an order that differs by VM: they are put in the order of their text, before the others. */
static void put_frozenset(Writer *w, FhValue v) {
    FhValue key, names = fhlist_new(w->vm, 0);
    int64_t hash, pos = 0;
    int status = names == FH_ERR ? -1 : 0;
    while (status == 0 && fhset_next(v, &pos, &key, &hash))
        if (fhstr_exact(key)) status = fhlist_append(w->vm, names, key);
    if (status == 0) status = fhlist_sort(w->vm, names, FH_NOVALUE, false);
    if (status < 0) w->failed = true;
    put_number(w, (uint64_t)fhset_size(v));
    for (int64_t i = 0; !w->failed && i < fhas_list(names)->size; i++)
        put_value(w, fhas_list(names)->items[i]);
    for (pos = 0; !w->failed && fhset_next(v, &pos, &key, &hash);)
        if (!fhstr_exact(key)) put_value(w, key);
    if (names != FH_ERR) fh_release(w->vm, names);
}

static void put_object(Writer *w, FhValue v) {
    switch (fh_obj(v)->shape) {
    case FH_T_int: put_byte(w, FHIMAGE_BIG), put_big(w, v); return;
    case FH_T_float: put_byte(w, FHIMAGE_FLOAT), put_double(w, fh_float_of(v)); return;
    case FH_T_complex:
        put_byte(w, FHIMAGE_COMPLEX);
        put_double(w, FH_AS(FhComplex, v)->real);
        put_double(w, FH_AS(FhComplex, v)->imag);
        return;
    case FH_T_str: put_byte(w, FHIMAGE_STR), put_str(w, v); return;
    case FH_T_bytes:
        put_byte(w, FHIMAGE_BYTES);
        put_number(w, fhas_bytes(v)->size);
        put_bytes(w, fhas_bytes(v)->data, fhas_bytes(v)->size);
        return;
    case FH_T_tuple:
        put_byte(w, FHIMAGE_TUPLE);
        put_number(w, (uint64_t)fhas_tuple(v)->size);
        for (int64_t i = 0; !w->failed && i < fhas_tuple(v)->size; i++) put_value(w, fhas_tuple(v)->items[i]);
        return;
    case FH_T_frozenset: put_byte(w, FHIMAGE_FROZENSET), put_frozenset(w, v); return;
    case FH_T_code: put_byte(w, FHIMAGE_CODE), put_code(w, fhas_code(v)); return;
    default:
        fhraise(w->vm, FH_T_ValueError, "a constant of type %T has no place in a code image", v);
        w->failed = true;
    }
}

static void put_value(Writer *w, FhValue v) {
    if (w->failed) return;
    if (fh_is_int(v)) {
        put_byte(w, FHIMAGE_INT), put_signed(w, fh_int_of(v));
    } else if (fh_is_float(v)) {
        put_byte(w, FHIMAGE_FLOAT), put_double(w, fh_float_of(v));
    } else if (fh_is_obj(v)) {
        if (fhrecursion_enter(w->vm, " while a code image is written") < 0) {
            w->failed = true;
            return;
        }
        put_object(w, v);
        fhrecursion_leave(w->vm);
    } else {
        put_byte(w, v == FH_NONE    ? FHIMAGE_NONE
                    : v == FH_TRUE  ? FHIMAGE_TRUE
                    : v == FH_FALSE ? FHIMAGE_FALSE
                                    : FHIMAGE_ELLIPSIS);
    }
}

static void put_instruction(Writer *w, const FhInstr *at) {
    FhOpcode op = fhop_cold(FH_INSTR_OP(*at));
    const FhOpInfo *info = &fhop_info[op];
    put_byte(w, (uint8_t)op);
    if (info->operands[0] != '-') put_number(w, FH_INSTR_A(*at));
    if (info->operands[1] == 'B') {
        put_number(w, FH_INSTR_BC(*at));
    } else {
        if (info->operands[1] != '-') put_number(w, FH_INSTR_B(*at));
        if (info->operands[2] != '-') put_number(w, FH_INSTR_C(*at));
    }
    if (info->flags & FH_OP_J)
        put_signed(w, (int32_t)at[1]);
    else if (fhimage_second_word(op))
        put_number(w, at[1]);
}
_Static_assert(FH_OP_count <= 256, "an opcode is a byte of an image");

static void put_instructions(Writer *w, const FhCode *code) {
    put_number(w, code->ninstrs);
    const FhInstr *instrs = fhcode_instrs(code);
    for (uint32_t i = 0; !w->failed && i < code->ninstrs; i += fhop_info[FH_INSTR_OP(instrs[i])].words)
        put_instruction(w, instrs + i);
}

static void put_tables(Writer *w, const FhCode *code) {
    put_number(w, code->nhandlers);
    for (uint32_t i = 0; i < code->nhandlers; i++) {
        const FhHandler *h = &code->handlers[i];
        put_number(w, h->start), put_number(w, h->end), put_number(w, h->handler), put_number(w, h->depth);
    }
    FhPosition last = {0, code->first_line, 0, 0, 0};
    put_number(w, code->npositions);
    for (uint32_t i = 0; !w->failed && i < code->npositions; i++) {
        const FhPosition *p = &code->positions[i];
        put_number(w, p->at - last.at);
        put_signed(w, (int64_t)p->line - last.line);
        put_signed(w, (int64_t)p->end_line - p->line);
        put_number(w, p->column);
        put_signed(w, (int64_t)p->end_column - p->column);
        last = *p;
    }
}

static void put_names(Writer *w, const FhValue *names, size_t n) {
    put_number(w, n);
    for (size_t i = 0; !w->failed && i < n; i++) put_str(w, names[i]);
}

static void put_tuple_of_names(Writer *w, FhValue tuple) {
    put_names(w, fhas_tuple(tuple)->items, (size_t)fhas_tuple(tuple)->size);
}

static void put_code(Writer *w, FhCode *code) {
    const uint32_t numbers[] = {code->flags,   code->argcount, code->posonlyargcount, code->kwonlyargcount,
                                code->nlocals, code->nregs,    code->first_line};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) put_number(w, numbers[i]);
    put_number(w, code->strategy | (uint64_t)code->owns << 2 | (uint64_t)code->no_escape << 3);
    put_value(w, code->arena == FH_NOVALUE ? FH_NONE : code->arena);
    put_value(w, code->contracts == FH_NOVALUE ? FH_NONE : code->contracts);
    put_str(w, code->name), put_str(w, code->qualname), put_str(w, code->filename);
    put_tuple_of_names(w, code->varnames);
    put_tuple_of_names(w, code->cellvars);
    for (uint32_t i = 0; i < code->ncellvars; i++) put_number(w, code->cell_regs[i]);
    put_tuple_of_names(w, code->freevars);
    put_names(w, code->names, code->nnames);
    put_number(w, code->nconsts);
    for (uint32_t i = 0; i < code->nconsts; i++) put_value(w, code->consts[i]);
    put_value(w, code->first_docstring);
    put_instructions(w, code);
    put_tables(w, code);
}

static void put_header(FhText *t, uint32_t nstrings) {
    uint8_t header[FHIMAGE_HEADER] = FHIMAGE_MAGIC;
    uint32_t print = fhimage_fingerprint();
    header[4] = FHIMAGE_VERSION & 0xff;
    header[5] = FHIMAGE_VERSION >> 8;
    for (int i = 0; i < 4; i++) {
        header[FHIMAGE_PRINT + i] = (uint8_t)(print >> 8 * i);
        header[FHIMAGE_STRINGS + i] = (uint8_t)(nstrings >> 8 * i);
    }
    fhtext_add(t, (const char *)header, sizeof header);
}

static FhValue join(Writer *w) {
    FhText t;
    fhtext_init(&t, w->vm);
    const FhList *strings = fhas_list(w->strings);
    put_header(&t, (uint32_t)strings->size);
    for (int64_t i = 0; i < strings->size; i++) {
        FhValue s = strings->items[i];
        put_number_in(&t, (uint64_t)fhstr_size(s) << 1 | ((fhas_str(s)->flags & FH_STR_INTERNED) != 0));
        fhtext_add(&t, fhstr_text(s), fhstr_size(s));
    }
    fhtext_add(&t, w->body.data, w->body.size);
    FhValue image = t.failed ? FH_ERR : fhbytes_new(w->vm, t.data, t.size);
    if (image != FH_ERR) fhimage_seal(fhas_bytes(image)->data, fhas_bytes(image)->size);
    fhtext_free(&t);
    return image;
}

FhValue fhimage_write(FhVM *vm, FhCode *code) {
    Writer w = {.vm = vm, .strings = fhlist_new(vm, 0)};
    if (w.strings == FH_ERR) return FH_ERR;
    w.numbers = fhdict_new(vm);
    if (w.numbers == FH_ERR) return fh_release(vm, w.strings), FH_ERR;
    fhtext_init(&w.body, vm);
    put_code(&w, code);
    FhValue image = w.failed ? FH_ERR : join(&w);
    fhtext_free(&w.body);
    fh_release(vm, w.strings);
    fh_release(vm, w.numbers);
    return image;
}
