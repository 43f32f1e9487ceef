/* posix: the system calls under the module os. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "objects/capability.h"
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
#define STRINGS "string, bytes or os.PathLike"

/* The same for the parameter `name` of a function; `kinds` is what the message says it may be. */
static FhValue path_argument(FhVM *vm, FhValue path, const char *function, const char *name,
                             const char *kinds) {
    if (!fhstr_check(vm, path) && !fhbytes_check(vm, path)) {
        FhValue key = fhstr_intern(vm, "__fspath__", 10);
        FhValue method = key == FH_ERR ? FH_ERR : fhtype_lookup(vm, fh_type(vm, path), key);
        if (method == FH_ERR) return FH_ERR;
        if (method == FH_NOVALUE)
            return fhraise(vm, FH_T_TypeError, "%s: %s should be %s, not %T", function, name, kinds, path);
    }
    return path_bytes(vm, path);
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

static int no_directory(FhVM *vm, FhValue dir_fd) {
    if (dir_fd == FH_NOVALUE || dir_fd == FH_NONE) return 0;
    return fhraise_int(vm, FH_T_NotImplementedError,
                       "dir_fd: paths relative to a descriptor are not supported");
}

#define ON_PATH(name, text, call)                                                                            \
    FUNCTION(name) {                                                                                         \
        static const char *const names[] = {"path", "dir_fd", NULL};                                         \
        static const FhParams p = {text, names, 0, 1, 1};                                                    \
        FhValue v[2];                                                                                        \
        (void)self;                                                                                          \
        if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || no_directory(vm, v[1]) < 0) return FH_ERR;        \
        FhValue bytes = path_argument(vm, v[0], text, "path", STRINGS);                                      \
        if (bytes == FH_ERR) return FH_ERR;                                                                  \
        const char *path = c_path(bytes);                                                                    \
        return done(vm, call, bytes, v[0]);                                                                  \
    }
ON_PATH(os_unlink, "unlink", unlink(path))
ON_PATH(os_remove, "remove", unlink(path))
ON_PATH(os_rmdir, "rmdir", rmdir(path))
ON_PATH(os_chdir, "chdir", chdir(path))

FUNCTION(os_mkdir) {
    static const char *const names[] = {"path", "mode", "dir_fd", NULL};
    static const FhParams p = {"mkdir", names, 0, 1, 2};
    FhValue v[3];
    int64_t mode = 0777;
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || no_directory(vm, v[2]) < 0 ||
        (v[1] != FH_NOVALUE && fhargs_index(vm, v[1], &mode) < 0))
        return FH_ERR;
    FhValue bytes = path_argument(vm, v[0], "mkdir", "path", STRINGS);
    return bytes == FH_ERR ? FH_ERR : done(vm, mkdir(c_path(bytes), (mode_t)mode), bytes, v[0]);
}

FUNCTION(os_chmod) {
    UNUSED;
    bool failed = false;
    int64_t mode = optional(vm, args, nargs, 1, 0, &failed);
    FhValue bytes =
        failed ? FH_ERR
               : path_argument(vm, args[0], "chmod", "path", "string, bytes, os.PathLike or integer");
    return bytes == FH_ERR ? FH_ERR : done(vm, chmod(c_path(bytes), (mode_t)mode), bytes, args[0]);
}

/* None, or OSError with both paths. Takes the bytes over. */
static FhValue done_two(FhVM *vm, int result, FhValue from, FhValue to, const FhValue *args) {
    int error = errno;
    fh_release(vm, from);
    fh_release(vm, to);
    if (result >= 0) return FH_NONE;
    FhValue text = fhstr_c(vm, strerror(error));
    if (text == FH_ERR) return FH_ERR;
    FhValue v[] = {fh_int_raw(error), text, fherrors_file_name(vm, args[0]), FH_NONE,
                   fherrors_file_name(vm, args[1])};
    FhValue e = fhcall(vm, fh_val(vm->types[FH_T_OSError]), v, 5, FH_NOVALUE);
    fh_release(vm, text);
    fh_release(vm, v[2]);
    fh_release(vm, v[4]);
    return e == FH_ERR ? FH_ERR : fhraise_object(vm, e);
}

