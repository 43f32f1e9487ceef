/* _process: other programs, for subprocess and os. Every function needs the capability `process`.
 *
 * spawn() forks; between that and exec the child calls only what is safe after a fork of a program with threads, and tells
 * of what fails there through a pipe that exec closes. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/capability.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/tuple.h"

#define FUNCTION(name)                                                                                       \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED ((void)vm, (void)self, (void)args, (void)nargs, (void)kwnames)

typedef struct Plan {
    char **programs; /* paths to try, in turn; NULL ends them */
    char **argv, **env;
    const char *cwd;
    int fds[3]; /* what becomes 0, 1 and 2; -1: stays */
    int report;
    bool new_session, close_fds;
} Plan;

/* A NULL-ended array of the C strings of a list of bytes, which must outlive it. */
static char **strings_of(FhVM *vm, FhValue list, size_t *room) {
    *room = 0;
    if (!fhlist_check(vm, list)) return fhraise(vm, FH_T_TypeError, "a list of bytes is needed"), NULL;
    size_t n = (size_t)fhas_list(list)->size;
    char **items = fhmem_array(vm, n + 1, sizeof *items);
    if (!items) return NULL;
    *room = n + 1;
    for (size_t i = 0; i < n; i++) {
        FhValue item = fhas_list(list)->items[i];
        if (!fhbytes_check(vm, item)) {
            fhmem_free(vm, items, *room * sizeof *items);
            return fhraise(vm, FH_T_TypeError, "a list of bytes is needed, not of %T", item), NULL;
        }
        items[i] = (char *)fhas_bytes(item)->data;
    }
    items[n] = NULL;
    return items;
}

static int small_int(FhVM *vm, FhValue v, int *out) {
    int64_t n;
    if (fhargs_index(vm, v, &n) < 0) return -1;
    *out = (int)n;
    return 0;
}

static void tell(int fd, char stage, int error) {
    char message[1 + sizeof error];
    message[0] = stage;
    memcpy(message + 1, &error, sizeof error);
    ssize_t written = write(fd, message, sizeof message);
    (void)written;
    _exit(255);
}

/* In the child. Descriptors below 3 that are to be moved are first put out of the way of each other. */
static void become(const Plan *p) {
    int fds[3], report = p->report;
    for (int i = 0; i < 3; i++) {
        fds[i] = p->fds[i];
        if (fds[i] >= 0 && fds[i] < 3 && fds[i] != i && (fds[i] = fcntl(fds[i], F_DUPFD_CLOEXEC, 3)) < 0)
            tell(report, 'f', errno);
    }
    for (int i = 0; i < 3; i++) {
        if (fds[i] < 0) continue;
        if (fds[i] == i) {
            if (fcntl(i, F_SETFD, 0) < 0) tell(report, 'f', errno);
        } else if (dup2(fds[i], i) < 0) {
            tell(report, 'f', errno);
        }
    }
    if (p->cwd && chdir(p->cwd) < 0) tell(report, 'd', errno);
    if (p->new_session) setsid();
    struct sigaction normal = {.sa_handler = SIG_DFL};
    sigaction(SIGPIPE, &normal, NULL);
    if (p->close_fds) {
        long most = sysconf(_SC_OPEN_MAX);
        for (int fd = 3; fd < (most > 0 && most < 65536 ? most : 65536); fd++)
            if (fd != report) close(fd);
    }
    int error = ENOENT;
    for (char **program = p->programs; *program; program++) {
        execve(*program, p->argv, p->env ? p->env : environ);
        if (errno != ENOENT && errno != ENOTDIR) error = errno;
    }
    tell(report, 'e', error);
}

/* The pid, or (pid's negative never) a tuple (errno, stage) of what failed in the child. */
static FhValue run_plan(FhVM *vm, Plan *p) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) return fhraise_os(vm, errno, FH_NOVALUE);
    p->report = ends[1];
    pid_t pid = fork();
    if (pid == 0) become(p);
    int failed = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return fhraise_os(vm, failed, FH_NOVALUE);
    }
    char message[1 + sizeof failed];
    ssize_t got;
    do got = read(ends[0], message, sizeof message);
    while (got < 0 && errno == EINTR);
    close(ends[0]);
    if (got < (ssize_t)sizeof message) return fh_int_raw(pid);
    int status;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    memcpy(&failed, message + 1, sizeof failed);
    return fhtuple_pack(vm, 2, fh_int_raw(failed), fh_int_raw(message[0]));
}

