/* Printing of exceptions, in CPython 3.11's format. Everything goes through a Printer, which puts the margin of exception
 * groups before each line. */
#include "runtime/traceback.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <utf8proc.h>

#include "bytecode/code.h"
#include "objects/capability.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/import.h"
#include "runtime/suggest.h"
#include "runtime/finder.h"
#include "objects/io.h"

#define MAX_FRAMES      1000
#define MAX_GROUP_WIDTH 15
#define MAX_GROUP_DEPTH 10
#define REPEATS_SHOWN   3

typedef struct Source { /* the file last read for its lines */
    FhValue name;
    char *text;
    size_t size;
} Source;

typedef struct Printer {
    FhVM *vm;
    FhText *t;
    int depth; /* of exception groups */
    bool need_close;
    FhValue seen; /* list of exceptions printed already */
    Source source;
} Printer;

static void indent(Printer *p) {
    for (int i = 0; i < 2 * p->depth; i++) fhtext_add(p->t, " ", 1);
}
static void margin(Printer *p) {
    indent(p);
    if (p->depth) fhtext_c(p->t, "| ");
}

/* ---- source lines ---- */

static void drop_source(Printer *p) {
    fhmem_free(p->vm, p->source.text, p->source.size + 1);
    p->source = (Source){FH_NOVALUE, NULL, 0};
}

static void read_source(Printer *p, FhValue name) {
    drop_source(p);
    p->source.name = name;
    FhValue bytes = fhfinder_source(p->vm, name);
    if (bytes == FH_ERR) fhpending_clear(p->vm);
    if (bytes == FH_ERR || bytes == FH_NOVALUE) return;
    size_t size = fhas_bytes(bytes)->size;
    char *text = fhheap_raw(&p->vm->heap, size + 1);
    if (text) {
        memcpy(text, fhas_bytes(bytes)->data, size);
        text[size] = 0;
        p->source.text = text;
        p->source.size = size;
    }
    fh_release(p->vm, bytes);
}

/* Line number `line` without its newline; NULL: not to be had. */
static const char *source_line(Printer *p, FhValue name, uint32_t line, size_t *size) {
    if (p->source.name == FH_NOVALUE || !fhstr_equal(p->source.name, name)) read_source(p, name);
    const char *at = p->source.text;
    if (!at || line == 0) return NULL;
    const char *end = at + p->source.size;
    while (--line) {
        at = memchr(at, '\n', (size_t)(end - at));
        if (!at) return NULL;
        at++;
    }
    if (at >= end) return NULL;
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    *size = (size_t)((newline ? newline : end) - at);
    if (*size && at[*size - 1] == '\r') --*size;
    return at;
}

/* Columns that the text takes on a terminal, as far as CPython counts them: wide characters take two, others one. */
static size_t columns(const char *text, size_t bytes) {
    size_t n = 0;
    utf8proc_int32_t c;
    for (size_t i = 0; i < bytes;) {
        utf8proc_ssize_t step =
            utf8proc_iterate((const utf8proc_uint8_t *)text + i, (utf8proc_ssize_t)(bytes - i), &c);
        n += step > 0 && utf8proc_charwidth(c) == 2 ? 2 : 1;
        i += step > 0 ? (size_t)step : 1;
    }
    return n;
}

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

/* The marks under a line: from character `start` to `end`, in two kinds when the operator's place is known. */
static void print_marks(Printer *p, size_t lead, size_t start, size_t end, bool anchored, size_t left,
                        size_t right) {
    margin(p);
    fhtext_c(p->t, "    ");
    for (size_t at = lead; at < end; at++) {
        const char *mark = at < start ? " " : !anchored ? "^" : at >= left && at < right ? "^" : "~";
        fhtext_add(p->t, mark, 1);
    }
    fhtext_c(p->t, "\n");
}

