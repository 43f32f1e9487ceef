/* posix: the system calls under the module os. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/struct_sequence.h"
#include "objects/tuple.h"
#include "objects/io.h"

#define FUNCTION(name)                                                                                       \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

extern char **environ;

/* A path as the system wants it: bytes, owned by the caller. */
static FhValue path_bytes(FhVM *vm, FhValue path) {
    FhValue text = fhio_path(vm, path);
    if (text == FH_ERR) return FH_ERR;
    FhValue bytes = fhstr_encode(vm, text, "utf-8", "surrogateescape");
    fh_release(vm, text);
    if (bytes == FH_ERR) return FH_ERR;
    if (strlen((const char *)fhas_bytes(bytes)->data) == fhas_bytes(bytes)->size) return bytes;
    fh_release(vm, bytes);
    return fhraise(vm, FH_T_ValueError, "embedded null byte");
}
static const char *c_path(FhValue bytes) { return (const char *)fhas_bytes(bytes)->data; }

static FhValue text_of(FhVM *vm, const char *text) {
    return fhstr_decode(vm, (const uint8_t *)text, strlen(text), "utf-8", "surrogateescape");
}

static int64_t optional(FhVM *vm, const FhValue *args, uint32_t nargs, uint32_t i, int64_t otherwise,
                        bool *failed) {
    int64_t n = otherwise;
    if (i < nargs && fhargs_index(vm, args[i], &n) < 0) *failed = true;
    return n;
}

/* Result of a call on one path: None, or OSError with the path. Takes bytes over. */
static FhValue done(FhVM *vm, int result, FhValue bytes, FhValue path) {
    int error = errno;
    fh_release(vm, bytes);
    return result < 0 ? fhraise_os(vm, error, path) : FH_NONE;
}

#define ON_PATH(name, call)                                                                                  \
    FUNCTION(name) {                                                                                         \
        UNUSED;                                                                                              \
        FhValue bytes = path_bytes(vm, args[0]);                                                             \
        if (bytes == FH_ERR) return FH_ERR;                                                                  \
        const char *path = c_path(bytes);                                                                    \
        return done(vm, call, bytes, args[0]);                                                               \
    }
ON_PATH(os_unlink, unlink(path))
ON_PATH(os_rmdir, rmdir(path))
ON_PATH(os_chdir, chdir(path))

FUNCTION(os_mkdir) {
    UNUSED;
    bool failed = false;
    int64_t mode = optional(vm, args, nargs, 1, 0777, &failed);
    FhValue bytes = failed ? FH_ERR : path_bytes(vm, args[0]);
    return bytes == FH_ERR ? FH_ERR : done(vm, mkdir(c_path(bytes), (mode_t)mode), bytes, args[0]);
}

FUNCTION(os_chmod) {
    UNUSED;
    bool failed = false;
    int64_t mode = optional(vm, args, nargs, 1, 0, &failed);
    FhValue bytes = failed ? FH_ERR : path_bytes(vm, args[0]);
    return bytes == FH_ERR ? FH_ERR : done(vm, chmod(c_path(bytes), (mode_t)mode), bytes, args[0]);
}

FUNCTION(os_rename) {
    UNUSED;
    FhValue from = path_bytes(vm, args[0]), to = from == FH_ERR ? FH_ERR : path_bytes(vm, args[1]);
    if (to == FH_ERR) {
        if (from != FH_ERR) fh_release(vm, from);
        return FH_ERR;
    }
    int result = rename(c_path(from), c_path(to));
    int error = errno;
    fh_release(vm, to);
    errno = error;
    return done(vm, result, from, args[0]);
}

FUNCTION(os_symlink) {
    UNUSED;
    FhValue to = path_bytes(vm, args[0]), link = to == FH_ERR ? FH_ERR : path_bytes(vm, args[1]);
    if (link == FH_ERR) {
        if (to != FH_ERR) fh_release(vm, to);
        return FH_ERR;
    }
    int result = symlink(c_path(to), c_path(link));
    int error = errno;
    fh_release(vm, to);
    errno = error;
    return done(vm, result, link, args[0]);
}