/* v: the two paths, then what is not supported here (NOVALUE or None where absent). */
static FhValue on_two(FhVM *vm, const FhValue *v, const char *function,
                      int (*call)(const char *, const char *)) {
    FhValue from = path_argument(vm, v[0], function, "src", STRINGS), to = FH_ERR;
    if (from != FH_ERR) to = path_argument(vm, v[1], function, "dst", STRINGS);
    if (to == FH_ERR) {
        if (from != FH_ERR) fh_release(vm, from);
        return FH_ERR;
    }
    return done_two(vm, call(c_path(from), c_path(to)), from, to, v);
}

#define ON_TWO(name, text, call)                                                                             \
    FUNCTION(name) {                                                                                         \
        static const char *const names[] = {"src", "dst", "src_dir_fd", "dst_dir_fd", NULL};                 \
        static const FhParams p = {text, names, 0, 2, 2};                                                    \
        FhValue v[4];                                                                                        \
        (void)self;                                                                                          \
        if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || no_directory(vm, v[2]) < 0 ||                     \
            no_directory(vm, v[3]) < 0)                                                                      \
            return FH_ERR;                                                                                   \
        return on_two(vm, v, text, call);                                                                    \
    }
ON_TWO(os_rename, "rename", rename)
ON_TWO(os_replace, "replace", rename)
ON_TWO(os_link, "link", link)

FUNCTION(os_symlink) {
    static const char *const names[] = {"src", "dst", "target_is_directory", "dir_fd", NULL};
    static const FhParams p = {"symlink", names, 0, 2, 3};
    FhValue v[4];
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || no_directory(vm, v[3]) < 0) return FH_ERR;
    return on_two(vm, v, "symlink", symlink);
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
    static const char *const names[] = {"path", "mode", "dir_fd", "effective_ids", "follow_symlinks", NULL};
    static const FhParams p = {"access", names, 0, 2, 2};
    FhValue v[5];
    int64_t mode;
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0 || no_directory(vm, v[2]) < 0 ||
        fhargs_index(vm, v[1], &mode) < 0)
        return FH_ERR;
    FhValue bytes = path_argument(vm, v[0], "access", "path", STRINGS);
    if (bytes == FH_ERR) return FH_ERR;
    bool yes = access(c_path(bytes), (int)mode) == 0;
    fh_release(vm, bytes);
    return fh_bool(yes);
}

/* A name read from a directory, as text, or as bytes where the path was given as bytes. */
static FhValue name_of(FhVM *vm, const char *name, bool as_bytes) {
    return as_bytes ? fhbytes_new(vm, (const uint8_t *)name, strlen(name)) : text_of(vm, name);
}

