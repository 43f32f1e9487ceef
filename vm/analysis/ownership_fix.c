/* Edits that mend a finding, where the text that results is sure to parse and to do what the title says: a free that is
 * taken away, a function that says what it returns, a `with` around what uses a buffer, a free at the end of a block. Whole
 * lines only: a statement that shares its line with another is left alone. */
#include "ownership_engine.h"

typedef struct Place { /* a statement in its block */
    FhStmts block;
    uint32_t index;
    const FhStmt *st;
} Place;

static const char *line_text(Check *c, uint32_t lineno, size_t *size) {
    FhTree *tree = c->main->tree;
    if (!c->line_starts) {
        c->line_starts = fhown_perm(c, (tree->line_count + 3) * sizeof *c->line_starts);
        uint32_t line = 1;
        for (uint32_t i = 0; i < tree->source_size && line < tree->line_count + 2; i++) {
            if (tree->source[i] == '\n') c->line_starts[++line] = i + 1;
        }
        c->lines = line;
    }
    if (!lineno || lineno >= c->lines) return NULL;
    *size = c->line_starts[lineno + 1] - c->line_starts[lineno];
    return tree->source + c->line_starts[lineno];
}

/* ---- where a place lies ----------------------------------------------------------------------------------------- */

static bool before(uint32_t line, uint32_t column, uint32_t line2, uint32_t column2) {
    return line < line2 || (line == line2 && column <= column2);
}

static bool holds(const FhStmt *st, FhSpan s) {
    return before(st->lineno, st->col_offset, s.lineno, s.col_offset) &&
           before(s.end_lineno, s.end_col_offset, st->end_lineno, st->end_col_offset);
}

static bool locate(Check *c, FhStmts block, FhSpan span, Place *at);

static bool locate_in(Check *c, const FhStmt *st, FhSpan span, Place *at) {
    switch ((FhStmtKind)st->kind) {
    case FHTREE_FunctionDef:
    case FHTREE_AsyncFunctionDef: return locate(c, st->FunctionDef.body, span, at);
    case FHTREE_ClassDef: return locate(c, st->ClassDef.body, span, at);
    case FHTREE_For:
    case FHTREE_AsyncFor: return locate(c, st->For.body, span, at) || locate(c, st->For.orelse, span, at);
    case FHTREE_While: return locate(c, st->While.body, span, at) || locate(c, st->While.orelse, span, at);
    case FHTREE_If: return locate(c, st->If.body, span, at) || locate(c, st->If.orelse, span, at);
    case FHTREE_With:
    case FHTREE_AsyncWith: return locate(c, st->With.body, span, at);
    case FHTREE_Match:
        for (uint32_t i = 0; i < st->Match.cases.count; i++) {
            if (locate(c, st->Match.cases.items[i]->body, span, at)) return true;
        }
        return false;
    case FHTREE_Try:
    case FHTREE_TryStar:
        for (uint32_t i = 0; i < st->Try.handlers.count; i++) {
            if (locate(c, st->Try.handlers.items[i]->body, span, at)) return true;
        }
        return locate(c, st->Try.body, span, at) || locate(c, st->Try.orelse, span, at) ||
               locate(c, st->Try.finalbody, span, at);
    default: return false;
    }
}

/* The innermost statement around the span; chains of elif are searched only so deep. */
static bool locate(Check *c, FhStmts block, FhSpan span, Place *at) {
    enum { DEEPEST = 200 };
    uint32_t low = 0, high = block.count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const FhStmt *st = block.items[middle];
        if (before(st->end_lineno, st->end_col_offset, span.lineno, span.col_offset) && !holds(st, span))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == block.count || !holds(block.items[low], span) || c->depth > DEEPEST) return false;
    c->depth++;
    if (!locate_in(c, block.items[low], span, at)) *at = (Place){block, low, block.items[low]};
    c->depth--;
    return true;
}

static bool find_place(Check *c, FhSpan span, Place *at) {
    c->depth = 0;
    return locate(c, c->main->tree->body, span, at);
}

/* ---- lines ------------------------------------------------------------------------------------------------------ */

static bool is_blank(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (text[i] != ' ' && text[i] != '\t' && text[i] != '\f') return false;
    }
    return true;
}

/* Nothing else stands on the lines of the statement, a comment aside. */
static bool has_its_lines(Check *c, const FhStmt *st) {
    size_t size;
    const char *first = line_text(c, st->lineno, &size);
    if (!first || st->col_offset > size || !is_blank(first, st->col_offset)) return false;
    const char *last = line_text(c, st->end_lineno, &size);
    if (!last || st->end_col_offset > size) return false;
    const char *rest = last + st->end_col_offset;
    size_t left = size - st->end_col_offset;
    while (left && (*rest == ' ' || *rest == '\t')) rest++, left--;
    return !left || *rest == '\n' || *rest == '#';
}

