/* Modules: where they are found, how they are run, what `import` gives.
 *
 * The order of search: sys.modules; sys.meta_path; native modules; the directories of sys.path (or of the package's
 * __path__); library scripts embedded in the program. Finding and loading are native: there is no importlib below.
 *
 * Every module gets a __spec__ (a ModuleSpec). While a module's code runs, its spec has _initializing set. */
#include "runtime/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bytecode/image.h"
#include "bytecode/share.h"
#include "objects/capability.h"
#include "objects/bytes.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "runtime/builtins.h"
#include "runtime/frame.h"
#include "runtime/ops.h"
#include "objects/io.h"
#include "runtime/sources.h"
#include "runtime/sys.h"

#define PATH_CAPACITY 4096

/* ---- specs ---- */

/* What was found for a name. */
typedef struct Found {
    enum { NOTHING, NATIVE_MODULE, SCRIPT, HOSTED, SHARED, EMBEDDED, NAMESPACE } kind;
    bool is_package;
    FhValue file;                 /* SCRIPT: str, owned */
    FhValue search;               /* packages: list for __path__, owned; else NOVALUE */
    const FhStdlibSource *source; /* EMBEDDED */
    const char *text;             /* HOSTED: the host's, with file as SCRIPT */
    size_t size;
    const FhCode *code; /* SHARED: the engine's, with file as SCRIPT */
} Found;

static void drop(FhVM *vm, Found *f) {
    fh_release(vm, f->file);
    fh_release(vm, f->search);
    f->file = f->search = FH_NOVALUE;
}

static FhValue spec_repr(FhVM *vm, FhValue self) {
    FhValue name = fhattr_get(vm, self, FH_NAME(vm, name));
    if (name == FH_ERR) return FH_ERR;
    FhValue key = fhstr_intern(vm, "origin", 6), origin = key == FH_ERR ? FH_ERR : fhattr_get(vm, self, key),
            text = FH_ERR;
    if (origin != FH_ERR) {
        text = fhstr_format(vm, "ModuleSpec(name=%R, loader=None, origin=%R)", name, origin);
        fh_release(vm, origin);
    }
    fh_release(vm, name);
    return text;
}

static FhValue spec_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames);

typedef struct Spec {
    FhObj header;
    FhValue dict;
} Spec;

static void spec_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Spec *)o)->dict);
}
static void spec_finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((Spec *)o)->dict); }

static const FhSlots spec_slots = {
    .life = {.visit = spec_visit, .finalize = spec_finalize}, .repr = spec_repr, .new_ = spec_new};
static const FhTypeDef spec_type = {
    .doc = "What is known of a module before it is loaded.",
    .size = sizeof(Spec),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICT,
    .slots = &spec_slots,
    .module = "importlib.machinery",
    .dict_offset = offsetof(Spec, dict),
};

static FhType *spec_class(FhVM *vm) {
    static const char hidden[] = "_ModuleSpec"; /* kept in sys, like CPython's importlib in sys.modules */
    FhValue key = fhstr_intern(vm, hidden, sizeof hidden - 1);
    FhValue type = key == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->sys_dict, key);
    if (type == FH_ERR) return NULL;
    if (type != FH_NOVALUE) return fhas_type(type);
    FhType *t = fhtype_define(vm, "ModuleSpec", &spec_type, NULL);
    if (!t || fhdict_set(vm, vm->sys_dict, key, fh_val(t)) < 0) return NULL;
    return t;
}

static int set_attribute(FhVM *vm, FhValue o, const char *name, FhValue v) {
    FhValue key = fhstr_intern(vm, name, strlen(name));
    return key == FH_ERR ? -1 : fhattr_set(vm, o, key, v);
}

/* "a.b.c" -> "a.b"; "a" -> "". */
static FhValue parent_name(FhVM *vm, FhValue name) {
    const char *text = fhstr_text(name), *dot = memrchr(text, '.', fhstr_size(name));
    return dot ? fhstr_new(vm, text, (size_t)(dot - text)) : fh_retain(vm->empty_str);
}

static FhValue make_spec(FhVM *vm, FhValue name, FhValue origin, FhValue search, FhValue parent,
                         bool located) {
    FhType *type = spec_class(vm);
    FhValue spec = type ? fhinstance_new(vm, type, 0) : FH_ERR;
    if (spec == FH_ERR) return FH_ERR;
    FH_AS(Spec, spec)->dict = FH_NOVALUE;
    if (fhattr_set(vm, spec, FH_NAME(vm, name), name) == 0 &&
        set_attribute(vm, spec, "loader", FH_NONE) == 0 && set_attribute(vm, spec, "origin", origin) == 0 &&
        set_attribute(vm, spec, "parent", parent) == 0 &&
        set_attribute(vm, spec, "submodule_search_locations", search == FH_NOVALUE ? FH_NONE : search) == 0 &&
        set_attribute(vm, spec, "cached", FH_NONE) == 0 &&
        set_attribute(vm, spec, "loader_state", FH_NONE) == 0 &&
        set_attribute(vm, spec, "has_location", fh_bool(located)) == 0)
        return spec;
    fh_release(vm, spec);
    return FH_ERR;
}

static FhValue spec_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"name", "loader", "origin", "loader_state", "is_package", NULL};
    static const FhParams p = {"ModuleSpec", names, 0, 2, 2};
    FhValue v[5];
    (void)type;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (!fhstr_check(vm, v[0])) return fhraise(vm, FH_T_TypeError, "name must be str, not %T", v[0]);
    int package = v[4] == FH_NOVALUE ? 0 : fhtruth(vm, v[4]);
    if (package < 0) return FH_ERR;
    FhValue search = package ? fhlist_new(vm, 0) : FH_NOVALUE;
    FhValue parent = package ? fh_retain(v[0]) : parent_name(vm, v[0]), spec = FH_ERR;
    if (search != FH_ERR && parent != FH_ERR)
        spec = make_spec(vm, v[0], v[2] == FH_NOVALUE ? FH_NONE : v[2], search, parent, false);
    if (spec != FH_ERR && set_attribute(vm, spec, "loader", v[1]) < 0) {
        fh_release(vm, spec);
        spec = FH_ERR;
    }
    if (search != FH_ERR) fh_release(vm, search);
    if (parent != FH_ERR) fh_release(vm, parent);
    return spec;
}