FUNCTION(os_readlink) {
    UNUSED;
    char text[4096];
    FhValue bytes = path_bytes(vm, args[0]);
    if (bytes == FH_ERR) return FH_ERR;
    ssize_t n = readlink(c_path(bytes), text, sizeof text - 1);
    if (n < 0) return done(vm, -1, bytes, args[0]);
    fh_release(vm, bytes);
    text[n] = 0;
    return text_of(vm, text);
}

FUNCTION(os_access) {
    UNUSED;
    bool failed = false;
    int64_t mode = optional(vm, args, nargs, 1, F_OK, &failed);
    FhValue bytes = failed ? FH_ERR : path_bytes(vm, args[0]);
    if (bytes == FH_ERR) return FH_ERR;
    bool yes = access(c_path(bytes), (int)mode) == 0;
    fh_release(vm, bytes);
    return fh_bool(yes);
}

FUNCTION(os_listdir) {
    UNUSED;
    FhValue dot = nargs && args[0] != FH_NONE ? fh_retain(args[0]) : fhstr_c(vm, ".");
    FhValue bytes = dot == FH_ERR ? FH_ERR : path_bytes(vm, dot);
    if (bytes == FH_ERR) {
        if (dot != FH_ERR) fh_release(vm, dot);
        return FH_ERR;
    }
    DIR *d = opendir(c_path(bytes));
    FhValue list = d ? fhlist_new(vm, 0) : done(vm, -1, fh_retain(bytes), dot);
    for (struct dirent *e; d && list != FH_ERR && (e = readdir(d));) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
        FhValue name = text_of(vm, e->d_name);
        if (name != FH_ERR && fhlist_push(vm, fhas_list(list), name) == 0) continue;
        fh_release(vm, list);
        list = FH_ERR;
    }
    if (d) closedir(d);
    fh_release(vm, bytes);
    fh_release(vm, dot);
    return list;
}

FUNCTION(os_getcwd) {
    UNUSED;
    char path[4096];
    return getcwd(path, sizeof path) ? text_of(vm, path) : fhraise_os(vm, errno, FH_NOVALUE);
}