/* Lines that may be indented: none begins within a string or behind a backslash. */
static bool may_be_indented(Check *c, uint32_t from, uint32_t to) {
    for (uint32_t line = from; line <= to; line++) {
        size_t size;
        const char *text = line_text(c, line, &size);
        if (!text || memmem(text, size, "\"\"\"", 3) || memmem(text, size, "'''", 3)) return false;
        if (size > 1 && text[size - 2] == '\\') return false;
        if (memchr(text, '\t', size)) return false;
    }
    return true;
}

static FhFindingEdit *add_edit(Check *c, FhFinding *f, FhSpan span, const char *text) {
    enum { MOST = 200 };
    if (!f->edits) {
        f->edits = fhbump_alloc(&c->out->arena, MOST * sizeof *f->edits);
        if (!f->edits) fhown_fail_memory(c);
    }
    if (f->nedits == MOST) return NULL;
    f->edits[f->nedits] = (FhFindingEdit){span, text};
    return &f->edits[f->nedits++];
}

static FhSpan point(uint32_t line, uint32_t column) { return (FhSpan){line, column, line, column}; }

static const char *indentation(Check *c, const FhStmt *st) {
    size_t size;
    const char *text = line_text(c, st->lineno, &size);
    return text && st->col_offset <= size ? fhown_text(c, text, st->col_offset) : "";
}

/* ---- a free that is taken away ---------------------------------------------------------------------------------- */

static bool is_free_of(const FhStmt *st, const char *name) {
    if (st->kind != FHTREE_Expr || st->Expr.value->kind != FHTREE_Call) return false;
    const FhExpr *call = st->Expr.value;
    if (call->Call.func->kind != FHTREE_Name || strcmp(call->Call.func->Name.id->text, "free") != 0)
        return false;
    if (call->Call.args.count != 1 || call->Call.keywords.count) return false;
    const FhExpr *arg = call->Call.args.items[0];
    return !name || (arg->kind == FHTREE_Name && strcmp(arg->Name.id->text, name) == 0);
}

static bool remove_statement(Check *c, FhFinding *f, const Place *at) {
    const FhStmt *st = at->st;
    if (!has_its_lines(c, st)) return false;
    if (at->block.count == 1)
        add_edit(c, f, SPAN_OF(st), "pass");
    else
        add_edit(c, f, (FhSpan){st->lineno, 0, st->end_lineno + 1, 0}, "");
    return true;
}

static void fix_by_removal(Check *c, FhFinding *f, const char *title) {
    Place at;
    if (!find_place(c, f->span, &at) || !is_free_of(at.st, NULL)) return;
    if (remove_statement(c, f, &at)) f->fix_title = title;
}

/* ---- what a function returns ------------------------------------------------------------------------------------ */

/* The place behind the `)` of the parameters. */
static bool end_of_parameters(Check *c, const FhStmt *def, FhSpan *at) {
    uint32_t line = def->lineno, column = def->col_offset, depth = 0;
    for (uint32_t lines = 0; lines < 100; lines++, line++, column = 0) {
        size_t size;
        const char *text = line_text(c, line, &size);
        if (!text) return false;
        for (; column < size; column++) {
            char k = text[column];
            if (k == '#' || k == '\n') break;
            if (k == '"' || k == '\'') return false;
            if (k == '(' || k == '[' || k == '{') depth++;
            if ((k == ')' || k == ']' || k == '}') && --depth == 0)
                return *at = point(line, column + 1), true;
            if (k == ':' && !depth) return false;
        }
    }
    return false;
}

static const char *type_name(const Obj *o, const FhStmt *def) {
    switch ((ObjType)o->type) {
    case OBJ_BUFFER: return "Buffer";
    case OBJ_LIST: return "list";
    case OBJ_DICT: return "dict";
    case OBJ_SET: return "set";
    case OBJ_INSTANCE: return o->cls && o->cls->def->lineno < def->lineno ? o->cls->name : "object";
    default: return "object";
    }
}

static void fix_return(Check *c, const Hit *h, FhFinding *f) {
    const Fn *fn = h->extra;
    FhSpan at;
    if (!fn || !fn->def || !h->obj || fn->is_async) return;
    const FhStmt *def = fn->def;
    const FhExpr *returns = def->FunctionDef.returns;
    const char *or_none = fn->returns_none ? " | None" : "";
    Place place;
    if (!find_place(c, f->span, &place) || place.st->kind != FHTREE_Return ||
        place.st->Return.value->kind == FHTREE_Tuple)
        return;
    if (returns) {
        if (returns->lineno != returns->end_lineno || returns->kind != FHTREE_Name) return;
        add_edit(c, f, SPAN_OF(returns), fhown_textf(c, "owned(%s)%s", returns->Name.id->text, or_none));
    } else {
        if (!end_of_parameters(c, def, &at)) return;
        add_edit(c, f, at, fhown_textf(c, " -> owned(%s)%s", type_name(h->obj, def), or_none));
    }
    f->fix_title = "say that the caller owns the result";
}

