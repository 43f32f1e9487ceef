/* The effects of builtins on what the checker follows: a line each. What is not here is unknown, and so is its effect.
 *
 *   USES          looks into its arguments: a dead one raises
 *   KEEPS         holds on to its arguments after the call
 *   ALLOCATES     certain to take memory from the heap
 *   RAISES_OFTEN  ordinary input makes it raise: `exc`
 *   CALLS_BACK    calls a function that it is given
 *   SHARES        what it returns may hold, or be, what its arguments hold, or one of several arguments
 *
 * No builtin frees but free(), and no method of a builtin type does. */
#include "ownership_engine.h"

#define BUILTIN(name, makes, flags)                                                                          \
    { name, MAKES_##makes, flags, NOT_SPECIAL, 0, NULL }
#define RAISING(name, makes, flags, exc)                                                                     \
    { name, MAKES_##makes, (flags) | RAISES_OFTEN, NOT_SPECIAL, 0, exc }
#define SPECIAL(name, special, size)                                                                         \
    { name, MAKES_SPECIAL, USES, SPECIAL_##special, size, NULL }

static const Builtin functions[] = {
    SPECIAL("free", FREE, 0),
    SPECIAL("allocate", ALLOCATE, 0),
    SPECIAL("allocate_aligned", ALLOCATE, 0),
    SPECIAL("create_arena", CREATE_ARENA, 0),
    SPECIAL("arena", ARENA, 0),
    SPECIAL("reset_arena", RESET, 0),
    SPECIAL("destroy_arena", DESTROY, 0),
    SPECIAL("memory_strategy", STRATEGY, 0),
    SPECIAL("memory_lock", LOCK, 0),
    SPECIAL("is_alive", IS_ALIVE, 0),
    SPECIAL("BoundedList", BOUNDED, 8),
    SPECIAL("BoundedDeque", BOUNDED, 8),
    SPECIAL("BoundedDict", BOUNDED, 16),
    SPECIAL("BoundedStr", BOUNDED, 1),
    SPECIAL("Provider", PROVIDER, -1),
    SPECIAL("SmallProvider", PROVIDER, 8192),
    SPECIAL("MediumProvider", PROVIDER, 65536),
    SPECIAL("LargeProvider", PROVIDER, 1048576),
    SPECIAL("manual_memory", DECORATOR, 0),
    SPECIAL("auto_memory", DECORATOR, 0),
    SPECIAL("arena_memory", DECORATOR, 0),
    SPECIAL("no_alloc", DECORATOR, 0),
    SPECIAL("owned", OWNED, 0),
    SPECIAL("borrowed", BORROWED, 0),
    SPECIAL("exit", EXIT, 0),
    SPECIAL("quit", EXIT, 0),
    SPECIAL("super", SUPER, 0),
    SPECIAL("isinstance", ISINSTANCE, 0),
    BUILTIN("print", NONE, USES),
    BUILTIN("len", INT, USES),
    BUILTIN("id", INT, 0),
    BUILTIN("sizeof", INT, USES),
    BUILTIN("memory_stats", DATA, 0),
    BUILTIN("memory_limit", NONE, 0),
    BUILTIN("memory_budget", DATA, 0),
    BUILTIN("type", DATA, USES),
    BUILTIN("issubclass", BOOL, USES),
    BUILTIN("callable", BOOL, USES),
    BUILTIN("bool", BOOL, USES),
    BUILTIN("hash", INT, USES),
    BUILTIN("abs", DATA, USES),
    BUILTIN("round", DATA, USES),
    BUILTIN("divmod", DATA, USES | ALLOCATES),
    BUILTIN("pow", DATA, USES),
    BUILTIN("ord", INT, USES),
    BUILTIN("repr", STR, USES | ALLOCATES),
    BUILTIN("ascii", STR, USES | ALLOCATES),
    BUILTIN("str", STR, USES),
    BUILTIN("format", STR, USES | ALLOCATES),
    BUILTIN("hex", STR, USES | ALLOCATES),
    BUILTIN("oct", STR, USES | ALLOCATES),
    BUILTIN("bin", STR, USES | ALLOCATES),
    BUILTIN("bytes", DATA, USES | ALLOCATES),
    BUILTIN("bytearray", DATA, USES | ALLOCATES),
    BUILTIN("list", LIST, USES | SHARES | ALLOCATES),
    BUILTIN("dict", DICT, USES | SHARES | ALLOCATES),
    BUILTIN("set", SET, USES | SHARES | ALLOCATES),
    BUILTIN("frozenset", DATA, USES | SHARES),
    BUILTIN("tuple", DATA, USES | SHARES),
    BUILTIN("sorted", LIST, USES | SHARES | ALLOCATES | CALLS_BACK),
    BUILTIN("sum", DATA, USES),
    BUILTIN("min", UNKNOWN, USES | SHARES | CALLS_BACK),
    BUILTIN("max", UNKNOWN, USES | SHARES | CALLS_BACK),
    BUILTIN("all", BOOL, USES),
    BUILTIN("any", BOOL, USES),
    BUILTIN("range", DATA, USES),
    BUILTIN("enumerate", DATA, USES | SHARES),
    BUILTIN("zip", DATA, USES | SHARES | ALLOCATES),
    BUILTIN("map", DATA, USES | SHARES | CALLS_BACK | ALLOCATES),
    BUILTIN("filter", DATA, USES | SHARES | CALLS_BACK | ALLOCATES),
    BUILTIN("iter", DATA, USES | SHARES),
    BUILTIN("reversed", DATA, USES | SHARES),
    BUILTIN("slice", DATA, 0),
    BUILTIN("object", DATA, ALLOCATES),
    BUILTIN("memoryview", DATA, USES),
    BUILTIN("hasattr", BOOL, USES),
    BUILTIN("getattr", UNKNOWN, USES | SHARES),
    BUILTIN("setattr", NONE, USES | KEEPS),
    BUILTIN("delattr", NONE, USES),
    BUILTIN("vars", UNKNOWN, USES | SHARES),
    BUILTIN("dir", LIST, USES | ALLOCATES),
    BUILTIN("globals", UNKNOWN, 0),
    BUILTIN("locals", UNKNOWN, 0),
    BUILTIN("help", NONE, USES),
    RAISING("next", UNKNOWN, USES | SHARES, "StopIteration"),
    RAISING("int", INT, USES, "ValueError"),
    RAISING("float", DATA, USES, "ValueError"),
    RAISING("complex", DATA, USES, "ValueError"),
    RAISING("chr", STR, USES, "ValueError"),
    RAISING("open", DATA, USES, "OSError"),
    RAISING("input", STR, USES, "EOFError"),
};

/* Methods whose name says enough, whatever the type of the receiver. */
static const Builtin methods[] = {
    BUILTIN("append", NONE, USES | KEEPS),
    BUILTIN("appendleft", NONE, USES | KEEPS),
    BUILTIN("add", NONE, USES | KEEPS),
    BUILTIN("insert", NONE, USES | KEEPS),
    BUILTIN("push", NONE, USES | KEEPS),
    BUILTIN("try_push", BOOL, USES | KEEPS),
    BUILTIN("put", NONE, USES | KEEPS),
    BUILTIN("extend", NONE, USES | KEEPS),
    BUILTIN("update", NONE, USES | KEEPS),
    BUILTIN("setdefault", UNKNOWN, USES | KEEPS),
    BUILTIN("pop", UNKNOWN, USES),
    BUILTIN("popleft", UNKNOWN, USES),
    BUILTIN("popitem", UNKNOWN, USES),
    BUILTIN("get", UNKNOWN, USES),
    BUILTIN("keys", DATA, USES | ALLOCATES),
    BUILTIN("values", DATA, USES | ALLOCATES),
    BUILTIN("items", DATA, USES | ALLOCATES),
    BUILTIN("sort", NONE, USES | CALLS_BACK),
    BUILTIN("reverse", NONE, USES),
    BUILTIN("clear", NONE, USES),
    BUILTIN("count", DATA, USES),
    BUILTIN("startswith", BOOL, USES),
    BUILTIN("endswith", BOOL, USES),
    BUILTIN("upper", STR, USES | ALLOCATES),
    BUILTIN("lower", STR, USES | ALLOCATES),
    BUILTIN("title", STR, USES | ALLOCATES),
    BUILTIN("strip", STR, USES),
    BUILTIN("lstrip", STR, USES),
    BUILTIN("rstrip", STR, USES),
    BUILTIN("replace", UNKNOWN, USES),
    BUILTIN("join", STR, USES | ALLOCATES),
    BUILTIN("format", STR, USES | ALLOCATES),
    BUILTIN("split", LIST, USES | ALLOCATES),
    BUILTIN("rsplit", LIST, USES | ALLOCATES),
    BUILTIN("splitlines", LIST, USES | ALLOCATES),
    BUILTIN("encode", DATA, USES | ALLOCATES),
    BUILTIN("isdigit", BOOL, USES),
    BUILTIN("isalpha", BOOL, USES),
    RAISING("decode", DATA, USES | ALLOCATES, "ValueError"),
    RAISING("index", DATA, USES, "ValueError"),
    RAISING("remove", NONE, USES, "ValueError"),
    BUILTIN("fill", NONE, USES),
    BUILTIN("resize", NONE, USES),
    BUILTIN("write", DATA, USES),
    BUILTIN("writelines", DATA, USES),
    BUILTIN("flush", NONE, USES),
};

/* Methods of Buffer beside read_X and write_X. */
static const Builtin buffer_methods[] = {
    BUILTIN("fill", NONE, USES),       BUILTIN("copy_from", NONE, USES),   BUILTIN("resize", NONE, USES),
    BUILTIN("view", DATA, USES),       BUILTIN("tobytes", DATA, USES),     BUILTIN("hex", STR, USES),
    BUILTIN("__enter__", FIRST, USES), BUILTIN("__len__", INT, USES),      BUILTIN("__iter__", DATA, USES),
    BUILTIN("__getitem__", INT, USES), BUILTIN("__setitem__", NONE, USES),
};

static const Builtin typed_read = RAISING("read", DATA, USES, "IndexError");
static const Builtin typed_write = RAISING("write", NONE, USES, "IndexError");

static const Builtin *find(const Builtin *table, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (*table[i].name == *name && strcmp(table[i].name, name) == 0) return &table[i];
    }
    return NULL;
}

const Builtin *fhown_builtin(const char *name) {
    return find(functions, sizeof functions / sizeof *functions, name);
}

static bool is_typed(const char *name, const char *start) {
    size_t size = strlen(start);
    return strncmp(name, start, size) == 0 && strchr("iuf", name[size]) && name[size] &&
           name[size + 1] >= '1' && name[size + 1] <= '8';
}

/* Reads and writes of what is perhaps a Buffer: whether they raise is not known, since it perhaps is none. */
static const Builtin perhaps_read = BUILTIN("read", DATA, USES);
static const Builtin perhaps_write = BUILTIN("write", NONE, USES);

const Builtin *fhown_method_effects(const char *name) {
    if (is_typed(name, "read_")) return &perhaps_read;
    if (is_typed(name, "write_")) return &perhaps_write;
    return find(methods, sizeof methods / sizeof *methods, name);
}

const Builtin *fhown_buffer_method(const char *name) {
    if (is_typed(name, "read_")) return &typed_read;
    if (is_typed(name, "write_")) return &typed_write;
    return find(buffer_methods, sizeof buffer_methods / sizeof *buffer_methods, name);
}

/* ---- modules ---------------------------------------------------------------------------------------------------- */

/* Modules whose functions look into their arguments, and neither keep nor end them; those that raise on ordinary input. */
static const struct {
    const char *module, *raising; /* the functions that raise, between blanks; "*" all */
} quiet[] = {
    {"math", " "},
    {"time", " "},
    {"struct", " unpack unpack_from pack pack_into "},
    {"sys", " "},
    {"os", " open remove rename mkdir listdir stat read write unlink rmdir makedirs "},
    {"random", " "},
    {"hashlib", " "},
    {"binascii", " unhexlify a2b_hex a2b_base64 "},
    {"zlib", " decompress "},
    {"json", " loads load "},
    {"base64", " b64decode b32decode "},
    {"string", " "},
    {"textwrap", " "},
    {"statistics", " "},
    {"re", " "},
    {"io", " open "},
    {"operator", " "},
    {"gc", " "},
    {"datetime", " "},
    {"os.path", " "},
};

bool fhown_native_module(const char *name, const char *function, unsigned *flags) {
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++) {
        if (strcmp(quiet[i].module, name) != 0) continue;
        const char *at = strstr(quiet[i].raising, function);
        size_t size = strlen(function);
        bool raises = at && at != quiet[i].raising && at[-1] == ' ' && at[size] == ' ';
        bool shares = strcmp(name, "random") == 0 || strcmp(name, "operator") == 0;
        *flags = USES | (raises ? RAISES_OFTEN : 0) | (shares ? SHARES : 0);
        return true;
    }
    return false;
}

/* ---- exceptions ------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *base;
} exceptions[] = {
    {"BaseException", NULL},
    {"Exception", "BaseException"},
    {"KeyboardInterrupt", "BaseException"},
    {"SystemExit", "BaseException"},
    {"GeneratorExit", "BaseException"},
    {"ArithmeticError", "Exception"},
    {"ZeroDivisionError", "ArithmeticError"},
    {"OverflowError", "ArithmeticError"},
    {"FloatingPointError", "ArithmeticError"},
    {"AssertionError", "Exception"},
    {"AttributeError", "Exception"},
    {"BufferError", "Exception"},
    {"EOFError", "Exception"},
    {"ImportError", "Exception"},
    {"ModuleNotFoundError", "ImportError"},
    {"LookupError", "Exception"},
    {"IndexError", "LookupError"},
    {"KeyError", "LookupError"},
    {"MemoryError", "Exception"},
    {"BudgetExceededError", "MemoryError"},
    {"MemoryLockedError", "MemoryError"},
    {"CapacityError", "MemoryError"},
    {"NameError", "Exception"},
    {"UnboundLocalError", "NameError"},
    {"OSError", "Exception"},
    {"IOError", "Exception"},
    {"FileNotFoundError", "OSError"},
    {"PermissionError", "OSError"},
    {"FileExistsError", "OSError"},
    {"IsADirectoryError", "OSError"},
    {"NotADirectoryError", "OSError"},
    {"ConnectionError", "OSError"},
    {"BrokenPipeError", "ConnectionError"},
    {"TimeoutError", "OSError"},
    {"RuntimeError", "Exception"},
    {"NotImplementedError", "RuntimeError"},
    {"RecursionError", "RuntimeError"},
    {"MemoryFault", "RuntimeError"},
    {"UseAfterFreeError", "MemoryFault"},
    {"DoubleFreeError", "MemoryFault"},
    {"InvalidFreeError", "MemoryFault"},
    {"BorrowError", "InvalidFreeError"},
    {"ArenaEscapeError", "MemoryFault"},
    {"StopIteration", "Exception"},
    {"StopAsyncIteration", "Exception"},
    {"SyntaxError", "Exception"},
    {"SystemError", "Exception"},
    {"TypeError", "Exception"},
    {"ValueError", "Exception"},
    {"UnicodeError", "ValueError"},
    {"UnicodeDecodeError", "UnicodeError"},
    {"UnicodeEncodeError", "UnicodeError"},
    {"Warning", "Exception"},
};

static const char *base_of(const char *name, bool *known) {
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++) {
        if (strcmp(exceptions[i].name, name) != 0) continue;
        *known = true;
        return exceptions[i].base;
    }
    *known = false;
    return NULL;
}

bool fhown_is_exception(const char *name) {
    bool known;
    base_of(name, &known);
    return known;
}

bool fhown_is_fault_class(const char *name) {
    bool known;
    for (const char *n = name; n; n = base_of(n, &known)) {
        if (strcmp(n, "MemoryFault") == 0) return true;
    }
    return false;
}

static bool derives(const char *name, const char *base) {
    bool known;
    for (const char *n = name; n; n = base_of(n, &known)) {
        if (strcmp(n, base) == 0) return true;
    }
    return false;
}

/* Whether a handler of one class may take an exception of another; NULL is a class that is not known. */
bool fhown_catches(const char *handler, const char *exc, bool *surely) {
    bool known_handler = false, known_exc = false;
    *surely = false;
    if (handler && (strcmp(handler, "BaseException") == 0 || strcmp(handler, "Exception") == 0))
        return *surely = true;
    if (!handler || !exc) return true;
    base_of(handler, &known_handler);
    base_of(exc, &known_exc);
    if (strcmp(handler, exc) == 0) return *surely = true;
    if (!known_exc) return true; /* a class of the script, whose bases are not looked at here */
    if (!known_handler) return false;
    if (derives(exc, handler)) return *surely = true;
    return derives(handler, exc);
}