static FhValue spec_of(FhVM *vm, FhValue module) { /* owned; NOVALUE */
    return fhattr_find(vm, module, FH_NAME(vm, __spec__));
}

bool fhmodule_initializing(FhVM *vm, FhValue module) {
    FhValue spec = spec_of(vm, module), key = fhstr_intern(vm, "_initializing", 13), v = FH_NOVALUE;
    if (spec != FH_ERR && spec != FH_NOVALUE && spec != FH_NONE && key != FH_ERR)
        v = fhattr_find(vm, spec, key);
    bool busy = v != FH_ERR && v != FH_NOVALUE && fhtruth(vm, v) > 0;
    if (v != FH_ERR) fh_release(vm, v);
    if (spec != FH_ERR) fh_release(vm, spec);
    fhpending_clear(vm);
    return busy;
}

static int set_initializing(FhVM *vm, FhValue module, bool on) {
    FhValue spec = spec_of(vm, module);
    if (spec == FH_ERR) return -1;
    int status =
        spec == FH_NOVALUE || spec == FH_NONE ? 0 : set_attribute(vm, spec, "_initializing", fh_bool(on));
    fh_release(vm, spec);
    return status;
}

/* ---- finding ---- */

const FhStdlibSource *fhimport_library_source(const char *name) {
    for (const FhStdlibSource *s = fhstdlib_sources; s->name; s++)
        if (strcmp(s->name, name) == 0) return s;
    return NULL;
}

