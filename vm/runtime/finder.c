/* Where the code of a module lies, and that code. */
#include "runtime/finder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bytecode/image.h"
#include "bytecode/share.h"
#include "objects/bytes.h"
#include "objects/capability.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"
#include "runtime/module_spec.h"

#define PATH_CAPACITY 4096

void fhfinder_drop(FhVM *vm, FhFound *f) {
    fh_release(vm, f->file);
    fh_release(vm, f->search);
    f->file = f->search = FH_NOVALUE;
}

/* ---- finding ---- */

const FhStdlibSource *fhfinder_library_source(const char *name) {
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

FhValue fhfinder_path_text(FhVM *vm, const char *path) {
    return fhstr_decode(vm, (const uint8_t *)path, strlen(path), "utf-8", "surrogateescape");
}

/* 1 found, 0 not, -1. A directory without __init__.py is noted in f->search. */
static int find_in(FhVM *vm, const char *directory, const char *leaf, FhFound *f) {
    char path[PATH_CAPACITY];
    if (!fhcapability(vm, FH_CAN_IMPORT)) return 0; /* nothing lies anywhere */
    if (join(path, directory, leaf, "/__init__.py") && is_file(path)) {
        fhfinder_drop(vm, f);
        f->kind = FH_FOUND_FILE;
        f->is_package = true;
        f->file = fhfinder_path_text(vm, path);
        path[strlen(path) - strlen("/__init__.py")] = 0;
        FhValue home = f->file == FH_ERR ? FH_ERR : fhfinder_path_text(vm, path);
        f->search = home == FH_ERR ? FH_ERR : fhlist_from(vm, &home, 1);
        if (home != FH_ERR) fh_release(vm, home);
        if (f->file == FH_ERR || f->search == FH_ERR) {
            if (f->file == FH_ERR) f->file = FH_NOVALUE;
            if (f->search == FH_ERR) f->search = FH_NOVALUE;
            fhfinder_drop(vm, f);
            return -1;
        }
        return 1;
    }
    if (join(path, directory, leaf, ".py") && is_file(path)) {
        fhfinder_drop(vm, f);
        f->kind = FH_FOUND_FILE;
        f->file = fhfinder_path_text(vm, path);
        if (f->file != FH_ERR) return 1;
        f->file = FH_NOVALUE;
        return -1;
    }
    if (!join(path, directory, leaf, "") || !is_directory(path)) return 0;
    FhValue home = fhfinder_path_text(vm, path);
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
static int find_hosted(FhVM *vm, const char *name, FhFound *f) {
    int found = vm->find_host(vm, name, &f->text, &f->size, &f->file, &f->is_package);
    if (found <= 0) return found;
    f->kind = FH_FOUND_HOSTED;
    if (f->is_package && (f->search = fhlist_new(vm, 0)) == FH_ERR) {
        f->search = FH_NOVALUE;
        fhfinder_drop(vm, f);
        return -1;
    }
    return 1;
}

/* Then what the host has put into the engine; the library's modules there are asked for when their code is. */
static int find_shared(FhVM *vm, const char *name, FhFound *f) {
    const FhCode *code = vm->find_shared(vm, name, &f->is_package);
    if (!code || fhfinder_library_source(name)) return 0;
    if (f->is_package && (f->search = fhlist_new(vm, 0)) == FH_ERR) return f->search = FH_NOVALUE, -1;
    f->kind = FH_FOUND_SHARED;
    f->code = code;
    f->file = code->filename;
    return 1;
}

int fhfinder_find(FhVM *vm, FhValue name, FhValue path, FhFound *f) {
    *f = (FhFound){.kind = FH_FOUND_NOTHING, .file = FH_NOVALUE, .search = FH_NOVALUE};
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
    if (found < 0) {
        fhfinder_drop(vm, f);
        return -1;
    }
    const FhStdlibSource *source = found ? NULL : fhfinder_library_source(text);
    if (source) {
        fhfinder_drop(vm, f);
        f->kind = FH_FOUND_LIBRARY;
        f->source = source;
        f->is_package = source->is_package;
        if (f->is_package && (f->search = fhlist_new(vm, 0)) == FH_ERR) {
            f->search = FH_NOVALUE;
            return -1;
        }
    } else if (!found && f->search != FH_NOVALUE) {
        f->kind = FH_FOUND_NAMESPACE;
        f->is_package = true;
    }
    return 0;
}

/* ---- what is known of it ---- */

FhFound fhfinder_native(void) {
    return (FhFound){.kind = FH_FOUND_NATIVE, .file = FH_NOVALUE, .search = FH_NOVALUE};
}

bool fhfinder_has_file(const FhFound *f) { return f->file != FH_NOVALUE; }

FhValue fhfinder_spec(FhVM *vm, FhValue name, const FhFound *f) {
    FhValue parent = f->is_package ? fh_retain(name) : fhmodule_parent_name(vm, name);
    if (parent == FH_ERR) return FH_ERR;
    FhValue origin = FH_NONE, spec = FH_ERR;
    if (fhfinder_has_file(f))
        origin = fh_retain(f->file);
    else if (f->kind != FH_FOUND_NAMESPACE)
        origin = fhstr_c(vm, f->kind == FH_FOUND_LIBRARY ? "frozen" : "built-in");
    if (origin != FH_ERR) {
        spec = fhmodule_spec_new(vm, name, origin, f->search, parent, fhfinder_has_file(f));
        fh_release(vm, origin);
    }
    fh_release(vm, parent);
    return spec;
}

/* ---- code ---- */

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

FhValue fhfinder_code(FhVM *vm, const FhFound *f) {
    bool package;
    const FhCode *shared = f->kind == FH_FOUND_SHARED ? f->code
                           : f->kind == FH_FOUND_LIBRARY && vm->find_shared
                               ? vm->find_shared(vm, f->source->name, &package)
                               : NULL;
    if (shared) return fhcode_for_vm(vm, fhshare_adopt(vm, shared));
    if (f->kind == FH_FOUND_LIBRARY && fhstdlib_images) {
        const FhStdlibImage *image = &fhstdlib_images[f->source - fhstdlib_sources];
        return fhcode_for_vm(vm, fhimage_read(vm, (const uint8_t *)image->data, image->size, true));
    }
    if (f->kind == FH_FOUND_LIBRARY) {
        FhValue name = fhstr_format(vm, "<freehold %s>", f->source->name);
        if (name == FH_ERR) return FH_ERR;
        FhValue code = vm->compile(vm, f->source->source, f->source->size, name, 0, FH_COMPILE_AS_WRITTEN);
        fh_release(vm, name);
        return code;
    }
    if (f->kind == FH_FOUND_HOSTED) return vm->compile(vm, f->text, f->size, f->file, 0, 0);
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

/* What was typed at a prompt under that name. */
static FhValue typed_source(FhVM *vm, FhValue file) {
    FhValue text = vm->inputs == FH_NOVALUE ? FH_NOVALUE : fhdict_get(vm, vm->inputs, file);
    return text == FH_ERR ? FH_ERR : fh_retain(text);
}

FhValue fhfinder_source(FhVM *vm, FhValue file) {
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