/* ---- what is never freed ---------------------------------------------------------------------------------------- */

static bool mentions_binding(const FhExpr *target, const char *name) {
    if (target->kind == FHTREE_Name) return strcmp(target->Name.id->text, name) == 0;
    if (target->kind != FHTREE_Tuple && target->kind != FHTREE_List) return false;
    for (uint32_t i = 0; i < target->Tuple.elts.count; i++) {
        if (mentions_binding(target->Tuple.elts.items[i], name)) return true;
    }
    return false;
}

/* What the statements do with a name and with the flow, as far as a fix must know. */
typedef struct Survey {
    const char *name;
    bool binds, frees, leaves, nested;
    uint32_t depth;
} Survey;

static void survey(Survey *v, FhStmts block);

static void survey_one(Survey *v, const FhStmt *st) {
    if (is_free_of(st, v->name)) v->frees = true;
    switch ((FhStmtKind)st->kind) {
    case FHTREE_Assign:
        for (uint32_t i = 0; i < st->Assign.targets.count; i++)
            v->binds |= mentions_binding(st->Assign.targets.items[i], v->name);
        break;
    case FHTREE_AnnAssign: v->binds |= mentions_binding(st->AnnAssign.target, v->name); break;
    case FHTREE_AugAssign: v->binds |= mentions_binding(st->AugAssign.target, v->name); break;
    case FHTREE_Delete: v->binds = true; break;
    case FHTREE_Return:
    case FHTREE_Raise:
    case FHTREE_Break:
    case FHTREE_Continue: v->leaves = true; break;
    case FHTREE_For:
    case FHTREE_AsyncFor:
        v->binds |= mentions_binding(st->For.target, v->name);
        survey(v, st->For.body), survey(v, st->For.orelse);
        break;
    case FHTREE_While: survey(v, st->While.body), survey(v, st->While.orelse); break;
    case FHTREE_If: survey(v, st->If.body), survey(v, st->If.orelse); break;
    case FHTREE_With:
    case FHTREE_AsyncWith: survey(v, st->With.body); break;
    case FHTREE_Match:
        for (uint32_t i = 0; i < st->Match.cases.count; i++) survey(v, st->Match.cases.items[i]->body);
        break;
    case FHTREE_Try:
    case FHTREE_TryStar:
        survey(v, st->Try.body), survey(v, st->Try.orelse), survey(v, st->Try.finalbody);
        for (uint32_t i = 0; i < st->Try.handlers.count; i++) survey(v, st->Try.handlers.items[i]->body);
        break;
    case FHTREE_FunctionDef:
    case FHTREE_AsyncFunctionDef:
    case FHTREE_ClassDef: v->nested = true; break;
    default: break;
    }
}

static void survey(Survey *v, FhStmts block) {
    enum { DEEPEST = 200 };
    if (++v->depth > DEEPEST)
        v->binds = true;
    else {
        for (uint32_t i = 0; i < block.count; i++) survey_one(v, block.items[i]);
    }
    v->depth--;
}

static const char *source_of(Check *c, const FhExpr *e) {
    size_t size;
    const char *text = line_text(c, e->lineno, &size);
    if (!text || e->lineno != e->end_lineno || e->end_col_offset > size ||
        e->end_col_offset - e->col_offset > 300)
        return NULL;
    return fhown_text(c, text + e->col_offset, e->end_col_offset - e->col_offset);
}

static bool indent_lines(Check *c, FhFinding *f, uint32_t from, uint32_t to) {
    enum { MOST = 150 };
    if (from > to) return true;
    if (to - from >= MOST || !may_be_indented(c, from, to)) return false;
    for (uint32_t line = from; line <= to; line++) {
        size_t size = 1;
        const char *text = line_text(c, line, &size);
        if (!is_blank(text, size - 1)) add_edit(c, f, point(line, 0), "    ");
    }
    return true;
}

/* `b = allocate(n)` becomes `with allocate(n) as b:` around the statements up to `last`; what is no buffer gets `try` and
 * `finally`. */