static bool is_file(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}
static bool is_directory(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* directory/leaf + suffix, in the buffer; a relative directory stands for itself. False: too long. */
static bool join(char *out, const char *directory, const char *leaf, const char *suffix) {
    char here[PATH_CAPACITY];
    if (directory[0] != '/' && getcwd(here, sizeof here)) {
        if (directory[0] == 0 || strcmp(directory, ".") == 0)
            return snprintf(out, PATH_CAPACITY, "%s/%s%s", here, leaf, suffix) < PATH_CAPACITY;
        return snprintf(out, PATH_CAPACITY, "%s/%s/%s%s", here, directory, leaf, suffix) < PATH_CAPACITY;
    }
    size_t n = strlen(directory);
    const char *slash = n && directory[n - 1] == '/' ? "" : "/";
    return snprintf(out, PATH_CAPACITY, "%s%s%s%s", directory, slash, leaf, suffix) < PATH_CAPACITY;
}

static FhValue path_text(FhVM *vm, const char *path) {
    return fhstr_decode(vm, (const uint8_t *)path, strlen(path), "utf-8", "surrogateescape");
}

/* 1 found, 0 not, -1. A directory without __init__.py is noted in f->search. */
static int find_in(FhVM *vm, const char *directory, const char *leaf, Found *f) {
    char path[PATH_CAPACITY];
    if (!fhcapability(vm, FH_CAN_IMPORT)) return 0; /* nothing lies anywhere */
    if (join(path, directory, leaf, "/__init__.py") && is_file(path)) {
        drop(vm, f);
        f->kind = SCRIPT;
        f->is_package = true;
        f->file = path_text(vm, path);
        path[strlen(path) - strlen("/__init__.py")] = 0;
        FhValue home = f->file == FH_ERR ? FH_ERR : path_text(vm, path);
        f->search = home == FH_ERR ? FH_ERR : fhlist_from(vm, &home, 1);
        if (home != FH_ERR) fh_release(vm, home);
        if (f->file == FH_ERR || f->search == FH_ERR) {
            if (f->file == FH_ERR) f->file = FH_NOVALUE;
            if (f->search == FH_ERR) f->search = FH_NOVALUE;
            drop(vm, f);
            return -1;
        }
        return 1;
    }
    if (join(path, directory, leaf, ".py") && is_file(path)) {
        drop(vm, f);
        f->kind = SCRIPT;
        f->file = path_text(vm, path);
        if (f->file != FH_ERR) return 1;
        f->file = FH_NOVALUE;
        return -1;
    }
    if (!join(path, directory, leaf, "") || !is_directory(path)) return 0;
    FhValue home = path_text(vm, path);
    if (home == FH_ERR) return -1;
    if (f->search == FH_NOVALUE) f->search = fhlist_new(vm, 1);
    if (f->search == FH_ERR) {
        f->search = FH_NOVALUE;
        fh_release(vm, home);
        return -1;
    }
    return fhlist_push(vm, fhas_list(f->search), home) < 0 ? -1 : 0;
}

/* The host's own sources come first. 1 found, 0 not, -1. */
static int find_hosted(FhVM *vm, const char *name, Found *f) {
    int found = vm->find_host(vm, name, &f->text, &f->size, &f->file, &f->is_package);
    if (found <= 0) return found;
    f->kind = HOSTED;
    if (f->is_package && (f->search = fhlist_new(vm, 0)) == FH_ERR) {
        f->search = FH_NOVALUE;
        drop(vm, f);
        return -1;
    }
    return 1;
}

/* Then what the host has put into the engine; the library's modules there are asked for by compile_found. */
static int find_shared(FhVM *vm, const char *name, Found *f) {
    const FhCode *code = vm->find_shared(vm, name, &f->is_package);
    if (!code || fhimport_library_source(name)) return 0;
    if (f->is_package && (f->search = fhlist_new(vm, 0)) == FH_ERR) return f->search = FH_NOVALUE, -1;
    f->kind = SHARED;
    f->code = code;
    f->file = code->filename;
    return 1;
}

/* Fills *f; kind NOTHING: not found. path: the list or iterable of directories. -1: an exception. */
static int find(FhVM *vm, FhValue name, FhValue path, bool top, Found *f) {
    *f = (Found){.kind = NOTHING, .file = FH_NOVALUE, .search = FH_NOVALUE};
    const char *text = fhstr_text(name), *dot = strrchr(text, '.'), *leaf = dot ? dot + 1 : text;
    if (strlen(text) != fhstr_size(name) || strchr(text, '/')) return 0;
    int hosted = vm->find_host ? find_hosted(vm, text, f) : 0;
    if (!hosted && vm->find_shared) hosted = find_shared(vm, text, f);
    if (hosted) return hosted < 0 ? -1 : 0;
    FhValue list = path == FH_NOVALUE ? FH_NOVALUE : fhlist_of(vm, path);
    if (list == FH_ERR) return -1;
    int found = 0;
    for (int64_t i = 0; list != FH_NOVALUE && found == 0 && i < fhas_list(list)->size; i++) {
        FhValue entry = fhas_list(list)->items[i];
        if (!fhstr_check(vm, entry)) continue;
        FhValue bytes = fhstr_encode(vm, entry, "utf-8", "surrogateescape");
        if (bytes == FH_ERR) {
            found = -1;
            break;
        }
        FhBuffer b;
        found = fhbuffer_get(vm, bytes, &b, false) < 0 ? -1 : find_in(vm, (const char *)b.data, leaf, f);
        if (found >= 0) fhbuffer_release(vm, &b);
        fh_release(vm, bytes);
    }
    if (list != FH_NOVALUE) fh_release(vm, list);
    (void)top;
    if (found < 0) {
        drop(vm, f);
        return -1;
    }
    const FhStdlibSource *source = found ? NULL : fhimport_library_source(text);
    if (source) {
        drop(vm, f);
        f->kind = EMBEDDED;
        f->source = source;
        f->is_package = source->is_package;
        if (f->is_package && (f->search = fhlist_new(vm, 0)) == FH_ERR) {
            f->search = FH_NOVALUE;
            return -1;
        }
    } else if (!found && f->search != FH_NOVALUE) {
        f->kind = NAMESPACE;
        f->is_package = true;
    }
    return 0;
}

/* ---- loading ---- */

/* The whole file as bytes. */
static FhValue read_file(FhVM *vm, FhValue file) {
    if (fhcapability_need(vm, FH_CAN_IMPORT, "import from files") < 0) return FH_ERR;
    FhValue name = fhstr_encode(vm, file, "utf-8", "surrogateescape");
    if (name == FH_ERR) return FH_ERR;
    int fd = open((const char *)fhas_bytes(name)->data, O_RDONLY | O_CLOEXEC);
    fh_release(vm, name);
    if (fd < 0) return fhraise_os(vm, errno, file);
    FhText t;
    fhtext_init(&t, vm);
    for (;;) {
        char *space = fhtext_space(&t, 65536);
        if (!space) break;
        ssize_t n = read(fd, space, 65536);
        t.size -= 65536 - (size_t)(n > 0 ? n : 0);
        if (n > 0) continue;
        if (n < 0 && errno == EINTR && fhpoll(vm) == 0) continue;
        if (n < 0 && !fhpending(vm)) fhraise_os(vm, errno, file);
        break;
    }
    close(fd);
    FhValue bytes = t.failed || fhpending(vm) ? FH_ERR : fhbytes_new(vm, t.data, t.size);
    fhtext_free(&t);
    return bytes;
}

static FhValue compile_found(FhVM *vm, const Found *f) {
    bool package;
    const FhCode *shared = f->kind == SHARED ? f->code
                           : f->kind == EMBEDDED && vm->find_shared
                               ? vm->find_shared(vm, f->source->name, &package)
                               : NULL;
    if (shared) return fhcode_for_vm(vm, fhshare_adopt(vm, shared));
    if (f->kind == EMBEDDED && fhstdlib_images) {
        const FhStdlibImage *image = &fhstdlib_images[f->source - fhstdlib_sources];
        return fhcode_for_vm(vm, fhimage_read(vm, (const uint8_t *)image->data, image->size, true));
    }
    if (f->kind == EMBEDDED) {
        FhValue name = fhstr_format(vm, "<freehold %s>", f->source->name);
        if (name == FH_ERR) return FH_ERR;
        FhValue code = vm->compile(vm, f->source->source, f->source->size, name, 0, 0);
        fh_release(vm, name);
        return code;
    }
    if (f->kind == HOSTED) return vm->compile(vm, f->text, f->size, f->file, 0, 0);
    FhValue bytes = read_file(vm, f->file);
    if (bytes == FH_ERR) return FH_ERR;
    FhBytes *b = fhas_bytes(bytes);
    FhValue code = FH_ERR;
    if (memchr(b->data, 0, b->size))
        fhraise(vm, FH_T_SyntaxError, "source code string cannot contain null bytes");
    else
        code = vm->compile(vm, (const char *)b->data, b->size, f->file, 0, 0);
    fh_release(vm, bytes);
    return code;
}

static int set_in(FhVM *vm, FhValue module, FhValue key, FhValue v) {
    return fhdict_set(vm, fhas_module(module)->dict, key, v);
}

/* __spec__, __package__, __loader__, __file__, __path__ of a module that was found. */
static int describe(FhVM *vm, FhValue module, FhValue name, const Found *f) {
    FhValue parent = f->is_package ? fh_retain(name) : parent_name(vm, name);
    if (parent == FH_ERR) return -1;
    bool script = f->kind == SCRIPT || f->kind == HOSTED || f->kind == SHARED;
    FhValue origin = script                 ? fh_retain(f->file)
                     : f->kind == NAMESPACE ? FH_NONE
                                            : fhstr_c(vm, f->kind == EMBEDDED ? "frozen" : "built-in");
    FhValue spec = origin == FH_ERR ? FH_ERR : make_spec(vm, name, origin, f->search, parent, script);
    int status = -1;
    if (spec != FH_ERR && set_in(vm, module, FH_NAME(vm, __spec__), spec) == 0 &&
        set_in(vm, module, FH_NAME(vm, __package__), parent) == 0 &&
        /* The importer itself is the loader: its spec stands for it. */
        set_in(vm, module, FH_NAME(vm, __loader__), spec) == 0 &&
        (!f->is_package || set_in(vm, module, FH_NAME(vm, __path__), f->search) == 0) &&
        (!script || (set_in(vm, module, FH_NAME(vm, __file__), f->file) == 0 &&
                     set_in(vm, module, FH_NAME(vm, __cached__), FH_NONE) == 0)))
        status = 0;
    if (spec != FH_ERR) fh_release(vm, spec);
    if (origin != FH_ERR) fh_release(vm, origin);
    fh_release(vm, parent);
    return status;
}

static int run_in_module(FhVM *vm, FhValue module, FhValue code) {
    FhValue dict = fh_retain(fhas_module(module)->dict);
    int status = fhdict_set(vm, dict, FH_NAME(vm, __builtins__), vm->builtins);
    FhValue r = status < 0 ? FH_ERR : fhrun_code(vm, code, dict, dict);
    fh_release(vm, dict);
    if (r == FH_ERR) return -1;
    fh_release(vm, r);
    return 0;
}

static void remove_module(FhVM *vm, FhValue name) {
    FhValue pending = fhpending_take(vm);
    if (fhdict_del(vm, vm->modules, name) < 0) fhpending_clear(vm);
    vm->pending = pending;
}

/* Owned: what sys.modules holds in the end. */
static FhValue load(FhVM *vm, FhValue name, const Found *f) {
    FhValue code = f->kind == NAMESPACE ? FH_NONE : compile_found(vm, f);
    if (code == FH_ERR) return FH_ERR;
    FhValue module = fhmodule_new(vm, name);
    int status = module == FH_ERR ? -1 : describe(vm, module, name, f);
    if (status == 0) status = set_initializing(vm, module, true);
    if (status == 0) status = fhdict_set(vm, vm->modules, name, module);
    if (status == 0 && code != FH_NONE) {
        status = run_in_module(vm, module, code);
        if (status < 0) remove_module(vm, name);
    }
    fh_release(vm, code);
    if (status == 0) status = set_initializing(vm, module, false);
    if (module != FH_ERR) fh_release(vm, module);
    if (status < 0) return FH_ERR;
    FhValue loaded = fhdict_get(vm, vm->modules, name);
    if (loaded == FH_NOVALUE) return fhraise(vm, FH_T_KeyError, "%R", name);
    return loaded == FH_ERR ? FH_ERR : fh_retain(loaded);
}

static FhValue load_native(FhVM *vm, FhValue name) { /* NOVALUE: there is none */
    FhValue module = fhmodule_native(vm, fhstr_text(name));
    if (module == FH_NOVALUE || module == FH_ERR) return module;
    Found f = {.kind = NATIVE_MODULE, .file = FH_NOVALUE, .search = FH_NOVALUE};
    if (describe(vm, module, name, &f) == 0 && fhdict_set(vm, vm->modules, name, module) == 0) return module;
    fh_release(vm, module);
    return FH_ERR;
}

/* ---- sys.meta_path ---- */

static FhValue call_named(FhVM *vm, FhValue o, const char *method, const FhValue *args, uint32_t n) {
    FhValue key = fhstr_intern(vm, method, strlen(method));
    return key == FH_ERR ? FH_ERR : fhcall_method(vm, o, key, args, n);
}

/* The module of a spec that a finder of a script gave. */
static FhValue load_spec(FhVM *vm, FhValue spec, FhValue name) {
    FhValue key = fhstr_intern(vm, "loader", 6), loader = key == FH_ERR ? FH_ERR : fhattr_get(vm, spec, key);
    if (loader == FH_ERR) return FH_ERR;
    FhValue create = fhstr_intern(vm, "create_module", 13);
    FhValue has = create == FH_ERR ? FH_ERR : fhattr_find(vm, loader, create);
    FhValue module = has == FH_ERR ? FH_ERR : FH_NONE;
    if (has != FH_ERR && has != FH_NOVALUE) {
        module = fhcall1(vm, has, spec);
        fh_release(vm, has);
    }
    if (module == FH_NONE) module = fhmodule_new(vm, name);
    int status = module == FH_ERR ? -1 : 0;
    FhValue search = FH_NOVALUE;
    if (status == 0) {
        FhValue k = fhstr_intern(vm, "submodule_search_locations", 26);
        search = k == FH_ERR ? FH_ERR : fhattr_find(vm, spec, k);
        if (search == FH_ERR) search = FH_NOVALUE, status = -1;
    }
    bool package = search != FH_NOVALUE && search != FH_NONE;
    if (status == 0) {
        FhValue parent = package ? fh_retain(name) : parent_name(vm, name);
        status = parent == FH_ERR ? -1 : fhattr_set(vm, module, FH_NAME(vm, __package__), parent);
        if (parent != FH_ERR) fh_release(vm, parent);
    }
    if (status == 0) status = fhattr_set(vm, module, FH_NAME(vm, __spec__), spec);
    if (status == 0) status = fhattr_set(vm, module, FH_NAME(vm, __loader__), loader);
    if (status == 0 && package) status = fhattr_set(vm, module, FH_NAME(vm, __path__), search);
    if (status == 0) status = fhdict_set(vm, vm->modules, name, module);
    if (status == 0) {
        FhValue r = call_named(vm, loader, "exec_module", &module, 1);
        status = r == FH_ERR ? -1 : 0;
        if (r == FH_ERR)
            remove_module(vm, name);
        else
            fh_release(vm, r);
    }
    fh_release(vm, search);
    fh_release(vm, loader);
    if (module != FH_ERR) fh_release(vm, module);
    if (status < 0) return FH_ERR;
    FhValue loaded = fhdict_get(vm, vm->modules, name);
    return loaded == FH_NOVALUE ? fhraise_key(vm, name) : loaded == FH_ERR ? FH_ERR : fh_retain(loaded);
}

/* NOVALUE: no finder knows the name. */
static FhValue ask_finders(FhVM *vm, FhValue name, FhValue path) {
    FhValue key = fhstr_intern(vm, "meta_path", 9),
            finders = key == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->sys_dict, key);
    if (finders == FH_ERR) return FH_ERR;
    if (!fhlist_exact(finders)) return FH_NOVALUE;
    for (int64_t i = 0; i < fhas_list(finders)->size; i++) {
        FhValue finder = fh_retain(fhas_list(finders)->items[i]);
        FhValue args[] = {name, path, FH_NONE}, spec = call_named(vm, finder, "find_spec", args, 3);
        fh_release(vm, finder);
        if (spec == FH_NONE) continue;
        if (spec == FH_ERR) return FH_ERR;
        FhValue module = load_spec(vm, spec, name);
        fh_release(vm, spec);
        return module;
    }
    return FH_NOVALUE;
}

