/* An extension for SQLite: SQL calls functions that are written in script.
 *
 *     sqlite> .load ./freehold_sqlite
 *     sqlite> select freehold_run_file('functions.py');
 *     sqlite> select slug(title) from posts;
 *
 * A script says what SQL may call, by three decorators:
 *
 *     @sql_function                     one value from the arguments of a row
 *     @sql_aggregate                    a class: step(...) for each row, final() for the result of the group
 *     @sql_table("start", "word")       a generator of rows (tuples) with these columns, called as a table: from words('a b')
 *
 * Each connection has a VM of its own, which ends with the connection. Integers, reals, text, blobs and NULL become int,
 * float, str, bytes and None, and back; what has no such counterpart is an error of the statement, with the script's
 * traceback's last line. Budgets keep a runaway function from taking the database down: see LIMIT and FUEL. */
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

#include <freehold.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ARGS = 32, MEMORY_LIMIT = 64 << 20 };

/* What a connection has. Every SQL function that uses it holds a reference. */
typedef struct Host {
    fh_vm *vm;
    sqlite3 *db;
    unsigned references;
} Host;

/* One thing that SQL may call. */
typedef struct Callable {
    Host *host;
    fh_value value;
    char *schema; /* of tables: the text of their declaration */
    int columns;
} Callable;

static void host_release(Host *host) {
    if (--host->references) return;
    fh_vm_free(host->vm);
    sqlite3_free(host);
}

static void release_host(void *p) { host_release(p); }

static void callable_free(void *p) {
    Callable *c = p;
    if (!c) return;
    fh_close(c->host->vm, c->value);
    host_release(c->host);
    sqlite3_free(c->schema);
    sqlite3_free(c);
}

/* ---- values ---- */

static fh_value from_sql(fh_vm *vm, sqlite3_value *v) {
    switch (sqlite3_value_type(v)) {
    case SQLITE_INTEGER: return fh_from_i64(vm, sqlite3_value_int64(v));
    case SQLITE_FLOAT: return fh_from_f64(vm, sqlite3_value_double(v));
    case SQLITE_TEXT: {
        const char *text = (const char *)sqlite3_value_text(v);
        return fh_from_str(vm, text, (size_t)sqlite3_value_bytes(v));
    }
    case SQLITE_BLOB: {
        const void *data = sqlite3_value_blob(v);
        return fh_from_bytes(vm, data, (size_t)sqlite3_value_bytes(v));
    }
    default: return fh_none(vm);
    }
}

/* The last line of the pending exception's text is SQL's error. */
static void fail(sqlite3_context *context, fh_vm *vm) {
    if (fh_error_status(vm) == FH_NO_MEMORY) {
        sqlite3_result_error_nomem(context);
        fh_error_clear(vm);
        return;
    }
    const char *text = fh_error_text(vm);
    size_t size = strlen(text), start;
    while (size && text[size - 1] == '\n') size--;
    for (start = size; start && text[start - 1] != '\n';) start--;
    sqlite3_result_error(context, text + start, (int)(size - start));
    fh_error_clear(vm);
}

static void to_sql(sqlite3_context *context, fh_vm *vm, fh_value v) {
    int truth;
    int64_t i;
    double d;
    const char *text;
    const void *data;
    size_t size;
    fh_status status = FH_OK;
    switch (fh_kind_of(vm, v)) {
    case FH_KIND_NONE: sqlite3_result_null(context); break;
    case FH_KIND_BOOL:
        if (!(status = fh_to_bool(vm, v, &truth))) sqlite3_result_int(context, truth);
        break;
    case FH_KIND_INT:
        if (!(status = fh_to_i64(vm, v, &i))) sqlite3_result_int64(context, i);
        break;
    case FH_KIND_FLOAT:
        if (!(status = fh_to_f64(vm, v, &d))) sqlite3_result_double(context, d);
        break;
    case FH_KIND_STR:
        if (!(status = fh_to_str(vm, v, &text, &size)))
            sqlite3_result_text64(context, text, size, SQLITE_TRANSIENT, SQLITE_UTF8);
        break;
    case FH_KIND_BYTES:
        if (!(status = fh_to_bytes(vm, v, &data, &size)))
            sqlite3_result_blob64(context, data, size, SQLITE_TRANSIENT);
        break;
    default: {
        char *message = sqlite3_mprintf("SQL has no values of type %s", fh_type_name(vm, v));
        sqlite3_result_error(context, message ? message : "out of memory", -1);
        sqlite3_free(message);
    }
    }
    if (status) fail(context, vm);
}

/* ---- scalar functions ---- */