static void print_source_line(Printer *p, FhCode *code, uint32_t at) {
    const FhPosition *pos = fhcode_position(code, at);
    size_t size;
    const char *line = pos ? source_line(p, code->filename, pos->line, &size) : NULL;
    if (!line) return;
    size_t lead = 0;
    while (lead < size && blank(line[lead])) lead++;
    margin(p);
    fhtext_c(p->t, "    ");
    fhtext_add(p->t, line + lead, size - lead);
    fhtext_c(p->t, "\n");
    if (pos->column > size || pos->end_line < pos->line || pos->end_line == 0) return;
    bool one_line = pos->end_line == pos->line;
    size_t end_byte = one_line ? pos->end_column : size;
    if (end_byte > size) return;
    if (!one_line)
        while (end_byte > pos->column && (blank(line[end_byte - 1]) || line[end_byte - 1] == '\r'))
            end_byte--;
    if (one_line && end_byte <= pos->column) return;
    uint32_t left = 0, right = 0;
    size_t start = columns(line, pos->column), end = columns(line, end_byte), length = columns(line, size);
    bool anchored = one_line && p->vm->find_anchors &&
                    p->vm->find_anchors(p->vm, line + pos->column, end_byte - pos->column, &left, &right);
    if (end - start == length - lead && !anchored) return;
    size_t left_char = start + columns(line + pos->column, left),
           right_char = start + columns(line + pos->column, right);
    print_marks(p, lead, start, end, anchored, left_char, right_char);
}

/* ---- tracebacks ---- */

static void print_repeats(Printer *p, int64_t count) {
    if (count <= REPEATS_SHOWN) return;
    count -= REPEATS_SHOWN;
    margin(p);
    fhtext_format(p->t, "  [Previous line repeated %lld more time%s]\n", (long long)count,
                  count == 1 ? "" : "s");
}

static int64_t frame_limit(FhVM *vm) {
    if (!fhdict_exact(vm->sys_dict)) return MAX_FRAMES; /* the VM ends */
    FhValue v = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, tracebacklimit));
    if (v == FH_ERR) fhpending_clear(vm);
    return fh_is_int(v) ? fh_int_of(v) : MAX_FRAMES;
}

static FhValue next_of(FhValue tb) {
    FhValue next = FH_AS(FhTraceback, tb)->next;
    return fh_has_shape(next, FH_T_traceback) ? next : FH_NOVALUE;
}

static void print_frames(Printer *p, FhValue tb) {
    int64_t limit = frame_limit(p->vm), depth = 0, count = 0;
    uint32_t last_line = 0;
    FhCode *last = NULL;
    if (limit <= 0) return;
    for (FhValue v = tb; v != FH_NOVALUE; v = next_of(v)) depth++;
    for (; depth > limit; depth--) tb = next_of(tb);
    for (; tb != FH_NOVALUE; tb = next_of(tb)) {
        FhCode *code = fhas_code(FH_AS(FhTraceback, tb)->code);
        uint32_t line = fhtraceback_line(tb);
        bool same = last && line == last_line && fhstr_equal(code->filename, last->filename) &&
                    fhstr_equal(code->name, last->name);
        if (!same) {
            print_repeats(p, count);
            last = code;
            last_line = line;
            count = 0;
        }
        if (++count > REPEATS_SHOWN) continue;
        margin(p);
        fhtext_format(p->t, "  File \"%U\", line %d, in %U\n", code->filename, (int)line, code->name);
        print_source_line(p, code, FH_AS(FhTraceback, tb)->at);
        if (fhpoll(p->vm) < 0) return;
    }
    print_repeats(p, count);
}

void fhtraceback_lines(FhVM *vm, FhText *t, FhValue traceback) {
    Printer p = {.vm = vm, .t = t, .seen = FH_NOVALUE, .source = {FH_NOVALUE, NULL, 0}};
    if (fh_has_shape(traceback, FH_T_traceback)) print_frames(&p, traceback);
    drop_source(&p);
}

static void print_traceback(Printer *p, FhValue exc) {
    FhValue tb = fhas_exception(exc)->traceback;
    if (!fh_has_shape(tb, FH_T_traceback)) return;
    bool group = fh_isa(p->vm, exc, FH_T_BaseExceptionGroup);
    indent(p);
    fhtext_c(p->t, p->depth == 0 ? "" : group && p->depth == 1 ? "+ " : "| ");
    fhtext_c(p->t, group ? "Exception Group Traceback (most recent call last):\n"
                         : "Traceback (most recent call last):\n");
    print_frames(p, tb);
}

/* ---- the exception itself ---- */

static int64_t int_field(FhValue exc, uint32_t field, int64_t otherwise) {
    FhValue v = fhexception_field(exc, field);
    return fh_is_int(v) ? fh_int_of(v) : otherwise;
}