FUNCTION(os_listdir) {
    UNUSED;
    FhValue dot = nargs && args[0] != FH_NONE ? fh_retain(args[0]) : fhstr_c(vm, ".");
    FhValue bytes = dot == FH_ERR ? FH_ERR
                                  : path_argument(vm, dot, "listdir", "path",
                                                  "string, bytes, os.PathLike, integer or None");
    if (bytes == FH_ERR) {
        if (dot != FH_ERR) fh_release(vm, dot);
        return FH_ERR;
    }
    DIR *d = opendir(c_path(bytes));
    FhValue list = d ? fhlist_new(vm, 0) : done(vm, -1, fh_retain(bytes), dot);
    for (struct dirent *e; d && list != FH_ERR && (e = readdir(d));) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
        FhValue name = name_of(vm, e->d_name, fhbytes_check(vm, dot));
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
    FhValue v[19] = {fhint_new(vm, (int64_t)st->st_mode),
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
                     fhint_new(vm, ns[2]),
                     fhint_new(vm, st->st_blksize),
                     fhint_new(vm, st->st_blocks),
                     fhint_new_u64(vm, st->st_rdev)};
    bool failed = false;
    for (int i = 0; i < 19; i++)
        if (v[i] == FH_ERR) v[i] = FH_NONE, failed = true;
    FhValue result = failed ? FH_ERR : fhstruct_sequence_new(vm, type, v);
    for (int i = 0; i < 19; i++) fh_release(vm, v[i]);
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
    FhValue bytes = follow ? path_argument(vm, path, "stat", "path", "string, bytes, os.PathLike or integer")
                           : path_argument(vm, path, "lstat", "path", STRINGS);
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

FUNCTION(os_fstat) {
    UNUSED;
    int64_t fd;
    struct stat st;
    if (fhargs_index(vm, args[0], &fd) < 0) return FH_ERR;
    return fstat((int)fd, &st) < 0 ? fhraise_os(vm, errno, FH_NOVALUE) : make_stat(vm, self, &st);
}

FUNCTION(os_lstat) {
    UNUSED;
    return stat_path(vm, self, args[0], false);
}

/* ---- environment, process ---- */

FUNCTION(os_environment) {
    UNUSED;
    if (fhcapability_need(vm, FH_CAN_ENVIRONMENT, "os.environ") < 0) return FH_ERR;
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

#define NUMBER(name, call)                                                                                   \
    FUNCTION(name) {                                                                                         \
        UNUSED;                                                                                              \
        return fh_int_raw((int64_t)call);                                                                    \
    }
NUMBER(os_geteuid, geteuid())
NUMBER(os_getgid, getgid())
NUMBER(os_getegid, getegid())
NUMBER(os_getpgrp, getpgrp())

FUNCTION(os_umask) {
    UNUSED;
    int64_t mask;
    return fhargs_index(vm, args[0], &mask) < 0 ? FH_ERR : fh_int_raw(umask((mode_t)mask));
}

FUNCTION(os_getcwdb) {
    UNUSED;
    char path[4096];
    if (!getcwd(path, sizeof path)) return fhraise_os(vm, errno, FH_NOVALUE);
    return fhbytes_new(vm, (const uint8_t *)path, strlen(path));
}

static FhValue record(FhVM *vm, FhValue module, const char *type_name, FhValue *values, int n) {
    FhValue key = fhstr_intern(vm, type_name, strlen(type_name));
    FhValue type = key == FH_ERR ? FH_ERR : fhattr_get(vm, module, key), result = FH_ERR;
    bool failed = type == FH_ERR;
    for (int i = 0; i < n; i++) failed |= values[i] == FH_ERR;
    if (!failed) result = fhstruct_sequence_new(vm, type, values);
    for (int i = 0; i < n; i++)
        if (values[i] != FH_ERR) fh_release(vm, values[i]);
    if (type != FH_ERR) fh_release(vm, type);
    return result;
}

FUNCTION(os_uname) {
    UNUSED;
    struct utsname u;
    if (uname(&u) < 0) return fhraise_os(vm, errno, FH_NOVALUE);
    FhValue v[] = {text_of(vm, u.sysname), text_of(vm, u.nodename), text_of(vm, u.release),
                   text_of(vm, u.version), text_of(vm, u.machine)};
    return record(vm, self, "uname_result", v, 5);
}

FUNCTION(os_times) {
    UNUSED;
    struct tms t;
    clock_t elapsed = times(&t);
    double tick = (double)sysconf(_SC_CLK_TCK);
    FhValue v[] = {fhfloat_new(vm, (double)t.tms_utime / tick), fhfloat_new(vm, (double)t.tms_stime / tick),
                   fhfloat_new(vm, (double)t.tms_cutime / tick), fhfloat_new(vm, (double)t.tms_cstime / tick),
                   fhfloat_new(vm, (double)elapsed / tick)};
    return record(vm, self, "times_result", v, 5);
}

FUNCTION(os_get_terminal_size) {
    UNUSED;
    int64_t fd = STDOUT_FILENO;
    struct winsize w;
    if (nargs && fhargs_index(vm, args[0], &fd) < 0) return FH_ERR;
    if (ioctl((int)fd, TIOCGWINSZ, &w) < 0) return fhraise_os(vm, errno, FH_NOVALUE);
    FhValue v[] = {fh_int_raw(w.ws_col), fh_int_raw(w.ws_row)};
    return record(vm, self, "terminal_size", v, 2);
}

FUNCTION(os_getloadavg) {
    UNUSED;
    double load[3];
    if (getloadavg(load, 3) != 3) return fhraise(vm, FH_T_OSError, "Load averages are unobtainable");
    FhValue v[3], t = FH_ERR;
    bool failed = false;
    for (int i = 0; i < 3; i++) failed |= (v[i] = fhfloat_new(vm, load[i])) == FH_ERR;
    if (!failed) t = fhtuple_pack(vm, 3, v[0], v[1], v[2]);
    for (int i = 0; i < 3; i++)
        if (v[i] != FH_ERR) fh_release(vm, v[i]);
    return t;
}

/* Times as two ints of nanoseconds, or None: now. os.utime() in script makes them. */
FUNCTION(os_utime_ns) {
    UNUSED;
    struct timespec t[2] = {{.tv_nsec = UTIME_NOW}, {.tv_nsec = UTIME_NOW}};
    for (int i = 0; i < 2 && args[1] != FH_NONE; i++) {
        int64_t ns;
        if (fhargs_index(vm, args[1 + i], &ns) < 0) return FH_ERR;
        t[i].tv_sec = ns / 1000000000 - (ns % 1000000000 < 0);
        t[i].tv_nsec = ns - (int64_t)t[i].tv_sec * 1000000000;
    }
    FhValue bytes = path_bytes(vm, args[0]);
    if (bytes == FH_ERR) return FH_ERR;
    return done(vm, utimensat(AT_FDCWD, c_path(bytes), t, args[3] == FH_TRUE ? 0 : AT_SYMLINK_NOFOLLOW),
                bytes, args[0]);
}

FUNCTION(os_truncate) {
    UNUSED;
    int64_t size, fd;
    if (fhargs_index(vm, args[1], &size) < 0) return FH_ERR;
    if (fhint_check(vm, args[0])) {
        if (fhargs_index(vm, args[0], &fd) < 0) return FH_ERR;
        return ftruncate((int)fd, size) < 0 ? fhraise_os(vm, errno, FH_NOVALUE) : FH_NONE;
    }
    FhValue bytes = path_bytes(vm, args[0]);
    return bytes == FH_ERR ? FH_ERR : done(vm, truncate(c_path(bytes), size), bytes, args[0]);
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
        size_t wanted = (size_t)n - at < FH_POLL_BYTES ? (size_t)n - at : FH_POLL_BYTES;
        ssize_t got = getrandom(b->data + at, wanted, 0);
        if (got > 0) at += (size_t)got;
        if ((got >= 0 || errno == EINTR) && fhpoll_work(vm, got > 0 ? wanted / 16 : 1) == 0) continue;
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
    if (kill((pid_t)pid, (int)signal_number) < 0) return fhraise_os(vm, errno, FH_NOVALUE);
    if (pid == getpid() && vm->signals && vm->signals->run(vm) < 0) return FH_ERR;
    return fhpoll_safe(vm) < 0 ? FH_ERR : FH_NONE;
}

FUNCTION(os_fspath) {
    UNUSED;
    if (fhbytes_check(vm, args[0]) || fhstr_check(vm, args[0])) return fh_retain(args[0]);
    FhValue key = fhstr_intern(vm, "__fspath__", 10);
    FhValue method = key == FH_ERR ? FH_ERR : fhlookup_special(vm, args[0], key);
    if (method == FH_ERR) return FH_ERR;
    if (method == FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError, "expected str, bytes or os.PathLike object, not %T", args[0]);
    FhValue v = fhcall0(vm, method);
    fh_release(vm, method);
    if (v == FH_ERR || fhstr_check(vm, v) || fhbytes_check(vm, v)) return v;
    fhraise(vm, FH_T_TypeError, "expected %T.__fspath__() to return str or bytes, not %T", args[0], v);
    fh_release(vm, v);
    return FH_ERR;
}

/* ---- descriptors ---- */

FUNCTION(os_open) {
    UNUSED;
    bool failed = false;
    int64_t flags = optional(vm, args, nargs, 1, 0, &failed),
            mode = optional(vm, args, nargs, 2, 0777, &failed);
    FhValue bytes = failed ? FH_ERR : path_argument(vm, args[0], "open", "path", STRINGS);
    if (bytes == FH_ERR) return FH_ERR;
    bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC | O_APPEND)) != 0;
    bool reads = (flags & O_ACCMODE) != O_WRONLY;
    uint32_t needed = (reads ? FH_CAN_READ_FILES : 0) | (writes ? FH_CAN_WRITE_FILES : 0);
    if (fhcapability_need(vm, needed, "os.open") < 0) return fh_release(vm, bytes), FH_ERR;
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

FUNCTION(os_lseek) {
    UNUSED;
    int64_t fd, at, how;
    if (fhargs_index(vm, args[0], &fd) < 0 || fhargs_index(vm, args[1], &at) < 0 ||
        fhargs_index(vm, args[2], &how) < 0)
        return FH_ERR;
    off_t now = lseek((int)fd, at, (int)how);
    return now < 0 ? fhraise_os(vm, errno, FH_NOVALUE) : fhint_new(vm, now);
}

FUNCTION(os_dup) {
    UNUSED;
    int64_t fd;
    if (fhargs_index(vm, args[0], &fd) < 0) return FH_ERR;
    int other = fcntl((int)fd, F_DUPFD_CLOEXEC, 0);
    return other < 0 ? fhraise_os(vm, errno, FH_NOVALUE) : fh_int_raw(other);
}

FUNCTION(os_dup2) {
    UNUSED;
    int64_t fd, other;
    if (fhargs_index(vm, args[0], &fd) < 0 || fhargs_index(vm, args[1], &other) < 0) return FH_ERR;
    return dup2((int)fd, (int)other) < 0 ? fhraise_os(vm, errno, FH_NOVALUE) : fh_int_raw(other);
}

FUNCTION(os_fsync) {
    UNUSED;
    int64_t fd;
    if (fhargs_index(vm, args[0], &fd) < 0) return FH_ERR;
    return fsync((int)fd) < 0 ? fhraise_os(vm, errno, FH_NOVALUE) : FH_NONE;
}

/* Adds the descriptors of a list to those that are polled for `events`. */
static int add_polled(FhVM *vm, FhValue list, short events, struct pollfd *fds, nfds_t *n) {
    for (int64_t i = 0; i < fhas_list(list)->size; i++) {
        int64_t fd;
        if (!fh_is_int(fhas_list(list)->items[i]))
            return fhraise_int(vm, FH_T_TypeError, "descriptors are ints");
        fd = fh_int_of(fhas_list(list)->items[i]);
        fds[(*n)++] = (struct pollfd){.fd = (int)fd, .events = events};
    }
    return 0;
}

/* Waits in slices, so that an interruption is seen. ms < 0: for ever. */
static int poll_sliced(FhVM *vm, struct pollfd *fds, nfds_t n, int64_t ms) {
    for (;;) {
        int slice = ms < 0 || ms > 50 ? 50 : (int)ms, got = poll(fds, n, slice);
        if (fhpoll_safe(vm) < 0) return -1;
        if (got < 0 && errno != EINTR) return fhraise_os(vm, errno, FH_NOVALUE), -1;
        if (got > 0) return got;
        if (ms >= 0 && (ms -= slice) <= 0) return 0;
    }
}

/* _poll(readers, writers, seconds or None): [(fd, readable, writable)], for event loops */
FUNCTION(os_poll) {
    UNUSED;
    double seconds = -1;
    if (!fhlist_exact(args[0]) || !fhlist_exact(args[1]))
        return fhraise(vm, FH_T_TypeError, "_poll() takes two lists");
    if (args[2] != FH_NONE) {
        FhValue f = fhnumber_float(vm, args[2]);
        if (f == FH_ERR) return FH_ERR;
        seconds = fh_float_of(f);
        fh_release(vm, f);
    }
    int64_t ms = !(seconds >= 0) ? -1
                 : seconds > 1e9 ? (int64_t)1000000000000
                                 : (int64_t)(seconds * 1000 + 0.999);
    size_t count = (size_t)(fhas_list(args[0])->size + fhas_list(args[1])->size);
    if (count && fhcapability_need(vm, FH_CAN_READ_FILES, "os.poll") < 0) return FH_ERR;
    struct pollfd *fds = fhmem_array(vm, count + 1, sizeof *fds);
    nfds_t n = 0;
    if (!fds) return FH_ERR;
    FhValue found = FH_ERR;
    if (add_polled(vm, args[0], POLLIN, fds, &n) == 0 && add_polled(vm, args[1], POLLOUT, fds, &n) == 0 &&
        poll_sliced(vm, fds, n, ms) >= 0)
        found = fhlist_new(vm, 0);
    for (nfds_t i = 0; found != FH_ERR && i < n; i++) {
        if (!fds[i].revents) continue;
        FhValue t = fhtuple_pack(vm, 3, fh_int_raw(fds[i].fd), fh_bool(fds[i].events & POLLIN),
                                 fh_bool(fds[i].events & POLLOUT));
        if (t != FH_ERR && fhlist_push(vm, fhas_list(found), t) == 0) continue;
        fh_release(vm, found);
        found = FH_ERR;
    }
    fhmem_free(vm, fds, (count + 1) * sizeof *fds);
    return found;
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

/* ---- the gates: no function below is reached without the capability that stands here ---- */

/* name in the module, function, capability, what the error calls it, arity, flags */
#define GATED(F)                                                                                             \
    F(unlink, os_unlink, WRITE_FILES, "os.unlink", 0, FH_ANY, FH_KW)                                         \
    F(remove, os_remove, WRITE_FILES, "os.remove", 0, FH_ANY, FH_KW)                                         \
    F(rmdir, os_rmdir, WRITE_FILES, "os.rmdir", 0, FH_ANY, FH_KW)                                            \
    F(chdir, os_chdir, PROCESS, "os.chdir", 0, FH_ANY, FH_KW)                                                \
    F(mkdir, os_mkdir, WRITE_FILES, "os.mkdir", 0, FH_ANY, FH_KW)                                            \
    F(chmod, os_chmod, WRITE_FILES, "os.chmod", 2, 2, 0)                                                     \
    F(rename, os_rename, WRITE_FILES, "os.rename", 0, FH_ANY, FH_KW)                                         \
    F(replace, os_replace, WRITE_FILES, "os.replace", 0, FH_ANY, FH_KW)                                      \
    F(symlink, os_symlink, WRITE_FILES, "os.symlink", 0, FH_ANY, FH_KW)                                      \
    F(readlink, os_readlink, READ_FILES, "os.readlink", 1, 1, 0)                                             \
    F(access, os_access, READ_FILES, "os.access", 0, FH_ANY, FH_KW)                                          \
    F(listdir, os_listdir, READ_FILES, "os.listdir", 0, 1, 0)                                                \
    F(getcwd, os_getcwd, READ_FILES, "os.getcwd", 0, 0, 0)                                                   \
    F(fstat, os_fstat, READ_FILES, "os.fstat", 1, 1, 0)                                                      \
    F(stat, os_stat, READ_FILES, "os.stat", 0, FH_ANY, FH_KW)                                                \
    F(lstat, os_lstat, READ_FILES, "os.lstat", 1, 1, 0)                                                      \
    F(getpid, os_getpid, PROCESS, "os.getpid", 0, 0, 0)                                                      \
    F(getppid, os_getppid, PROCESS, "os.getppid", 0, 0, 0)                                                   \
    F(getuid, os_getuid, PROCESS, "os.getuid", 0, 0, 0)                                                      \
    F(cpu_count, os_cpu_count, PROCESS, "os.cpu_count", 0, 0, 0)                                             \
    F(urandom, os_urandom, ENTROPY, "os.urandom", 1, 1, 0)                                                   \
    F(_exit, os_exit, PROCESS, "os._exit", 1, 1, 0)                                                          \
    F(system, os_system, PROCESS, "os.system", 1, 1, 0)                                                      \
    F(kill, os_kill, PROCESS, "os.kill", 2, 2, 0)                                                            \
    F(close, os_close, READ_FILES, "os.close", 1, 1, 0)                                                      \
    F(read, os_read, READ_FILES, "os.read", 2, 2, 0)                                                         \
    F(write, os_write, WRITE_FILES, "os.write", 2, 2, 0)                                                     \
    F(isatty, os_isatty, READ_FILES, "os.isatty", 1, 1, 0)                                                   \
    F(link, os_link, WRITE_FILES, "os.link", 0, FH_ANY, FH_KW)                                               \
    F(geteuid, os_geteuid, PROCESS, "os.geteuid", 0, 0, 0)                                                   \
    F(getgid, os_getgid, PROCESS, "os.getgid", 0, 0, 0)                                                      \
    F(getegid, os_getegid, PROCESS, "os.getegid", 0, 0, 0)                                                   \
    F(getpgrp, os_getpgrp, PROCESS, "os.getpgrp", 0, 0, 0)                                                   \
    F(umask, os_umask, PROCESS, "os.umask", 1, 1, 0)                                                         \
    F(getcwdb, os_getcwdb, READ_FILES, "os.getcwdb", 0, 0, 0)                                                \
    F(uname, os_uname, PROCESS, "os.uname", 0, 0, 0)                                                         \
    F(times, os_times, PROCESS, "os.times", 0, 0, 0)                                                         \
    F(get_terminal_size, os_get_terminal_size, READ_FILES, "os.get_terminal_size", 0, 1, 0)                  \
    F(getloadavg, os_getloadavg, PROCESS, "os.getloadavg", 0, 0, 0)                                          \
    F(_poll, os_poll, CLOCK, "os.poll", 3, 3, 0)                                                             \
    F(_utime, os_utime_ns, WRITE_FILES, "os.utime", 4, 4, 0)                                                 \
    F(truncate, os_truncate, WRITE_FILES, "os.truncate", 2, 2, 0)                                            \
    F(ftruncate, os_truncate, WRITE_FILES, "os.truncate", 2, 2, 0)                                           \
    F(lseek, os_lseek, READ_FILES, "os.lseek", 3, 3, 0)                                                      \
    F(dup, os_dup, READ_FILES, "os.dup", 1, 1, 0)                                                            \
    F(dup2, os_dup2, WRITE_FILES, "os.dup2", 2, 3, 0)                                                        \
    F(fsync, os_fsync, WRITE_FILES, "os.fsync", 1, 1, 0)                                                     \
    F(fdatasync, os_fsync, WRITE_FILES, "os.fsync", 1, 1, 0)                                                 \
    F(pipe, os_pipe, WRITE_FILES, "os.pipe", 0, 0, 0)

#define GATE(name, function, capability, shown, least, most, flags)                                          \
    static FhValue gated_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,                 \
                                FhValue kwnames) {                                                           \
        if (fhcapability_need(vm, FH_CAN_##capability, shown) < 0) return FH_ERR;                            \
        return function(vm, self, args, nargs, kwnames);                                                     \
    }
GATED(GATE)

#define ROW(name, function, capability, shown, least, most, flags)                                           \
    {#name, gated_##name, least, most, flags, NULL},
static const FhMethodDef functions[] = {
    GATED(ROW){"_environment", os_environment, 0, 0, 0, NULL},
    {"strerror", os_strerror, 1, 1, 0, NULL},
    {"fspath", os_fspath, 1, 1, 0, NULL},
    {"open", os_open, 2, 3, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

static int exec(FhVM *vm, FhValue module) {
    static const char *const fields[] = {
        "st_mode",     "st_ino",      "st_dev",     "st_nlink",  "st_uid",   "st_gid",   "st_size",
        "_atime",      "_mtime",      "_ctime",     "st_atime",  "st_mtime", "st_ctime", "st_atime_ns",
        "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"};
    static const char *const uname_fields[] = {"sysname", "nodename", "release", "version", "machine"};
    static const char *const times_fields[] = {"user", "system", "children_user", "children_system",
                                               "elapsed"};
    static const char *const terminal_fields[] = {"columns", "lines"};
    static const struct {
        const char *name;
        int value;
    } constants[] = {{"F_OK", F_OK},
                     {"R_OK", R_OK},
                     {"W_OK", W_OK},
                     {"X_OK", X_OK},
                     {"O_RDONLY", O_RDONLY},
                     {"O_WRONLY", O_WRONLY},
                     {"O_RDWR", O_RDWR},
                     {"O_CREAT", O_CREAT},
                     {"O_EXCL", O_EXCL},
                     {"O_TRUNC", O_TRUNC},
                     {"O_APPEND", O_APPEND},
                     {"O_NONBLOCK", O_NONBLOCK},
                     {"O_NOCTTY", O_NOCTTY},
                     {"O_SYNC", O_SYNC},
                     {"O_CLOEXEC", O_CLOEXEC},
                     {"O_DIRECTORY", O_DIRECTORY},
                     {"O_NOFOLLOW", O_NOFOLLOW},
                     {"O_DSYNC", O_DSYNC},
                     {"WNOHANG", WNOHANG},
                     {"WUNTRACED", WUNTRACED}};
    if (fhmodule_set_take(vm, module, "stat_result",
                          fhstruct_sequence_type(vm, "os.stat_result", "Result of stat().", fields, 19, 10)) <
        0)
        return -1;
    if (fhmodule_set_take(
            vm, module, "uname_result",
            fhstruct_sequence_type(vm, "posix.uname_result", "Result of uname().", uname_fields, 5, 5)) < 0 ||
        fhmodule_set_take(
            vm, module, "times_result",
            fhstruct_sequence_type(vm, "posix.times_result", "Result of times().", times_fields, 5, 5)) < 0 ||
        fhmodule_set_take(
            vm, module, "terminal_size",
            fhstruct_sequence_type(vm, "os.terminal_size", "Size of a terminal.", terminal_fields, 2, 2)) < 0)
        return -1;
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (fhmodule_set(vm, module, constants[i].name, fh_int_raw(constants[i].value)) < 0) return -1;
    return 0;
}

const FhModuleDef fhmodule_posix = {"posix", "System calls.", functions, exec};