static void call_scalar(sqlite3_context *context, int argc, sqlite3_value **argv) {
    Callable *c = sqlite3_user_data(context);
    fh_vm *vm = c->host->vm;
    fh_scope scope;
    fh_value args[MAX_ARGS], result;
    if (argc > MAX_ARGS) return sqlite3_result_error(context, "too many arguments", -1);
    fh_scope_open(vm, &scope);
    for (int i = 0; i < argc; i++) args[i] = from_sql(vm, argv[i]);
    if (fh_invoke(vm, c->value, args, (size_t)argc, &result) == FH_OK)
        to_sql(context, vm, result);
    else
        fail(context, vm);
    fh_scope_close(&scope);
}

/* ---- aggregates: an instance of the script's class for each group ---- */

typedef struct Group {
    fh_value object;
} Group;

static Group *group_of(sqlite3_context *context, Callable *c) {
    Group *g = sqlite3_aggregate_context(context, sizeof *g);
    fh_value made;
    if (!g) return sqlite3_result_error_nomem(context), NULL;
    if (!fh_is_null(g->object)) return g;
    if (fh_invoke(c->host->vm, c->value, NULL, 0, &made) != FH_OK) return fail(context, c->host->vm), NULL;
    g->object = fh_keep(c->host->vm, made);
    return g;
}

static void call_step(sqlite3_context *context, int argc, sqlite3_value **argv) {
    Callable *c = sqlite3_user_data(context);
    fh_vm *vm = c->host->vm;
    fh_scope scope;
    fh_value args[MAX_ARGS];
    if (argc > MAX_ARGS) return sqlite3_result_error(context, "too many arguments", -1);
    fh_scope_open(vm, &scope);
    Group *g = group_of(context, c);
    if (g) {
        for (int i = 0; i < argc; i++) args[i] = from_sql(vm, argv[i]);
        if (fh_invoke_method(vm, g->object, "step", args, (size_t)argc, NULL) != FH_OK) fail(context, vm);
    }
    fh_scope_close(&scope);
}

static void call_final(sqlite3_context *context) {
    Callable *c = sqlite3_user_data(context);
    fh_vm *vm = c->host->vm;
    fh_scope scope;
    fh_value result;
    fh_scope_open(vm, &scope);
    Group *g = group_of(context, c); /* also of a group without rows */
    if (g) {
        if (fh_invoke_method(vm, g->object, "final", NULL, 0, &result) == FH_OK)
            to_sql(context, vm, result);
        else
            fail(context, vm);
        fh_close(vm, g->object);
    }
    fh_scope_close(&scope);
}

/* ---- tables: a cursor is an iterator, the arguments are hidden columns behind the visible ones ---- */

typedef struct Table {
    sqlite3_vtab base;
    Callable *callable;
} Table;

typedef struct Cursor {
    sqlite3_vtab_cursor base;
    fh_value rows, row;
    sqlite3_int64 number;
} Cursor;

static int table_fail(sqlite3_vtab *table, fh_vm *vm) {
    const char *text = fh_error_text(vm);
    size_t size = strlen(text), start;
    while (size && text[size - 1] == '\n') size--;
    for (start = size; start && text[start - 1] != '\n';) start--;
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%.*s", (int)(size - start), text + start);
    fh_error_clear(vm);
    return SQLITE_ERROR;
}

static int table_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **error) {
    (void)argc, (void)argv, (void)error;
    Callable *c = aux;
    int status = sqlite3_declare_vtab(db, c->schema);
    if (status != SQLITE_OK) return status;
    Table *table = sqlite3_malloc(sizeof *table);
    if (!table) return SQLITE_NOMEM;
    memset(table, 0, sizeof *table);
    table->callable = c;
    *out = &table->base;
    return SQLITE_OK;
}

static int table_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

/* The arguments must come as equalities of the hidden columns, without a gap. */
static int table_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
    int columns = ((Table *)base)->callable->columns, given = 0;
    int place[MAX_ARGS];
    for (int i = 0; i < MAX_ARGS; i++) place[i] = -1;
    for (int i = 0; i < info->nConstraint; i++) {
        int k = info->aConstraint[i].iColumn - columns;
        if (k < 0 || k >= MAX_ARGS || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
        if (!info->aConstraint[i].usable) return SQLITE_CONSTRAINT;
        place[k] = i;
    }
    while (given < MAX_ARGS && place[given] >= 0) {
        info->aConstraintUsage[place[given]].argvIndex = given + 1;
        info->aConstraintUsage[place[given]].omit = 1;
        given++;
    }
    info->estimatedCost = 1000;
    return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out) {
    (void)table;
    Cursor *cursor = sqlite3_malloc(sizeof *cursor);
    if (!cursor) return SQLITE_NOMEM;
    memset(cursor, 0, sizeof *cursor);
    *out = &cursor->base;
    return SQLITE_OK;
}