/* The line that a SyntaxError complains of, with carets. offset, end_offset: from 1. */
static void print_faulty_text(Printer *p, FhValue text_value, int64_t offset, int64_t end_offset) {
    const char *text = fhstr_text(text_value);
    int64_t carets = end_offset > 0 && end_offset > offset ? end_offset - offset : 1;
    offset--;
    for (; blank(*text); text++) offset--;
    for (const char *newline; (newline = strchr(text, '\n')) != NULL;) {
        int64_t in = newline - text;
        if (in >= offset) break;
        text += in + 1;
        offset -= in + 1;
    }
    size_t n = strlen(text);
    margin(p);
    fhtext_c(p->t, "    ");
    fhtext_add(p->t, text, n);
    if (n == 0 || text[n - 1] != '\n') fhtext_c(p->t, "\n");
    if (offset < 0) return;
    margin(p);
    fhtext_c(p->t, "    ");
    while (offset-- > 0) fhtext_add(p->t, " ", 1);
    while (carets-- > 0) fhtext_add(p->t, "^", 1);
    fhtext_c(p->t, "\n");
}

static void print_place_of_syntax_error(Printer *p, FhValue exc) {
    FhValue filename = fhexception_field(exc, FH_X_SYNTAX_FILENAME),
            text = fhexception_field(exc, FH_X_SYNTAX_TEXT);
    int64_t line = int_field(exc, FH_X_SYNTAX_LINENO, 0), offset = int_field(exc, FH_X_SYNTAX_OFFSET, -1);
    int64_t end_line = int_field(exc, FH_X_SYNTAX_END_LINENO, line),
            end_offset = int_field(exc, FH_X_SYNTAX_END_OFFSET, offset);
    margin(p);
    if (filename != FH_NOVALUE && filename != FH_NONE)
        fhtext_format(p->t, "  File \"%S\", line %lld\n", filename, (long long)line);
    else
        fhtext_format(p->t, "  File \"<string>\", line %lld\n", (long long)line);
    if (text == FH_NOVALUE || !fhstr_check(p->vm, text)) return;
    if (end_line > line) end_offset = (int64_t)fhstr_size(text);
    print_faulty_text(p, text, offset, end_offset);
}

static void print_type(Printer *p, FhValue exc) {
    FhVM *vm = p->vm;
    FhType *type = fh_type(vm, exc);
    FhValue module = fhtype_module(vm, type), name = fhattr_find(vm, fh_val(type), FH_NAME(vm, __qualname__));
    if (module == FH_ERR || name == FH_ERR) fhpending_clear(vm);
    if (module != FH_ERR && module != FH_NOVALUE && fhstr_check(vm, module)) {
        if (!fhstr_is(module, "builtins") && !fhstr_is(module, "__main__"))
            fhtext_format(p->t, "%U.", module);
    } else {
        fhtext_c(p->t, "<unknown>.");
    }
    if (name != FH_ERR && name != FH_NOVALUE) fhtext_format(p->t, "%S", name);
    if (module != FH_ERR) fh_release(vm, module);
    if (name != FH_ERR) fh_release(vm, name);
}

static void print_message(Printer *p, FhValue exc, bool syntax) {
    FhVM *vm = p->vm;
    margin(p);
    print_type(p, exc);
    FhValue text;
    if (syntax) {
        FhValue msg = fhexception_field(exc, FH_X_SYNTAX_MSG);
        text = msg == FH_NOVALUE || msg == FH_NONE ? fhstr_c(vm, "None") : fhstr(vm, msg);
    } else {
        text = fhstr(vm, exc);
    }
    if (text == FH_ERR) {
        fhpending_clear(vm);
        fhtext_c(p->t, ": <exception str() failed>");
    } else {
        if (fhstr_size(text)) fhtext_format(p->t, ": %U", text);
        fh_release(vm, text);
    }
    FhValue name = fhsuggest(vm, exc);
    if (name != FH_NOVALUE) {
        fhtext_format(p->t, ". Did you mean: '%U'?", name);
        fh_release(vm, name);
    }
    fhtext_c(p->t, "\n");
}

/* Each line of the text with the margin before it. */
static void print_lines(Printer *p, const char *text, size_t size) {
    for (;;) {
        const char *newline = memchr(text, '\n', size);
        size_t n = newline ? (size_t)(newline - text) : size;
        margin(p);
        fhtext_add(p->t, text, n);
        fhtext_c(p->t, "\n");
        if (!newline) return;
        text += n + 1;
        size -= n + 1;
    }
}