/* ---- importing by absolute name ---- */

static FhValue import_absolute(FhVM *vm, FhValue name);

/* Where submodules of the package `parent` lie: its __path__, owned. NOVALUE: it is no package. */
static FhValue parent_path(FhVM *vm, FhValue parent) {
    FhValue module = import_absolute(vm, parent);
    if (module == FH_ERR) return FH_ERR;
    FhValue path = fhattr_find(vm, module, FH_NAME(vm, __path__));
    fh_release(vm, module);
    return path;
}

static int bind_in_parent(FhVM *vm, FhValue parent, FhValue name, FhValue module) {
    FhValue package = fhdict_get(vm, vm->modules, parent);
    if (package == FH_ERR) return -1;
    if (package == FH_NOVALUE) return 0;
    const char *leaf = strrchr(fhstr_text(name), '.') + 1;
    FhValue key = fhstr_intern(vm, leaf, strlen(leaf));
    if (key == FH_ERR) return -1;
    fh_retain(package);
    int status = fhattr_set(vm, package, key, module);
    if (status < 0 && fhpending_is(vm, FH_T_AttributeError)) {
        fhpending_clear(vm);
        status = 0;
    }
    fh_release(vm, package);
    return status;
}

static FhValue counted_find_and_load(FhVM *vm, FhValue name, FhValue path, bool top) {
    FhValue module = ask_finders(vm, name, top ? FH_NONE : path);
    if (module != FH_NOVALUE) return module;
    module = load_native(vm, name);
    if (module != FH_NOVALUE) return module;
    Found f;
    if (find(vm, name, path, top, &f) < 0) return FH_ERR;
    if (f.kind != NOTHING) {
        module = load(vm, name, &f);
        drop(vm, &f);
        return module;
    }
    return fhraise_import(vm, FH_T_ModuleNotFoundError, name, FH_NOVALUE, "No module named %R", name);
}