static fh_vm *vm_of(sqlite3_vtab_cursor *cursor) { return ((Table *)cursor->pVtab)->callable->host->vm; }

static void cursor_clear(Cursor *cursor) {
    fh_close(vm_of(&cursor->base), cursor->rows);
    fh_close(vm_of(&cursor->base), cursor->row);
    cursor->rows = cursor->row = FH_NULL;
}

static int cursor_close(sqlite3_vtab_cursor *cursor) {
    cursor_clear((Cursor *)cursor);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *base) {
    Cursor *cursor = (Cursor *)base;
    fh_vm *vm = vm_of(base);
    fh_scope scope;
    fh_value row;
    fh_scope_open(vm, &scope);
    fh_close(vm, cursor->row);
    cursor->row = FH_NULL;
    fh_status status = fh_next(vm, cursor->rows, &row);
    if (status == FH_OK) cursor->row = fh_keep(vm, row);
    cursor->number++;
    int result = status == FH_OK || status == FH_DONE ? SQLITE_OK : table_fail(base->pVtab, vm);
    fh_scope_close(&scope);
    return result;
}

static int cursor_filter(sqlite3_vtab_cursor *base, int index, const char *name, int argc, sqlite3_value **argv) {
    (void)index, (void)name;
    Cursor *cursor = (Cursor *)base;
    Callable *c = ((Table *)base->pVtab)->callable;
    fh_vm *vm = vm_of(base);
    fh_scope scope;
    fh_value args[MAX_ARGS], called, rows;
    cursor_clear(cursor);
    cursor->number = -1;
    fh_scope_open(vm, &scope);
    for (int i = 0; i < argc; i++) args[i] = from_sql(vm, argv[i]);
    int result = SQLITE_OK;
    if (fh_invoke(vm, c->value, args, (size_t)argc, &called) != FH_OK || fh_iter(vm, called, &rows) != FH_OK)
        result = table_fail(base->pVtab, vm);
    else
        cursor->rows = fh_keep(vm, rows);
    fh_scope_close(&scope);
    return result == SQLITE_OK ? cursor_next(base) : result;
}

static int cursor_eof(sqlite3_vtab_cursor *cursor) { return fh_is_null(((Cursor *)cursor)->row); }

static int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int i) {
    Cursor *cursor = (Cursor *)base;
    fh_vm *vm = vm_of(base);
    fh_scope scope;
    fh_value v;
    if (i >= ((Table *)base->pVtab)->callable->columns) return sqlite3_result_null(context), SQLITE_OK;
    fh_scope_open(vm, &scope);
    if (fh_item_at(vm, cursor->row, i, &v) == FH_OK)
        to_sql(context, vm, v);
    else
        fail(context, vm);
    fh_scope_close(&scope);
    return SQLITE_OK;
}

static int cursor_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *out) {
    *out = ((Cursor *)cursor)->number;
    return SQLITE_OK;
}

/* xCreate NULL: the table is there without CREATE VIRTUAL TABLE. */
static const sqlite3_module table_module = {.xConnect = table_connect,
                                            .xBestIndex = table_best_index,
                                            .xDisconnect = table_disconnect,
                                            .xOpen = cursor_open,
                                            .xClose = cursor_close,
                                            .xFilter = cursor_filter,
                                            .xNext = cursor_next,
                                            .xEof = cursor_eof,
                                            .xColumn = cursor_column,
                                            .xRowid = cursor_rowid};

/* ---- what the script calls: _sql_register(kind, name, callable, columns, arguments) ---- */

/* CREATE TABLE x("column", …, "argument" HIDDEN, …). NULL: out of memory. */
static char *schema_of(fh_vm *vm, fh_value columns, fh_value arguments, int *ncolumns) {
    char *text = sqlite3_mprintf("CREATE TABLE x(");
    size_t n[2];
    if (fh_len(vm, columns, &n[0]) || fh_len(vm, arguments, &n[1]) || n[1] > MAX_ARGS) return sqlite3_free(text), NULL;
    for (size_t i = 0; text && i < n[0] + n[1]; i++) {
        fh_value item;
        const char *name;
        int hidden = i >= n[0];
        if (fh_item_at(vm, hidden ? arguments : columns, (int64_t)(hidden ? i - n[0] : i), &item) ||
            fh_to_str(vm, item, &name, NULL))
            return sqlite3_free(text), NULL;
        text = sqlite3_mprintf("%z%s\"%w\"%s", text, i ? ", " : "", name, hidden ? " HIDDEN" : "");
    }
    *ncolumns = (int)n[0];
    return text ? sqlite3_mprintf("%z)", text) : NULL;
}