static FhValue make_stat(FhVM *vm, FhValue module, const struct stat *st) {
    FhValue key = fhstr_intern(vm, "stat_result", 11);
    FhValue type = key == FH_ERR ? FH_ERR : fhattr_get(vm, module, key);
    if (type == FH_ERR) return FH_ERR;
    double times[] = {(double)st->st_atim.tv_sec + (double)st->st_atim.tv_nsec * 1e-9,
                      (double)st->st_mtim.tv_sec + (double)st->st_mtim.tv_nsec * 1e-9,
                      (double)st->st_ctim.tv_sec + (double)st->st_ctim.tv_nsec * 1e-9};
    int64_t ns[] = {(int64_t)st->st_atim.tv_sec * 1000000000 + st->st_atim.tv_nsec,
                    (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
                    (int64_t)st->st_ctim.tv_sec * 1000000000 + st->st_ctim.tv_nsec};
    FhValue v[16] = {fhint_new(vm, (int64_t)st->st_mode),
                     fhint_new_u64(vm, st->st_ino),
                     fhint_new_u64(vm, st->st_dev),
                     fhint_new(vm, (int64_t)st->st_nlink),
                     fhint_new(vm, st->st_uid),
                     fhint_new(vm, st->st_gid),
                     fhint_new(vm, st->st_size),
                     fhint_new(vm, st->st_atim.tv_sec),
                     fhint_new(vm, st->st_mtim.tv_sec),
                     fhint_new(vm, st->st_ctim.tv_sec),
                     fhfloat_new(vm, times[0]),
                     fhfloat_new(vm, times[1]),
                     fhfloat_new(vm, times[2]),
                     fhint_new(vm, ns[0]),
                     fhint_new(vm, ns[1]),
                     fhint_new(vm, ns[2])};
    bool failed = false;
    for (int i = 0; i < 16; i++)
        if (v[i] == FH_ERR) v[i] = FH_NONE, failed = true;
    FhValue result = failed ? FH_ERR : fhstruct_sequence_new(vm, type, v);
    for (int i = 0; i < 16; i++) fh_release(vm, v[i]);
    fh_release(vm, type);
    return result;
}

static FhValue stat_path(FhVM *vm, FhValue module, FhValue path, bool follow) {
    struct stat st;
    int64_t fd;
    if (fhint_check(vm, path)) {
        if (fhargs_index(vm, path, &fd) < 0) return FH_ERR;
        return fstat((int)fd, &st) < 0 ? fhraise_os(vm, errno, path) : make_stat(vm, module, &st);
    }
    FhValue bytes = path_bytes(vm, path);
    if (bytes == FH_ERR) return FH_ERR;
    int result = follow ? stat(c_path(bytes), &st) : lstat(c_path(bytes), &st);
    if (result < 0) return done(vm, -1, bytes, path);
    fh_release(vm, bytes);
    return make_stat(vm, module, &st);
}

FUNCTION(os_stat) {
    static const char *const names[] = {"path", "dir_fd", "follow_symlinks", NULL};
    static const FhParams p = {"stat", names, 0, 1, 1};
    FhValue v[3];
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    int follow = v[2] == FH_NOVALUE ? 1 : fhtruth(vm, v[2]);
    return follow < 0 ? FH_ERR : stat_path(vm, self, v[0], follow);
}

FUNCTION(os_lstat) {
    UNUSED;
    return stat_path(vm, self, args[0], false);
}

/* ---- environment, process ---- */

FUNCTION(os_environment) {
    UNUSED;
    FhValue dict = fhdict_new(vm);
    for (char **e = environ; dict != FH_ERR && e && *e; e++) {
        const char *eq = strchr(*e, '=');
        if (!eq) continue;
        FhValue key = fhstr_decode(vm, (const uint8_t *)*e, (size_t)(eq - *e), "utf-8", "surrogateescape");
        FhValue value = key == FH_ERR ? FH_ERR : text_of(vm, eq + 1);
        if (value != FH_ERR && fhdict_set(vm, dict, key, value) < 0) {
            fh_release(vm, value);
            value = FH_ERR;
        }
        if (key != FH_ERR) fh_release(vm, key);
        if (value != FH_ERR) {
            fh_release(vm, value);
            continue;
        }
        fh_release(vm, dict);
        dict = FH_ERR;
    }
    return dict;
}

FUNCTION(os_getpid) {
    UNUSED;
    return fh_int_raw(getpid());
}
FUNCTION(os_getppid) {
    UNUSED;
    return fh_int_raw(getppid());
}
FUNCTION(os_getuid) {
    UNUSED;
    return fh_int_raw(getuid());
}

FUNCTION(os_cpu_count) {
    UNUSED;
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? fh_int_raw(n) : FH_NONE;
}

FUNCTION(os_urandom) {
    UNUSED;
    int64_t n;
    if (fhargs_index(vm, args[0], &n) < 0) return FH_ERR;
    if (n < 0) return fhraise(vm, FH_T_ValueError, "negative argument not allowed");
    FhBytes *b = fhbytes_alloc(vm, (size_t)n);
    if (!b) return FH_ERR;
    for (size_t at = 0; at < (size_t)n;) {
        ssize_t got = getrandom(b->data + at, (size_t)n - at, 0);
        if (got > 0) at += (size_t)got;
        if (got >= 0 || (errno == EINTR && fhpoll(vm) == 0)) continue;
        fh_release(vm, fh_val(b));
        return fhpending(vm) ? FH_ERR : fhraise_os(vm, errno, FH_NOVALUE);
    }
    return fh_val(b);
}

FUNCTION(os_strerror) {
    UNUSED;
    int64_t n;
    if (fhargs_index(vm, args[0], &n) < 0) return FH_ERR;
    return fhstr_c(vm, strerror((int)n));
}

FUNCTION(os_exit) {
    UNUSED;
    int64_t n;
    if (fhargs_index(vm, args[0], &n) < 0) return FH_ERR;
    _exit((int)n);
}

FUNCTION(os_system) {
    UNUSED;
    FhValue command = path_bytes(vm, args[0]);
    if (command == FH_ERR) return FH_ERR;
    int status = system(c_path(command));
    fh_release(vm, command);
    return fh_int_raw(status);
}

FUNCTION(os_kill) {
    UNUSED;
    int64_t pid, signal_number;
    if (fhargs_index(vm, args[0], &pid) < 0 || fhargs_index(vm, args[1], &signal_number) < 0) return FH_ERR;
    return kill((pid_t)pid, (int)signal_number) < 0 ? fhraise_os(vm, errno, FH_NOVALUE)
           : fhpoll(vm) < 0                         ? FH_ERR
                                                    : FH_NONE;
}

FUNCTION(os_fspath) {
    UNUSED;
    return fhbytes_check(vm, args[0]) || fhstr_check(vm, args[0]) ? fh_retain(args[0])
                                                                  : fhio_path(vm, args[0]);
}

/* ---- descriptors ---- */

FUNCTION(os_open) {
    UNUSED;
    bool failed = false;
    int64_t flags = optional(vm, args, nargs, 1, 0, &failed),
            mode = optional(vm, args, nargs, 2, 0777, &failed);
    FhValue bytes = failed ? FH_ERR : path_bytes(vm, args[0]);
    if (bytes == FH_ERR) return FH_ERR;
    int fd = open(c_path(bytes), (int)flags | O_CLOEXEC, (mode_t)mode);
    if (fd < 0) return done(vm, -1, bytes, args[0]);
    fh_release(vm, bytes);
    return fh_int_raw(fd);
}

FUNCTION(os_close) {
    UNUSED;
    int64_t fd;
    if (fhargs_index(vm, args[0], &fd) < 0) return FH_ERR;
    return close((int)fd) < 0 ? fhraise_os(vm, errno, FH_NOVALUE) : FH_NONE;
}

FUNCTION(os_read) {
    UNUSED;
    int64_t fd, n;
    if (fhargs_index(vm, args[0], &fd) < 0 || fhargs_index(vm, args[1], &n) < 0) return FH_ERR;
    if (n < 0) return fhraise_os(vm, EINVAL, FH_NOVALUE);
    uint8_t *space = fhmem_new(vm, (size_t)n + 1);
    if (!space) return FH_ERR;
    ssize_t got;
    do got = read((int)fd, space, (size_t)n);
    while (got < 0 && errno == EINTR && fhpoll(vm) == 0);
    FhValue result = got >= 0        ? fhbytes_new(vm, space, (size_t)got)
                     : fhpending(vm) ? FH_ERR
                                     : fhraise_os(vm, errno, FH_NOVALUE);
    fhmem_free(vm, space, (size_t)n + 1);
    return result;
}

FUNCTION(os_write) {
    UNUSED;
    int64_t fd;
    FhBuffer b;
    if (fhargs_index(vm, args[0], &fd) < 0 || fhbuffer_get(vm, args[1], &b, false) < 0) return FH_ERR;
    ssize_t n;
    do n = write((int)fd, b.data, b.size);
    while (n < 0 && errno == EINTR && fhpoll(vm) == 0);
    int error = errno;
    fhbuffer_release(vm, &b);
    return n >= 0 ? fh_int_raw(n) : fhpending(vm) ? FH_ERR : fhraise_os(vm, error, FH_NOVALUE);
}

FUNCTION(os_isatty) {
    UNUSED;
    int64_t fd;
    return fhargs_index(vm, args[0], &fd) < 0 ? FH_ERR : fh_bool(isatty((int)fd));
}

FUNCTION(os_pipe) {
    UNUSED;
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) < 0) return fhraise_os(vm, errno, FH_NOVALUE);
    return fhtuple_pack(vm, 2, fh_int_raw(fds[0]), fh_int_raw(fds[1]));
}

