/* The same function as the script's, in C: what a row costs beside it. */
#include <sqlite3ext.h>
#include <stddef.h>
SQLITE_EXTENSION_INIT1

static void scale(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    sqlite3_result_int64(context, sqlite3_value_int64(argv[0]) * 3 + sqlite3_value_int64(argv[1]));
}

int sqlite3_sqlitec_init(sqlite3 *db, char **error, const sqlite3_api_routines *api) {
    (void)error;
    SQLITE_EXTENSION_INIT2(api);
    return sqlite3_create_function_v2(db, "scale", 2, SQLITE_UTF8, NULL, scale, NULL, NULL, NULL);
}
