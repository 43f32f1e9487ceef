/* import and from … import. */
#include "compiler/unit.h"
#include <string.h>

/* Level and fromlist go to two temporaries; the module to the first of them. */
static uint32_t import_name(FhCompiler *c, FhName *name, uint32_t level, FhValue fromlist) {
    uint32_t base = fhunit_push(c), from = fhunit_push(c);
    uint32_t number = fhunit_name(c, name);
    fhemit_const(c, base, fh_int_raw(level));
    fhemit_const(c, from, fromlist);
    if (number > UINT16_MAX) fhcompiler_error_here(c, "too many names in one code object");
    fhemit(c, FH_OP_IMPORT_NAME, base, base, number);
    fhunit_pop(c, from);
    return base;
}

static FhName *part(FhCompiler *c, const char *text, size_t size) {
    FhName *name = fhscopes_intern(&c->scopes, text, (uint32_t)size);
    if (!name) fhcompiler_memory(c);
    return name;
}

static void import_from(FhCompiler *c, uint32_t to, uint32_t module, FhName *name) {
    uint32_t number = fhunit_name(c, name);
    if (number > UINT16_MAX) fhcompiler_error_here(c, "too many names in one code object");
    fhemit(c, FH_OP_IMPORT_FROM, to, module, number);
}

/* `import a.b.c as d` binds c, found attribute by attribute; without `as` the name bound is a. */
static void store_dotted(FhCompiler *c, FhAlias *alias, uint32_t module) {
    const char *dot = memchr(alias->name->text, '.', alias->name->size);
    const char *end = alias->name->text + alias->name->size;
    while (alias->asname && dot && !c->failed) {
        const char *next = memchr(dot + 1, '.', (size_t)(end - dot - 1));
        FhName *name = part(c, dot + 1, (size_t)((next ? next : end) - dot - 1));
        uint32_t attribute = fhunit_push(c);
        if (name) import_from(c, attribute, module, name);
        fhemit(c, FH_OP_MOVE, module, attribute, 0);
        fhunit_pop(c, attribute);
        dot = next;
    }
    if (alias->asname) {
        fhname_store(c, alias->asname, module);
    } else {
        FhName *first = dot ? part(c, alias->name->text, (size_t)(dot - alias->name->text)) : alias->name;
        if (first) fhname_store(c, first, module);
    }
}

void fhstmt_import(FhCompiler *c, FhStmt *st) {
    for (uint32_t i = 0; i < st->Import.names.count && !c->failed; i++) {
        FhAlias *alias = st->Import.names.items[i];
        uint32_t module = import_name(c, alias->name, 0, FH_NONE);
        store_dotted(c, alias, module);
        fhunit_pop(c, module);
    }
}

static FhValue names_tuple(FhCompiler *c, FhAliases aliases) {
    FhValue tuple = c->failed ? FH_ERR : fhtuple_new(c->vm, aliases.count);
    if (tuple == FH_ERR) {
        if (!c->failed) fhcompiler_pending(c);
        return FH_ERR;
    }
    for (uint32_t i = 0; i < aliases.count; i++) {
        FhValue name = fhconst_name(c, aliases.items[i]->name);
        fhas_tuple(tuple)->items[i] = name == FH_ERR ? FH_NONE : name;
    }
    return tuple;
}

static bool is_late_future(FhCompiler *c, FhStmt *st) {
    if (!fhscopes_is_future(st) || st->lineno <= c->scopes.future_line) return false;
    fhcompiler_error_here(c, "from __future__ imports must occur at the beginning of the file");
    return true;
}

void fhstmt_import_from(FhCompiler *c, FhStmt *st) {
    FhAliases aliases = st->ImportFrom.names;
    FhName *name = st->ImportFrom.module ? st->ImportFrom.module : fhcompiler_name(c, "");
    if (c->failed || is_late_future(c, st)) return;
    uint32_t module = import_name(c, name, st->ImportFrom.level, names_tuple(c, aliases));
    for (uint32_t i = 0; i < aliases.count && !c->failed; i++) {
        FhAlias *alias = aliases.items[i];
        if (strcmp(alias->name->text, "*") == 0) {
            fhemit(c, FH_OP_IMPORT_STAR, module, 0, 0);
            fhunit_pop(c, module);
            return;
        }
        uint32_t item = fhunit_push(c);
        import_from(c, item, module, alias->name);
        fhname_store(c, alias->asname ? alias->asname : alias->name, item);
        fhunit_pop(c, item);
    }
    fhemit(c, FH_OP_DROP, module, 0, 0);
    fhunit_pop(c, module);
}