static const FhMethodDef functions[] = {{"unlink", os_unlink, 1, 1, 0, NULL},
                                        {"remove", os_unlink, 1, 1, 0, NULL},
                                        {"rmdir", os_rmdir, 1, 1, 0, NULL},
                                        {"chdir", os_chdir, 1, 1, 0, NULL},
                                        {"mkdir", os_mkdir, 1, 2, 0, NULL},
                                        {"chmod", os_chmod, 2, 2, 0, NULL},
                                        {"rename", os_rename, 2, 2, 0, NULL},
                                        {"replace", os_rename, 2, 2, 0, NULL},
                                        {"symlink", os_symlink, 2, 2, 0, NULL},
                                        {"readlink", os_readlink, 1, 1, 0, NULL},
                                        {"access", os_access, 2, 2, 0, NULL},
                                        {"listdir", os_listdir, 0, 1, 0, NULL},
                                        {"getcwd", os_getcwd, 0, 0, 0, NULL},
                                        {"stat", os_stat, 0, FH_ANY, FH_KW, NULL},
                                        {"lstat", os_lstat, 1, 1, 0, NULL},
                                        {"_environment", os_environment, 0, 0, 0, NULL},
                                        {"getpid", os_getpid, 0, 0, 0, NULL},
                                        {"getppid", os_getppid, 0, 0, 0, NULL},
                                        {"getuid", os_getuid, 0, 0, 0, NULL},
                                        {"cpu_count", os_cpu_count, 0, 0, 0, NULL},
                                        {"urandom", os_urandom, 1, 1, 0, NULL},
                                        {"strerror", os_strerror, 1, 1, 0, NULL},
                                        {"_exit", os_exit, 1, 1, 0, NULL},
                                        {"system", os_system, 1, 1, 0, NULL},
                                        {"kill", os_kill, 2, 2, 0, NULL},
                                        {"fspath", os_fspath, 1, 1, 0, NULL},
                                        {"open", os_open, 2, 3, 0, NULL},
                                        {"close", os_close, 1, 1, 0, NULL},
                                        {"read", os_read, 2, 2, 0, NULL},
                                        {"write", os_write, 2, 2, 0, NULL},
                                        {"isatty", os_isatty, 1, 1, 0, NULL},
                                        {"pipe", os_pipe, 0, 0, 0, NULL},
                                        {NULL, NULL, 0, 0, 0, NULL}};

static int exec(FhVM *vm, FhValue module) {
    static const char *const fields[] = {
        "st_mode", "st_ino", "st_dev",   "st_nlink", "st_uid",   "st_gid",      "st_size",     "_atime",
        "_mtime",  "_ctime", "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns"};
    static const struct {
        const char *name;
        int value;
    } constants[] = {{"F_OK", F_OK},       {"R_OK", R_OK},         {"W_OK", W_OK},
                     {"X_OK", X_OK},       {"O_RDONLY", O_RDONLY}, {"O_WRONLY", O_WRONLY},
                     {"O_RDWR", O_RDWR},   {"O_CREAT", O_CREAT},   {"O_EXCL", O_EXCL},
                     {"O_TRUNC", O_TRUNC}, {"O_APPEND", O_APPEND}};
    if (fhmodule_set_take(vm, module, "stat_result",
                          fhstruct_sequence_type(vm, "os.stat_result", "Result of stat().", fields, 16, 10)) <
        0)
        return -1;
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (fhmodule_set(vm, module, constants[i].name, fh_int_raw(constants[i].value)) < 0) return -1;
    return 0;
}

const FhModuleDef fhmodule_posix = {"posix", "System calls.", functions, exec};