static void print_note(Printer *p, FhValue note) {
    FhVM *vm = p->vm;
    FhValue text = fhstr_check(vm, note) ? fh_retain(note) : fhstr(vm, note);
    if (text == FH_ERR) {
        fhpending_clear(vm);
        print_lines(p, "<note str() failed>", 19);
        return;
    }
    print_lines(p, fhstr_text(text), fhstr_size(text));
    fh_release(vm, text);
}

static void print_notes(Printer *p, FhValue exc) {
    FhVM *vm = p->vm;
    FhValue notes = fhattr_find(vm, exc, FH_NAME(vm, __notes__));
    if (notes == FH_ERR) fhpending_clear(vm);
    if (notes == FH_ERR || notes == FH_NOVALUE) return;
    bool sequence = fh_slots(vm, notes)->sq_item && !fh_has_flag(vm, notes, FH_TF_DICTSUB);
    FhValue list = sequence ? fhlist_of(vm, notes) : FH_NOVALUE;
    if (list == FH_NOVALUE) {
        FhValue text = fhrepr(vm, notes);
        if (text == FH_ERR) {
            fhpending_clear(vm);
            print_lines(p, "<__notes__ repr() failed>", 25);
        } else {
            print_lines(p, fhstr_text(text), fhstr_size(text));
            fh_release(vm, text);
        }
    } else if (list == FH_ERR) {
        fhpending_clear(vm);
    } else {
        for (int64_t i = 0; i < fhas_list(list)->size; i++) print_note(p, fhas_list(list)->items[i]);
        fh_release(vm, list);
    }
    fh_release(vm, notes);
}

/* ---- memory faults: the rule of the checker and the places that led to it ---- */

static void print_fault_place(Printer *p, const char *rule, const char *what, FhValue file, int64_t line,
                              FhValue function) {
    size_t size, lead = 0;
    const char *text = source_line(p, file, (uint32_t)line, &size);
    margin(p);
    fhtext_format(p->t, "%s%s at %U:%d in %U\n", rule, what, file, (int)line, function);
    if (!text) return;
    while (lead < size && blank(text[lead])) lead++;
    margin(p);
    fhtext_c(p->t, "           ");
    fhtext_add(p->t, text + lead, size - lead);
    fhtext_c(p->t, "\n");
}

static FhValue attribute(FhVM *vm, FhValue exc, const char *name) {
    FhValue dict = fhas_exception(exc)->dict;
    if (dict == FH_NOVALUE || !fhdict_check(vm, dict)) return FH_NOVALUE;
    FhValue key = fhstr_c(vm, name), v = key == FH_ERR ? FH_ERR : fhdict_get(vm, dict, key);
    if (key != FH_ERR) fh_release(vm, key);
    if (v == FH_ERR) fhpending_clear(vm);
    return v == FH_ERR ? FH_NOVALUE : v;
}

static bool is_place(FhVM *vm, FhValue v) {
    if (!fhtuple_check(vm, v) || fhas_tuple(v)->size != 4) return false;
    const FhValue *items = fhas_tuple(v)->items;
    return fhstr_check(vm, items[0]) && fhstr_check(vm, items[1]) && fh_is_int(items[2]) &&
           fhstr_check(vm, items[3]);
}

/* What the innermost place of the traceback did. */
static const char *deed(FhVM *vm, FhValue exc) {
    if (fh_isa(vm, exc, FH_T_DoubleFreeError)) return "freed again";
    if (fh_isa(vm, exc, FH_T_InvalidFreeError)) return "freed";
    if (fh_isa(vm, exc, FH_T_MemoryLockedError)) return "allocated";
    return fh_isa(vm, exc, FH_T_ArenaEscapeError) ? "stored" : "used";
}

static const char *rule_of_type(FhVM *vm, FhValue exc) {
    if (fh_isa(vm, exc, FH_T_InvalidFreeError)) return "FH106";
    if (fh_isa(vm, exc, FH_T_MemoryLockedError)) return "FH113";
    return fh_isa(vm, exc, FH_T_ArenaEscapeError) ? "FH110" : NULL;
}