static bool wrap(Check *c, FhFinding *f, const Place *at, const FhExpr *value, const char *name,
                 uint32_t last, bool with) {
    const char *text = source_of(c, value), *indent = indentation(c, at->st);
    if (!text || last <= at->index || !has_its_lines(c, at->st)) return false;
    const FhStmt *first = at->block.items[at->index + 1];
    uint32_t from = at->st->end_lineno + 1, to = at->block.items[last]->end_lineno;
    if (first->lineno < from || !has_its_lines(c, at->block.items[last])) return false;
    f->nedits = 0;
    if (!with) add_edit(c, f, point(from, 0), fhown_textf(c, "%stry:\n    ", indent));
    if (!indent_lines(c, f, with ? from : from + 1, to)) return false;
    if (with)
        add_edit(c, f, SPAN_OF(at->st), fhown_textf(c, "with %s as %s:", text, name));
    else
        add_edit(c, f, point(to + 1, 0),
                 fhown_textf(c, "%sfinally:\n%s    free(%s)\n", indent, indent, name));
    return true;
}

static bool simple_binding(const Place *at, const Hit *h, const FhExpr **value, const char **name) {
    const FhStmt *st = at->st;
    if (st->kind != FHTREE_Assign || st->Assign.targets.count != 1 ||
        st->Assign.targets.items[0]->kind != FHTREE_Name)
        return false;
    if ((const void *)st->Assign.value != h->node) return false;
    *value = st->Assign.value;
    *name = st->Assign.targets.items[0]->Name.id->text;
    return true;
}

static void fix_leak(Check *c, const Hit *h, FhFinding *f) {
    Place at;
    const FhExpr *value;
    const char *name;
    if (h->fine || !h->obj || !h->obj->direct || h->obj->root != ROOT_NONE ||
        (h->exits & (LEAK_REBOUND | LEAK_RAISE)))
        return;
    if (!find_place(c, f->span, &at) || !simple_binding(&at, h, &value, &name)) return;
    Survey v = {.name = name};
    survey(&v, (FhStmts){at.block.items + at.index + 1, at.block.count - at.index - 1});
    if (v.binds || v.frees) return;
    if (v.leaves || at.index + 1 < at.block.count) {
        bool with = h->obj->type == OBJ_BUFFER;
        if (wrap(c, f, &at, value, name, at.block.count - 1, with)) {
            f->fix_title = fhown_textf(c, with ? "free `%s` with `with`" : "free `%s` in a `finally`", name);
            return;
        }
        f->nedits = 0;
    }
    const FhStmt *last = at.block.items[at.block.count - 1];
    if (v.leaves || !has_its_lines(c, last)) return;
    add_edit(c, f, point(last->end_lineno + 1, 0),
             fhown_textf(c, "%sfree(%s)\n", indentation(c, at.st), name));
    f->fix_title = fhown_textf(c, "free `%s` at the end of the block", name);
}

static void fix_leak_by_call(Check *c, const Hit *h, FhFinding *f) {
    Place at;
    const FhExpr *value;
    const char *name;
    if (!h->obj || !h->obj->direct || !find_place(c, f->span, &at) || !simple_binding(&at, h, &value, &name))
        return;
    bool with = h->obj->type == OBJ_BUFFER;
    uint32_t end = at.index + 1;
    while (end < at.block.count && !is_free_of(at.block.items[end], name)) end++;
    if (end == at.block.count || end == at.index + 1) return;
    Survey v = {.name = name};
    survey(&v, (FhStmts){at.block.items + at.index + 1, end - at.index - 1});
    if (v.binds || v.frees || v.nested || !has_its_lines(c, at.block.items[end])) return;
    if (!wrap(c, f, &at, value, name, end - 1, with)) {
        f->nedits = 0;
        return;
    }
    const FhStmt *st = at.block.items[end];
    if (!with && f->nedits) f->nedits--; /* the text of the `finally` takes the place of the free */
    const char *indent = indentation(c, at.st);
    const char *text = with ? "" : fhown_textf(c, "%sfinally:\n%s    free(%s)\n", indent, indent, name);
    add_edit(c, f, (FhSpan){st->lineno, 0, st->end_lineno + 1, 0}, text);
    f->fix_title =
        fhown_textf(c, with ? "free `%s` with `with`, whatever is raised" : "free `%s` in a `finally`", name);
}

void fhown_fix(Check *c, const Hit *h, FhFinding *f) {
    f->fix_title = NULL;
    switch (h->rule) {
    case 102:
    case 103:
        if (f->level == FHLEVEL_ERROR) fix_by_removal(c, f, "remove this `free`");
        break;
    case 104: fix_leak(c, h, f); break;
    case 105: fix_leak_by_call(c, h, f); break;
    case 106: fix_by_removal(c, f, "remove this `free`"); break;
    case 108: fix_return(c, h, f); break;
    default: break;
    }
    if (f->fix_title) return;
    f->nedits = 0;
    f->edits = NULL;
    fhown_fix_lines(c, h, f);
}