/* spawn(programs, argv, env, cwd, stdin, stdout, stderr, close_fds, new_session) */
FUNCTION(process_spawn) {
    UNUSED;
    if (fhcapability_need(vm, FH_CAN_PROCESS, "subprocess") < 0) return FH_ERR;
    Plan p = {0};
    size_t nprograms = 0, nargv = 0, nenv = 0;
    FhValue result = FH_ERR;
    int closing = fhtruth(vm, args[7]), session = fhtruth(vm, args[8]);
    if (closing < 0 || session < 0) return FH_ERR;
    p.close_fds = closing;
    p.new_session = session;
    if (args[3] != FH_NONE && !fhbytes_check(vm, args[3]))
        return fhraise(vm, FH_T_TypeError, "cwd must be bytes, not %T", args[3]);
    p.cwd = args[3] == FH_NONE ? NULL : (const char *)fhas_bytes(args[3])->data;
    for (int i = 0; i < 3; i++)
        if (small_int(vm, args[4 + i], &p.fds[i]) < 0) return FH_ERR;
    if ((p.programs = strings_of(vm, args[0], &nprograms)) && (p.argv = strings_of(vm, args[1], &nargv)) &&
        (args[2] == FH_NONE || (p.env = strings_of(vm, args[2], &nenv))))
        result = run_plan(vm, &p);
    if (p.programs) fhmem_free(vm, p.programs, nprograms * sizeof *p.programs);
    if (p.argv) fhmem_free(vm, p.argv, nargv * sizeof *p.argv);
    if (p.env) fhmem_free(vm, p.env, nenv * sizeof *p.env);
    return result;
}

/* waitpid(pid, options): waits in slices, so that an interruption is seen */
FUNCTION(process_waitpid) {
    UNUSED;
    if (fhcapability_need(vm, FH_CAN_PROCESS, "os.waitpid") < 0) return FH_ERR;
    int pid, options, status = 0;
    if (small_int(vm, args[0], &pid) < 0 || small_int(vm, args[1], &options) < 0) return FH_ERR;
    for (;;) {
        pid_t got = waitpid(pid, &status, options);
        if (got >= 0) return fhtuple_pack(vm, 2, fh_int_raw(got), fh_int_raw(status));
        if (errno != EINTR) return fhraise_os(vm, errno, FH_NOVALUE);
        if (fhpoll_safe(vm) < 0) return FH_ERR;
    }
}

FUNCTION(process_fork) {
    UNUSED;
    if (fhcapability_need(vm, FH_CAN_PROCESS, "os.fork") < 0) return FH_ERR;
    pid_t pid = fork();
    return pid < 0 ? fhraise_os(vm, errno, FH_NOVALUE) : fh_int_raw(pid);
}

/* execve(programs, argv, env) */
FUNCTION(process_execve) {
    UNUSED;
    if (fhcapability_need(vm, FH_CAN_PROCESS, "os.execve") < 0) return FH_ERR;
    size_t nprograms = 0, nargv = 0, nenv = 0;
    char **programs = strings_of(vm, args[0], &nprograms), **argv = NULL, **env = NULL;
    int error = ENOENT;
    bool ready = programs && (argv = strings_of(vm, args[1], &nargv)) &&
                 (args[2] == FH_NONE || (env = strings_of(vm, args[2], &nenv)));
    for (char **program = programs; ready && *program; program++) {
        execve(*program, argv, env ? env : environ);
        if (errno != ENOENT && errno != ENOTDIR) error = errno;
    }
    if (programs) fhmem_free(vm, programs, nprograms * sizeof *programs);
    if (argv) fhmem_free(vm, argv, nargv * sizeof *argv);
    if (env) fhmem_free(vm, env, nenv * sizeof *env);
    return ready ? fhraise_os(vm, error, FH_NOVALUE) : FH_ERR;
}

static const FhMethodDef functions[] = {
    {"spawn", process_spawn, 9, 9, 0,
     "spawn(programs, argv, env, cwd, stdin, stdout, stderr, close_fds, new_session)"},
    {"waitpid", process_waitpid, 2, 2, 0, "waitpid(pid, options)\n(pid, status)"},
    {"fork", process_fork, 0, 0, 0, "fork()\nThe child's pid, or 0 in the child."},
    {"execve", process_execve, 3, 3, 0,
     "execve(programs, argv, env)\nThe first of the programs that there is takes over."},
    {0}};

const FhModuleDef fhmodule__process = {"_process", "Other programs.", functions, NULL};