static void print_fault(Printer *p, FhValue exc) {
    FhVM *vm = p->vm;
    if (!fh_isa(vm, exc, FH_T_MemoryFault) && !fh_isa(vm, exc, FH_T_MemoryLockedError)) return;
    FhValue rule = attribute(vm, exc, "rule"), route = attribute(vm, exc, "route");
    const char *code = rule != FH_NOVALUE && fhstr_check(vm, rule) ? fhstr_text(rule) : rule_of_type(vm, exc);
    char head[16];
    if (!code) return;
    snprintf(head, sizeof head, "%.8s: ", code);
    const char *first = head;
    for (int64_t i = 0; route != FH_NOVALUE && fhlist_exact(route) && i < fhas_list(route)->size; i++) {
        FhValue place = fhas_list(route)->items[i];
        if (!is_place(vm, place)) continue;
        const FhValue *at = fhas_tuple(place)->items;
        print_fault_place(p, first, fhstr_text(at[0]), at[1], fh_int_of(at[2]), at[3]);
        first = "       ";
    }
    FhValue tb = fhas_exception(exc)->traceback, last = FH_NOVALUE;
    if (!fh_has_shape(tb, FH_T_traceback)) return;
    for (FhValue v = tb; v != FH_NOVALUE; v = next_of(v)) last = v;
    const FhCode *where = fhas_code(FH_AS(FhTraceback, last)->code);
    print_fault_place(p, first, deed(vm, exc), where->filename, fhtraceback_line(last), where->name);
}

static void print_one(Printer *p, FhValue exc) {
    bool syntax = fh_isa(p->vm, exc, FH_T_SyntaxError);
    print_traceback(p, exc);
    if (syntax) {
        FhValue lineno = fhexception_field(exc, FH_X_SYNTAX_LINENO);
        syntax = lineno != FH_NOVALUE && lineno != FH_NONE;
    }
    if (syntax) print_place_of_syntax_error(p, exc);
    print_message(p, exc, syntax);
    print_fault(p, exc);
    print_notes(p, exc);
}

/* ---- chains and groups ---- */

static void print_recursive(Printer *p, FhValue exc);

static bool already_printed(Printer *p, FhValue exc) {
    FhList *l = fhas_list(p->seen);
    for (int64_t i = 0; i < l->size; i++)
        if (l->items[i] == exc) return true;
    return false;
}

static void print_chained(Printer *p, FhValue exc, const char *message) {
    bool need_close = p->need_close;
    if (fhrecursion_enter(p->vm, " while printing an exception") < 0) {
        fhpending_clear(p->vm);
        return;
    }
    print_recursive(p, exc);
    fhrecursion_leave(p->vm);
    p->need_close = need_close;
    margin(p);
    fhtext_c(p->t, "\n");
    margin(p);
    fhtext_c(p->t, message);
    margin(p);
    fhtext_c(p->t, "\n");
}

static void print_before(Printer *p, FhValue exc) {
    FhException *e = fhas_exception(exc);
    if (fh_is_obj(e->cause)) {
        if (!already_printed(p, e->cause))
            print_chained(p, e->cause,
                          "The above exception was the direct cause of the following exception:\n");
    } else if (fh_is_obj(e->context) && !e->suppress_context && !already_printed(p, e->context)) {
        print_chained(p, e->context, "During handling of the above exception, another exception occurred:\n");
    }
}

static void print_group(Printer *p, FhValue exc) {
    if (p->depth > MAX_GROUP_DEPTH) {
        margin(p);
        fhtext_format(p->t, "... (max_group_depth is %d)\n", MAX_GROUP_DEPTH);
        return;
    }
    bool outermost = p->depth == 0;
    if (outermost) p->depth++;
    print_one(p, exc);
    FhTuple *parts = fhas_tuple(fhexception_field(exc, FH_X_GROUP_EXCEPTIONS));
    int64_t shown = parts->size <= MAX_GROUP_WIDTH ? parts->size : MAX_GROUP_WIDTH + 1;
    p->need_close = false;
    for (int64_t i = 0; i < shown; i++) {
        bool last = i == shown - 1, truncated = i >= MAX_GROUP_WIDTH;
        if (last) p->need_close = true;
        indent(p);
        if (truncated)
            fhtext_format(p->t, "%s+---------------- ... ----------------\n", i == 0 ? "+-" : "  ");
        else
            fhtext_format(p->t, "%s+---------------- %lld ----------------\n", i == 0 ? "+-" : "  ",
                          (long long)i + 1);
        p->depth++;
        if (truncated) {
            int64_t more = parts->size - MAX_GROUP_WIDTH;
            margin(p);
            fhtext_format(p->t, "and %lld more exception%s\n", (long long)more, more == 1 ? "" : "s");
        } else if (fhrecursion_enter(p->vm, " while printing an exception group") < 0) {
            fhpending_clear(p->vm);
        } else {
            print_recursive(p, parts->items[i]);
            fhrecursion_leave(p->vm);
        }
        if (last && p->need_close) {
            indent(p);
            fhtext_c(p->t, "+------------------------------------\n");
            p->need_close = false;
        }
        p->depth--;
    }
    if (outermost) p->depth--;
}