/* What it makes is counted, whatever is in force. */
static FhValue find_and_load(FhVM *vm, FhValue name, FhValue path, bool top) {
    FhForce was = fharena_pause(vm);
    FhValue result = counted_find_and_load(vm, name, path, top);
    fharena_unpause(vm, was);
    return result;
}

static FhValue import_submodule(FhVM *vm, FhValue name) {
    FhValue parent = parent_name(vm, name);
    if (parent == FH_ERR) return FH_ERR;
    FhValue path = parent_path(vm, parent), module = FH_ERR;
    if (path != FH_ERR) {
        module = fhdict_get(vm, vm->modules, name); /* the parent may have imported or made it */
        if (module != FH_ERR && module != FH_NOVALUE) {
            fh_retain(module);
        } else if (module == FH_NOVALUE && path == FH_NOVALUE) {
            module = fhraise_import(vm, FH_T_ModuleNotFoundError, name, FH_NOVALUE,
                                    "No module named %R; %R is not a package", name, parent);
        } else if (module == FH_NOVALUE) {
            module = find_and_load(vm, name, path, false);
            if (module != FH_ERR && bind_in_parent(vm, parent, name, module) < 0) {
                fh_release(vm, module);
                module = FH_ERR;
            }
        }
        fh_release(vm, path);
    }
    fh_release(vm, parent);
    return module;
}

static FhValue import_absolute(FhVM *vm, FhValue name) {
    FhValue module = fhdict_get(vm, vm->modules, name);
    if (module == FH_ERR) return FH_ERR;
    if (module == FH_NONE)
        return fhraise_import(vm, FH_T_ModuleNotFoundError, name, FH_NOVALUE,
                              "import of %U halted; None in sys.modules", name);
    if (module != FH_NOVALUE) return fh_retain(module);
    if (fhrecursion_enter(vm, "") < 0) return FH_ERR;
    if (strchr(fhstr_text(name), '.'))
        module = import_submodule(vm, name);
    else {
        FhValue key = FH_NAME(vm, path), path = fhdict_get_str(vm, vm->sys_dict, key);
        if (path == FH_ERR)
            module = FH_ERR;
        else {
            fh_retain(path);
            module = find_and_load(vm, name, path, true);
            fh_release(vm, path);
        }
    }
    fhrecursion_leave(vm);
    return module;
}

/* ---- relative names ---- */

static FhValue item(FhVM *vm, FhValue globals, FhValue name) { /* borrowed; NOVALUE */
    return fhdict_check(vm, globals) ? fhdict_get(vm, globals, name) : FH_NOVALUE;
}

/* The package that relative names start from: owned str. */
static FhValue calling_package(FhVM *vm, FhValue globals) {
    if (!fhdict_check(vm, globals))
        return fhraise(vm, globals == FH_NONE ? FH_T_KeyError : FH_T_TypeError,
                       globals == FH_NONE ? "'__name__' not in globals" : "globals must be a dict");
    FhValue package = item(vm, globals, FH_NAME(vm, __package__));
    if (package == FH_ERR) return FH_ERR;
    if (package != FH_NOVALUE && package != FH_NONE) {
        if (!fhstr_check(vm, package)) return fhraise(vm, FH_T_TypeError, "package must be a string");
        return fh_retain(package);
    }
    FhValue spec = item(vm, globals, FH_NAME(vm, __spec__));
    if (spec == FH_ERR) return FH_ERR;
    if (spec != FH_NOVALUE && spec != FH_NONE) {
        FhValue key = fhstr_intern(vm, "parent", 6);
        return key == FH_ERR ? FH_ERR : fhattr_get(vm, spec, key);
    }
    FhValue name = item(vm, globals, FH_NAME(vm, __name__));
    if (name == FH_ERR) return FH_ERR;
    if (name == FH_NOVALUE) return fhraise(vm, FH_T_KeyError, "'__name__' not in globals");
    if (!fhstr_check(vm, name)) return fhraise(vm, FH_T_TypeError, "__name__ must be a string");
    FhValue path = item(vm, globals, FH_NAME(vm, __path__));
    if (path == FH_ERR) return FH_ERR;
    return path == FH_NOVALUE ? parent_name(vm, name) : fh_retain(name);
}

