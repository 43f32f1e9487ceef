/* What freehold.c measures, through Lua 5.4's C API. */
#include "bench.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdlib.h>

static size_t bytes;
static void *take(void *context, void *p, size_t old_size, size_t new_size) {
    (void)context;
    bytes += new_size - (p ? old_size : 0);
    if (new_size) return realloc(p, new_size);
    free(p);
    return NULL;
}

static lua_State *new_vm(void) {
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    return L;
}

static void run(lua_State *L, const char *source) {
    if (luaL_dostring(L, source)) exit((puts(lua_tostring(L, -1)), 1));
}

static int host_add(lua_State *L) {
    lua_pushinteger(L, luaL_checkinteger(L, 1) + luaL_checkinteger(L, 2));
    return 1;
}

static double call_script(lua_State *L, const char *name) {
    lua_Integer sum = 0;
    lua_getglobal(L, name);
    int f = lua_gettop(L);
    double start = now();
    for (int i = 0; i < CALLS; i++) {
        lua_pushvalue(L, f);
        lua_pushinteger(L, i);
        lua_pushinteger(L, 2);
        if (lua_pcall(L, 2, 1, 0)) exit(1);
        int ok;
        sum += lua_tointegerx(L, -1, &ok);
        if (!ok) exit(1);
        lua_pop(L, 1);
    }
    double t = now() - start;
    if (sum == 42) puts("never");
    lua_pop(L, 1);
    return t / CALLS;
}

static double timed(lua_State *L, const char *name) {
    double start = now();
    lua_getglobal(L, name);
    if (lua_pcall(L, 0, 0, 0)) exit(1);
    return (now() - start) / CALLS;
}

int main(void) {
    lua_State *L = new_vm();
    lua_register(L, "host_add", host_add);
    run(L, "function add(a, b) return a + b end\n"
           "function native() for i = 1, " TEXT(CALLS) " do host_add(i, 2) end end\n"
                                                       "function empty() for i = 1, " TEXT(
                                                           CALLS) " do end end\n");
    report("host calls script", BEST(call_script(L, "add")) * 1e9, "ns");
    report("script calls host, with its loop", BEST(timed(L, "native")) * 1e9, "ns");
    report("the loop alone", BEST(timed(L, "empty")) * 1e9, "ns");
    lua_close(L);

    double start = now();
    for (int i = 0; i < MADE; i++) lua_close(new_vm());
    report("VM made and freed", (now() - start) / MADE * 1e6, "us");
    L = lua_newstate(take, NULL);
    luaL_openlibs(L);
    report("VM with its builtins", bytes / 1024.0, "KiB");
    lua_close(L);

    static lua_State *many[MANY];
    start = now();
    for (int i = 0; i < MANY; i++) {
        many[i] = lua_newstate(take, NULL);
        luaL_openlibs(many[i]);
        lua_pushinteger(many[i], i);
        lua_setglobal(many[i], "n");
        run(many[i], "m = n * n");
    }
    report("making each of 10,000, and running a line", (now() - start) / MANY * 1e6, "us");
    report("10,000 alive", bytes / 1024.0 / 1024.0, "MiB");
    report("resident", resident() / 1024.0 / 1024.0, "MiB");
    for (int i = 0; i < MANY; i++) lua_close(many[i]);
    return 0;
}