static void print_recursive(Printer *p, FhValue exc) {
    if (fhlist_append(p->vm, p->seen, exc) < 0) fhpending_clear(p->vm);
    print_before(p, exc);
    bool group = fh_isa(p->vm, exc, FH_T_BaseExceptionGroup) &&
                 fhtuple_check(p->vm, fhexception_field(exc, FH_X_GROUP_EXCEPTIONS));
    if (group)
        print_group(p, exc);
    else
        print_one(p, exc);
}

void fhtraceback_text(FhVM *vm, FhText *t, FhValue exception) {
    Printer p = {.vm = vm, .t = t, .seen = fhlist_new(vm, 0), .source = {FH_NOVALUE, NULL, 0}};
    if (p.seen == FH_ERR) {
        fhpending_clear(vm);
        return;
    }
    print_recursive(&p, exception);
    drop_source(&p);
    fh_release(vm, p.seen);
}

/* ---- where it goes ---- */

static void flush(FhVM *vm, FhValue file) {
    if (file == FH_NOVALUE || file == FH_ERR || file == FH_NONE) return;
    fh_retain(file);
    FhValue r = fhcall_method(vm, file, FH_NAME(vm, flush), NULL, 0);
    if (r == FH_ERR)
        fhpending_clear(vm);
    else
        fh_release(vm, r);
    fh_release(vm, file);
}

void fhtraceback_write(FhVM *vm, FhText *t) {
    FhValue text = fhtext_finish(t);
    if (text == FH_ERR) {
        fhpending_clear(vm);
        static const char lost[] = "MemoryError\n";
        if (!fhcapability(vm, FH_CAN_STDOUT) || write(2, lost, sizeof lost - 1) < 0) return;
        return;
    }
    FhValue err = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, stderr));
    if (err == FH_ERR) fhpending_clear(vm);
    if (err != FH_NOVALUE && err != FH_ERR && err != FH_NONE) {
        fh_retain(err);
        if (fhwrite(vm, err, text) < 0) fhpending_clear(vm);
        flush(vm, err);
        fh_release(vm, err);
    }
    fh_release(vm, text);
}

void fhtraceback_print(FhVM *vm, FhValue exception) {
    FhText t;
    fhtext_init(&t, vm);
    if (fhexception_check(vm, exception))
        fhtraceback_text(vm, &t, exception);
    else
        fhtext_format(&t, "TypeError: print_exception(): Exception expected for value, %T found\n",
                      exception);
    fhtraceback_write(vm, &t);
}

void fhtraceback_print_unraisable(FhVM *vm, FhValue exception, FhValue message, FhValue object) {
    FhText t;
    fhtext_init(&t, vm);
    bool text = message != FH_NOVALUE && message != FH_NONE && fhstr_check(vm, message);
    if (object != FH_NONE && object != FH_NOVALUE) {
        FhValue shown = fhrepr(vm, object);
        if (shown == FH_ERR) fhpending_clear(vm);
        fhtext_format(&t, text ? "%U: " : "Exception ignored in: ", message);
        if (shown == FH_ERR)
            fhtext_c(&t, "<object repr() failed>\n");
        else
            fhtext_format(&t, "%U\n", shown);
        if (shown != FH_ERR) fh_release(vm, shown);
    } else if (text) {
        fhtext_format(&t, "%U:\n", message);
    }
    Printer p = {.vm = vm, .t = &t, .seen = FH_NOVALUE, .source = {FH_NOVALUE, NULL, 0}};
    if (fhexception_check(vm, exception)) {
        print_traceback(&p, exception);
        print_message(&p, exception, false);
    }
    drop_source(&p);
    fhtraceback_write(vm, &t);
}