static FhValue resolve(FhVM *vm, FhValue name, FhValue globals, int64_t level) {
    FhValue package = calling_package(vm, globals);
    if (package == FH_ERR) return FH_ERR;
    if (!fhstr_check(vm, package) || fhstr_size(package) == 0) {
        fh_release(vm, package);
        return fhraise(vm, FH_T_ImportError, "attempted relative import with no known parent package");
    }
    const char *text = fhstr_text(package);
    size_t size = fhstr_size(package);
    for (int64_t i = 1; i < level; i++) {
        const char *dot = memrchr(text, '.', size);
        if (!dot) {
            fh_release(vm, package);
            return fhraise(vm, FH_T_ImportError, "attempted relative import beyond top-level package");
        }
        size = (size_t)(dot - text);
    }
    FhValue base = fhstr_new(vm, text, size), full = FH_ERR;
    fh_release(vm, package);
    if (base == FH_ERR || fhstr_size(name) == 0) return base;
    full = fhstr_format(vm, "%U.%U", base, name);
    fh_release(vm, base);
    return full;
}

/* ---- from package import names ---- */

static int import_name_of(FhVM *vm, FhValue module, FhValue name, bool in_all);

static int import_all(FhVM *vm, FhValue module) {
    FhValue all = fhattr_find(vm, module, FH_NAME(vm, __all__));
    if (all == FH_NOVALUE) return 0;
    FhValue list = all == FH_ERR ? FH_ERR : fhlist_of(vm, all);
    if (all != FH_ERR) fh_release(vm, all);
    if (list == FH_ERR) return -1;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < fhas_list(list)->size; i++)
        status = import_name_of(vm, module, fhas_list(list)->items[i], true);
    fh_release(vm, list);
    return status;
}

/* Loads submodule `name` of the package if it has no such attribute. */
static int import_name_of(FhVM *vm, FhValue module, FhValue name, bool in_all) {
    if (!fhstr_check(vm, name)) {
        FhValue own = fhattr_get(vm, module, FH_NAME(vm, __name__));
        if (own == FH_ERR) return -1;
        int status =
            in_all ? fhraise_int(vm, FH_T_TypeError, "Item in %S.__all__ must be str, not %T", own, name)
                   : fhraise_int(vm, FH_T_TypeError, "Item in ``from list'' must be str, not %T", name);
        fh_release(vm, own);
        return status;
    }
    if (fhstr_is(name, "*")) return in_all ? 0 : import_all(vm, module);
    FhValue there = fhattr_find(vm, module, name);
    if (there == FH_ERR) return -1;
    fh_release(vm, there);
    if (there != FH_NOVALUE) return 0;
    FhValue own = fhattr_get(vm, module, FH_NAME(vm, __name__)), full = FH_ERR;
    if (own != FH_ERR) {
        full = fhstr_format(vm, "%S.%U", own, name);
        fh_release(vm, own);
    }
    if (full == FH_ERR) return -1;
    FhValue sub = import_absolute(vm, full);
    int status = 0;
    if (sub != FH_ERR)
        fh_release(vm, sub);
    else if (fhpending_is(vm, FH_T_ModuleNotFoundError)) {
        FhValue missing = fhexception_field(vm->pending, FH_X_IMPORT_NAME);
        if (fhstr_exact(missing) && fhstr_equal(missing, full))
            fhpending_clear(vm); /* the statement itself says what is missing */
        else
            status = -1;
    } else
        status = -1;
    fh_release(vm, full);
    return status;
}

static int handle_fromlist(FhVM *vm, FhValue module, FhValue fromlist) {
    FhValue path = fhattr_find(vm, module, FH_NAME(vm, __path__));
    if (path == FH_ERR) return -1;
    fh_release(vm, path);
    if (path == FH_NOVALUE) return 0;
    FhValue list = fhlist_of(vm, fromlist);
    if (list == FH_ERR) return -1;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < fhas_list(list)->size; i++)
        status = import_name_of(vm, module, fhas_list(list)->items[i], false);
    fh_release(vm, list);
    return status;
}

/* `import a.b` gives a; relatively, what lies as many names up. */
static FhValue first_part(FhVM *vm, FhValue module, FhValue name, FhValue full, int64_t level) {
    const char *dot = strchr(fhstr_text(name), '.');
    if (!dot || (level > 0 && fhstr_size(name) == 0)) return fh_retain(module);
    size_t cut = fhstr_size(name) - (size_t)(dot - fhstr_text(name));
    FhValue first = fhstr_new(vm, fhstr_text(full), fhstr_size(full) - cut);
    if (first == FH_ERR) return FH_ERR;
    FhValue v = level == 0 ? import_absolute(vm, first) : fhdict_get(vm, vm->modules, first);
    if (level > 0 && v == FH_NOVALUE) fhraise(vm, FH_T_KeyError, "%R not in sys.modules as expected", first);
    fh_release(vm, first);
    if (v == FH_NOVALUE || v == FH_ERR) return FH_ERR;
    return level == 0 ? v : fh_retain(v);
}

FhValue fhimport_name(FhVM *vm, FhValue name, FhValue globals, FhValue fromlist, int64_t level) {
    if (level < 0) return fhraise(vm, FH_T_ValueError, "level must be >= 0");
    if (level == 0 && fhstr_size(name) == 0) return fhraise(vm, FH_T_ValueError, "Empty module name");
    FhValue full = level ? resolve(vm, name, globals, level) : fh_retain(name);
    if (full == FH_ERR) return FH_ERR;
    FhValue module = import_absolute(vm, full), result = FH_ERR;
    if (module != FH_ERR) {
        int from = fromlist == FH_NONE ? 0 : fhtruth(vm, fromlist);
        if (from == 0)
            result = first_part(vm, module, name, full, level);
        else if (from > 0 && handle_fromlist(vm, module, fromlist) == 0)
            result = fh_retain(module);
        fh_release(vm, module);
    }
    fh_release(vm, full);
    return result;
}

FhValue fhimport_spec_type(FhVM *vm) {
    FhType *type = spec_class(vm);
    return type ? fh_retain(fh_val(type)) : FH_ERR;
}

FhValue fhimport_full_name(FhVM *vm, FhValue name) { return import_absolute(vm, name); }