static fh_status sql_register(fh_call *call, void *env) {
    Host *host = env;
    fh_vm *vm = fh_call_vm(call);
    const char *kind, *name;
    if (fh_arg_str(call, 0, &kind, NULL) || fh_arg_str(call, 1, &name, NULL)) return FH_ERROR;
    Callable *c = sqlite3_malloc(sizeof *c);
    if (!c) return fh_raise(call, "MemoryError", NULL);
    memset(c, 0, sizeof *c);
    c->host = host;
    c->value = fh_keep(vm, fh_arg(call, 2));
    host->references++;
    int status;
    if (strcmp(kind, "table") == 0) {
        c->schema = schema_of(vm, fh_arg(call, 3), fh_arg(call, 4), &c->columns);
        if (!c->schema) {
            callable_free(c);
            return fh_raise(call, "ValueError", "the columns of a table are names");
        }
        status = sqlite3_create_module_v2(host->db, name, &table_module, c, callable_free);
    } else {
        int aggregate = strcmp(kind, "aggregate") == 0;
        status = sqlite3_create_function_v2(host->db, name, -1, SQLITE_UTF8, c, aggregate ? NULL : call_scalar,
                                            aggregate ? call_step : NULL, aggregate ? call_final : NULL, callable_free);
    }
    return status == SQLITE_OK ? FH_OK : fh_raise(call, "ValueError", sqlite3_errmsg(host->db));
}

static const char prelude[] = "def sql_function(f):\n"
                              "    _sql_register('function', f.__name__, f, (), ())\n"
                              "    return f\n"
                              "def sql_aggregate(cls):\n"
                              "    _sql_register('aggregate', cls.__name__, cls, (), ())\n"
                              "    return cls\n"
                              "def sql_table(*columns):\n"
                              "    def mark(f):\n"
                              "        code = f.__code__\n"
                              "        _sql_register('table', f.__name__, f, columns, code.co_varnames[:code.co_argcount])\n"
                              "        return f\n"
                              "    return mark\n";

/* ---- SQL's side: freehold_run(source), freehold_run_file(path) ---- */

static void run(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    Host *host = sqlite3_user_data(context);
    const char *text = (const char *)sqlite3_value_text(argv[0]);
    if (!text) return sqlite3_result_error(context, "freehold_run wants a script", -1);
    if (fh_run_source(host->vm, text, (size_t)sqlite3_value_bytes(argv[0]), "<sql>") != FH_OK) fail(context, host->vm);
}

static void run_file(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    Host *host = sqlite3_user_data(context);
    const char *path = (const char *)sqlite3_value_text(argv[0]);
    if (!path) return sqlite3_result_error(context, "freehold_run_file wants a path", -1);
    if (fh_run_file(host->vm, path) != FH_OK) fail(context, host->vm);
}

static int host_new(sqlite3 *db, Host **out, char **error) {
    Host *host = sqlite3_malloc(sizeof *host);
    fh_config *config = fh_config_new();
    if (!host || !config) {
        sqlite3_free(host);
        fh_config_free(config);
        return SQLITE_NOMEM;
    }
    *host = (Host){.db = db, .references = 1};
    fh_config_memory_limit(config, MEMORY_LIMIT);
    if (fh_vm_new(config, &host->vm) != FH_OK) {
        sqlite3_free(host);
        return SQLITE_NOMEM;
    }
    *out = host;
    if (fh_define_function(host->vm, "_sql_register", 5, 5, sql_register, host, NULL) == FH_OK &&
        fh_run_source(host->vm, prelude, sizeof prelude - 1, "<freehold_sqlite>") == FH_OK)
        return SQLITE_OK;
    *error = sqlite3_mprintf("%s", fh_error_text(host->vm));
    host_release(host);
    return SQLITE_ERROR;
}

#ifdef _WIN32
__declspec(dllexport)
#endif
int sqlite3_freeholdsqlite_init(sqlite3 *db, char **error, const sqlite3_api_routines *api) {
    SQLITE_EXTENSION_INIT2(api);
    Host *host;
    int status = host_new(db, &host, error);
    if (status != SQLITE_OK) return status;
    host->references++; /* each function has one, and is released also where its registration fails */
    status = sqlite3_create_function_v2(db, "freehold_run", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, host, run, NULL, NULL,
                                        release_host);
    if (status != SQLITE_OK) return host_release(host), status;
    return sqlite3_create_function_v2(db, "freehold_run_file", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, host, run_file, NULL, NULL,
                                      release_host);
}