FhValue fhimport_find_spec(FhVM *vm, FhValue name, FhValue path) {
    Found f;
    FhValue native = fhmodule_native(vm, fhstr_text(name));
    if (native == FH_ERR) return FH_ERR;
    if (native != FH_NOVALUE) {
        fh_release(vm, native);
        f = (Found){.kind = NATIVE_MODULE, .file = FH_NOVALUE, .search = FH_NOVALUE};
    } else if (find(vm, name, path, true, &f) < 0)
        return FH_ERR;
    if (f.kind == NOTHING) return FH_NONE;
    FhValue parent = f.is_package ? fh_retain(name) : parent_name(vm, name), origin = FH_NONE, spec = FH_ERR;
    if (f.kind == SCRIPT || f.kind == HOSTED || f.kind == SHARED)
        origin = fh_retain(f.file);
    else if (f.kind != NAMESPACE)
        origin = fhstr_c(vm, f.kind == EMBEDDED ? "frozen" : "built-in");
    if (parent != FH_ERR && origin != FH_ERR)
        spec = make_spec(vm, name, origin, f.search, parent, f.kind == SCRIPT);
    if (parent != FH_ERR) fh_release(vm, parent);
    if (origin != FH_ERR) fh_release(vm, origin);
    drop(vm, &f);
    return spec;
}

/* What was typed at a prompt under that name. */
static FhValue typed_source(FhVM *vm, FhValue file) {
    FhValue text = vm->inputs == FH_NOVALUE ? FH_NOVALUE : fhdict_get(vm, vm->inputs, file);
    return text == FH_ERR ? FH_ERR : fh_retain(text);
}

FhValue fhimport_source(FhVM *vm, FhValue file) {
    const char *text = fhstr_text(file);
    static const char mark[] = "<freehold ";
    if (strncmp(text, mark, sizeof mark - 1) == 0) {
        for (const FhStdlibSource *s = fhstdlib_sources; s->name; s++) {
            size_t n = strlen(s->name);
            if (strncmp(text + sizeof mark - 1, s->name, n) == 0 &&
                strcmp(text + sizeof mark - 1 + n, ">") == 0)
                return fhbytes_new(vm, s->source, s->size);
        }
        return FH_NOVALUE;
    }
    if (text[0] == '<') return typed_source(vm, file);
    FhValue bytes = read_file(vm, file);
    if (bytes == FH_ERR && fhpending_is(vm, FH_T_OSError)) {
        fhpending_clear(vm);
        return FH_NOVALUE;
    }
    return bytes;
}

/* ---- __main__ ---- */

FhValue fhimport_main(FhVM *vm, const char *filename) {
    FhValue module = fhdict_get_str(vm, vm->modules, FH_NAME(vm, __main__));
    if (module != FH_NOVALUE && module != FH_ERR && fhmodule_exact(module))
        fh_retain(module);
    else
        module = fhmodule_new(vm, FH_NAME(vm, __main__));
    if (module == FH_ERR) return FH_ERR;
    FhValue file = filename ? path_text(vm, filename) : FH_NOVALUE;
    if (file == FH_ERR || fhmodule_set(vm, module, "__builtins__", vm->builtins_module) < 0 ||
        fhmodule_set_take(vm, module, "__annotations__", fhdict_new(vm)) < 0 ||
        (file != FH_NOVALUE && (fhmodule_set(vm, module, "__file__", file) < 0 ||
                                fhmodule_set(vm, module, "__cached__", FH_NONE) < 0)) ||
        fhdict_set(vm, vm->modules, FH_NAME(vm, __main__), module) < 0) {
        if (file != FH_ERR) fh_release(vm, file);
        fh_release(vm, module);
        return FH_ERR;
    }
    fh_release(vm, file);
    return module;
}

static FhValue no_module(FhVM *vm, const char *format, FhValue a, FhValue b) {
    return fhraise_import(vm, FH_T_ImportError, FH_NOVALUE, FH_NOVALUE, format, a, b);
}

/* name as __main__; *shown names what the user asked for. */
static FhValue run_as_main(FhVM *vm, FhValue name, FhValue shown) {
    FhValue parent = parent_name(vm, name), path = FH_NOVALUE;
    if (parent == FH_ERR) return FH_ERR;
    if (fhstr_size(parent)) {
        path = parent_path(vm, parent);
        if (path == FH_NOVALUE)
            no_module(
                vm,
                "Error while finding module specification for %R (ModuleNotFoundError: No module named %R)",
                shown, name);
    } else {
        path = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, path));
        fh_retain(path);
        if (path == FH_NOVALUE) fhraise(vm, FH_T_RuntimeError, "lost sys.path");
    }
    fh_release(vm, parent);
    if (path == FH_NOVALUE || path == FH_ERR) return FH_ERR;
    Found f;
    int status = find(vm, name, path, true, &f);
    fh_release(vm, path);
    if (status < 0) return FH_ERR;
    FhValue result = FH_ERR;
    if (f.is_package) {
        FhValue main = fhstr_format(vm, "%U.__main__", name);
        drop(vm, &f);
        if (main == FH_ERR) return FH_ERR;
        FhValue package = import_absolute(vm, name);
        if (package != FH_ERR) {
            fh_release(vm, package);
            result = run_as_main(vm, main, name);
        }
        fh_release(vm, main);
        return result;
    }
    if (f.kind == NOTHING) {
        if (name != shown &&
            strcmp(strrchr(fhstr_text(name), '.') ? strrchr(fhstr_text(name), '.') : "", ".__main__") == 0)
            return no_module(vm, "No module named %U; %R is a package and cannot be directly executed", name,
                             shown);
        FhValue native = fhmodule_native(vm, fhstr_text(name));
        if (native == FH_ERR) return FH_ERR;
        if (native != FH_NOVALUE) {
            fh_release(vm, native);
            return no_module(vm, "No code object available for %U", name, name);
        }
        return no_module(vm, "No module named %U", name, name);
    }
    FhValue code = compile_found(vm, &f), module = code == FH_ERR ? FH_ERR : fhimport_main(vm, NULL);
    if (module != FH_ERR && describe(vm, module, name, &f) == 0) {
        FhValue argv = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, argv));
        if (f.kind == SCRIPT && fhlist_exact(argv) && fhas_list(argv)->size)
            fh_set_ref(vm, fh_obj(argv), &fhas_list(argv)->items[0], f.file);
        result = run_in_module(vm, module, code) < 0 ? FH_ERR : FH_NONE;
    }
    if (module != FH_ERR) fh_release(vm, module);
    if (code != FH_ERR) fh_release(vm, code);
    drop(vm, &f);
    return result;
}

/* Failing to find the module ends the program with one line, as python -m does. */
FhValue fhimport_run_module(FhVM *vm, const char *name) {
    FhValue text = path_text(vm, name);
    if (text == FH_ERR) return FH_ERR;
    FhValue result = run_as_main(vm, text, text);
    fh_release(vm, text);
    if (result != FH_ERR || !fhpending(vm) || fh_type(vm, vm->pending) != vm->types[FH_T_ImportError] ||
        fhas_exception(vm->pending)->traceback != FH_NONE)
        return result;
    FhValue exc = fhpending_take(vm), message = fhstr(vm, exc), line = FH_ERR;
    fh_release(vm, exc);
    if (message == FH_ERR) return FH_ERR;
    line = fhstr_format(vm, "freehold: %U", message);
    fh_release(vm, message);
    if (line == FH_ERR) return FH_ERR;
    fhsys_exit(vm, line);
    fh_release(vm, line);
    return FH_ERR;
}

/* ---- opening and closing ---- */

int fhimport_open(FhVM *vm) { return fhsys_open(vm); }

/* Sets every variable of the module but __builtins__ to None: names with one underscore first, as CPython does. */
static void clear_variables(FhVM *vm, FhValue module) {
    if (!fhmodule_check(vm, module)) return;
    FhValue dict = fh_retain(fhas_module(module)->dict);
    for (int round = 0; round < 2; round++) {
        FhValue key, value;
        int64_t pos = 0;
        while (dict != FH_NOVALUE && fhdict_next(dict, &pos, &key, &value)) {
            if (value == FH_NONE || !fhstr_exact(key)) continue;
            const char *text = fhstr_text(key);
            if (round == 0 ? text[0] != '_' || text[1] == '_' : strcmp(text, "__builtins__") == 0) continue;
            fh_retain(key);
            if (fhdict_set(vm, dict, key, FH_NONE) < 0) fhpending_clear(vm);
            fh_release(vm, key);
        }
    }
    fh_release(vm, dict);
}

static void clear_modules(FhVM *vm) {
    FhValue list = fhlist_new(vm, 0), key, value;
    int64_t pos = 0;
    while (list != FH_ERR && fhdict_next(vm->modules, &pos, &key, &value))
        if (value != vm->sys_module && value != vm->builtins_module && fhmodule_check(vm, value)) {
            if (fhlist_append(vm, list, value) < 0) fhpending_clear(vm);
        }
    if (list == FH_ERR) {
        fhpending_clear(vm);
        return;
    }
    fhdict_clear(vm, vm->modules);
    if (fhas_list(list)->size) fhheap_collect(vm);
    for (int64_t i = fhas_list(list)->size; i-- > 0;) clear_variables(vm, fhas_list(list)->items[i]);
    fh_release(vm, list);
}

static void flush_standard(FhVM *vm) {
    FhValue names[] = {FH_NAME(vm, stdout), FH_NAME(vm, stderr)};
    for (int i = 0; i < 2; i++) {
        FhValue f = fhdict_get_str(vm, vm->sys_dict, names[i]);
        if (f == FH_ERR || f == FH_NOVALUE || f == FH_NONE) continue;
        fh_retain(f);
        FhValue r = fhcall_method(vm, f, FH_NAME(vm, flush), NULL, 0);
        if (r != FH_ERR) fh_release(vm, r);
        fhpending_clear(vm);
        fh_release(vm, f);
    }
}

/* What a module has for the end of the program; it reports errors itself. */
static void run_at_end(FhVM *vm, const char *module_name, const char *function, const char *where) {
    FhValue name = fhstr_intern(vm, module_name, strlen(module_name));
    FhValue module = name == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->modules, name);
    if (module == FH_NOVALUE) return;
    FhValue run = FH_ERR, result = FH_ERR;
    if (module != FH_ERR && (name = fhstr_intern(vm, function, strlen(function))) != FH_ERR)
        run = fhattr_get(vm, module, name);
    vm->runs++; /* this one holds references that no end of an arena sees */
    if (run != FH_ERR) result = fhcall0(vm, run);
    vm->runs--;
    if (result == FH_ERR) fhpending_unraisable(vm, where, FH_NONE);
    fh_release(vm, run);
    fh_release(vm, result);
}

/* gc.callbacks are told of no collection from now on. */
static void end_collection_callbacks(FhVM *vm) {
    if (!vm->heap.on_collection) return;
    vm->heap.on_collection = NULL;
    fh_clear(vm, &vm->heap.gc_callbacks);
}

bool fhimport_close(FhVM *vm) {
    fhpending_clear(vm);
    if (!fhdict_exact(vm->modules)) return false;
    run_at_end(vm, "threading", "_shutdown", "in threading");
    run_at_end(vm, "atexit", "_run_exitfuncs", "in atexit");
    if (fhvm_is_flushed(vm) && fhvm_ends_quietly(vm)) return true;
    if (vm->heap.on_collection && vm->heap.collector_enabled) fhheap_collect(vm);
    end_collection_callbacks(vm);
    FhValue main = fhdict_get_str(vm, vm->modules, FH_NAME(vm, __main__));
    if (main != FH_NOVALUE && main != FH_ERR && fh_obj(main)->rc >= 0) {
        fh_retain(main);
        FhValue pos = main;
        clear_variables(vm, pos);
        fh_release(vm, main);
    }
    fhheap_collect(vm);
    clear_modules(vm);
    if (fhdict_exact(vm->sys_dict)) flush_standard(vm);
    fhheap_collect(vm);
    if (fhdict_exact(vm->sys_dict)) fhdict_clear(vm, vm->sys_dict);
    fhheap_collect(vm);
    clear_modules(vm); /* what finalizers have imported anew */
    end_collection_callbacks(vm);
    return false;
}
