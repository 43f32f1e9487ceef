/* A VM to which nothing is granted: every way out is refused by name, and whatever scripts try with every module of the
 * library, the process makes none of the system calls that would lead out. Those are replaced here by functions that count. */
#include "freehold.h"
#include "unit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int armed;
static const char *first_trapped;
static long trapped;

static int trap(const char *name) {
    if (!armed) return 0;
    trapped++;
    if (!first_trapped) first_trapped = name;
    return 1;
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && defined(__GLIBC__)
#define TRAP0(type, name, parameters, result)                                                                \
    type name parameters {                                                                                   \
        trap(#name);                                                                                         \
        errno = EPERM;                                                                                       \
        return result;                                                                                       \
    }
/* These the test itself never needs, so they never do anything. */
TRAP0(int, stat, (const char *p, struct stat *s), ((void)p, (void)s, -1))
TRAP0(int, lstat, (const char *p, struct stat *s), ((void)p, (void)s, -1))
TRAP0(int, unlink, (const char *p), ((void)p, -1))
TRAP0(int, rmdir, (const char *p), ((void)p, -1))
TRAP0(int, mkdir, (const char *p, mode_t m), ((void)p, (void)m, -1))
TRAP0(int, chmod, (const char *p, mode_t m), ((void)p, (void)m, -1))
TRAP0(int, chdir, (const char *p), ((void)p, -1))
TRAP0(int, rename, (const char *p, const char *q), ((void)p, (void)q, -1))
TRAP0(int, link, (const char *p, const char *q), ((void)p, (void)q, -1))
TRAP0(int, symlink, (const char *p, const char *q), ((void)p, (void)q, -1))
TRAP0(ssize_t, readlink, (const char *p, char *b, size_t n), ((void)p, (void)b, (void)n, -1))
TRAP0(int, access, (const char *p, int m), ((void)p, (void)m, -1))
TRAP0(int, truncate, (const char *p, off_t n), ((void)p, (void)n, -1))
TRAP0(int, ftruncate, (int fd, off_t n), ((void)fd, (void)n, -1))
TRAP0(DIR *, opendir, (const char *p), ((void)p, NULL))
TRAP0(char *, getcwd, (char *p, size_t n), ((void)p, (void)n, NULL))
TRAP0(pid_t, getpid, (void), 0)
TRAP0(pid_t, getppid, (void), 0)
TRAP0(uid_t, getuid, (void), 0)
TRAP0(pid_t, fork, (void), -1)
TRAP0(int, system, (const char *p), ((void)p, -1))
TRAP0(int, kill, (pid_t p, int n), ((void)p, (void)n, -1))
TRAP0(int, raise, (int n), ((void)n, -1))
TRAP0(unsigned, alarm, (unsigned n), ((void)n, 0))
TRAP0(int, pipe2, (int p[2], int f), ((void)p, (void)f, -1))
TRAP0(int, pipe, (int p[2]), ((void)p, -1))
TRAP0(int, dup, (int a), ((void)a, -1))
TRAP0(int, dup2, (int a, int b), ((void)a, (void)b, -1))
TRAP0(off_t, lseek, (int f, off_t o, int w), ((void)f, (void)o, (void)w, -1))
TRAP0(int, execve, (const char *p, char *const a[], char *const e[]), ((void)p, (void)a, (void)e, -1))
TRAP0(time_t, time, (time_t * t), ((void)t, 0))
TRAP0(struct tm *, localtime_r, (const time_t *t, struct tm *r), ((void)t, (void)r, NULL))
TRAP0(int, nanosleep, (const struct timespec *t, struct timespec *r), ((void)t, (void)r, -1))
TRAP0(ssize_t, getrandom, (void *p, size_t n, unsigned f), ((void)p, (void)n, (void)f, -1))
TRAP0(int, isatty, (int fd), ((void)fd, 0))
TRAP0(int, fstat, (int fd, struct stat *s), ((void)fd, (void)s, -1))
/* These go on. */
int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    int mode = va_arg(more, int);
    va_end(more);
    if (trap("open")) return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}
ssize_t read(int fd, void *p, size_t n) { return trap("read") ? -1 : syscall(SYS_read, fd, p, n); }
ssize_t write(int fd, const void *p, size_t n) { return trap("write") ? -1 : syscall(SYS_write, fd, p, n); }
int clock_gettime(clockid_t id, struct timespec *t) {
    return trap("clock_gettime") ? -1 : (int)syscall(SYS_clock_gettime, id, t);
}
void _exit(int status) {
    trap("_exit");
    syscall(SYS_exit_group, status);
    __builtin_unreachable();
}
#endif

static fh_vm *vm_new(unsigned granted, fh_strategy strategy) {
    fh_config *config = fh_config_new();
    fh_vm *vm = NULL;
    fh_config_deny(config, FH_CAP_ALL);
    fh_config_grant(config, granted);
    fh_config_strategy(config, strategy);
    return fh_vm_new(config, &vm) == FH_OK ? vm : NULL;
}

static fh_status run(fh_vm *vm, const char *source) {
    armed = 1;
    fh_status status = fh_run_source(vm, source, strlen(source), "<test>");
    armed = 0;
    if (status != FH_OK) printf("%s", fh_error_text(vm));
    return status;
}

/* Each is an expression, and the capability that it lacks. */
static const char *const refused[][2] = {
    {"open('/etc/passwd')", "files-read"},
    {"open('/tmp/x', 'w')", "files-write"},
    {"open('/tmp/x', 'a')", "files-write"},
    {"open('/tmp/x', 'x')", "files-write"},
    {"open('/tmp/x', 'r+')", "files-read"},
    {"open(0)", "files-read"},
    {"open(1, 'wb', 0)", "files-write"},
    {"open('x', opener=lambda p, f: 0)", "files-read"},
    {"io.open('/etc/passwd')", "files-read"},
    {"io.open_code('/etc/passwd')", "files-read"},
    {"codecs.open('/etc/passwd')", "files-read"},
    {"pathlib.Path('/etc/passwd').read_text()", "files-read"},
    {"pathlib.Path('/tmp/x').write_text('x')", "files-write"},
    {"pathlib.Path('/tmp').stat()", "files-read"},
    {"pathlib.Path.cwd()", "files-read"},
    {"list(pathlib.Path('/').iterdir())", "files-read"},
    {"os.open('/etc/passwd', os.O_RDONLY)", "files-read"},
    {"os.open('/tmp/x', os.O_RDWR | os.O_CREAT)", "files-read"},
    {"os.open('/tmp/x', os.O_WRONLY | os.O_CREAT)", "files-write"},
    {"os.read(0, 1)", "files-read"},
    {"os.write(1, b'x')", "files-write"},
    {"os.close(0)", "files-read"},
    {"os.dup(0)", "files-read"},
    {"os.dup2(0, 1)", "files-write"},
    {"os.lseek(0, 0, 0)", "files-read"},
    {"os.isatty(0)", "files-read"},
    {"os.fstat(0)", "files-read"},
    {"os.pipe()", "files-write"},
    {"os.listdir('/')", "files-read"},
    {"os.getcwd()", "files-read"},
    {"os.getcwdb()", "files-read"},
    {"os.stat('/')", "files-read"},
    {"os.lstat('/')", "files-read"},
    {"os.readlink('/proc/self/exe')", "files-read"},
    {"os.access('/', 4)", "files-read"},
    {"os.unlink('/tmp/x')", "files-write"},
    {"os.remove('/tmp/x')", "files-write"},
    {"os.rmdir('/tmp/x')", "files-write"},
    {"os.mkdir('/tmp/x')", "files-write"},
    {"os.rename('/tmp/x', '/tmp/y')", "files-write"},
    {"os.replace('/tmp/x', '/tmp/y')", "files-write"},
    {"os.symlink('/tmp/x', '/tmp/y')", "files-write"},
    {"os.link('/tmp/x', '/tmp/y')", "files-write"},
    {"os.truncate('/tmp/x', 0)", "files-write"},
    {"os.chmod('/tmp/x', 0)", "files-write"},
    {"os.utime('/tmp/x')", "files-write"},
    {"os.chdir('/')", "process"},
    {"os.umask(0)", "process"},
    {"os.getpid()", "process"},
    {"os.getuid()", "process"},
    {"os.uname()", "process"},
    {"os.times()", "process"},
    {"os.cpu_count()", "process"},
    {"os.getloadavg()", "process"},
    {"os.system('true')", "process"},
    {"os.kill(1, 0)", "process"},
    {"os._exit(0)", "process"},
    {"os.environ['HOME']", "environment"},
    {"os.environ.get('HOME')", "environment"},
    {"dict(os.environ)", "environment"},
    {"os.getenv('HOME')", "environment"},
    {"os.environ.__setitem__('A', 'b')", "environment"},
    {"os.putenv('A', 'b')", "environment"},
    {"os.path.expandvars('$HOME')", "environment"},
    {"os.urandom(8)", "entropy"},
    {"secrets.token_bytes(8)", "entropy"},
    {"uuid.uuid4()", "entropy"},
    {"random.SystemRandom().random()", "entropy"},
    {"time.time()", "clock"},
    {"time.time_ns()", "clock"},
    {"time.monotonic()", "clock"},
    {"time.perf_counter()", "clock"},
    {"time.process_time()", "clock"},
    {"time.clock_gettime(0)", "clock"},
    {"time.sleep(0)", "clock"},
    {"time.gmtime()", "clock"},
    {"time.localtime()", "clock"},
    {"time.localtime(0)", "clock"},
    {"time.strftime('%c')", "clock"},
    {"datetime.datetime.now()", "clock"},
    {"datetime.date.today()", "clock"},
    {"datetime.datetime.now().astimezone()", "clock"},
    {"asyncio.run(asyncio.sleep(0))", "clock"},
    {"signal.signal(signal.SIGINT, signal.SIG_IGN)", "process"},
    {"signal.alarm(1)", "process"},
    {"signal.raise_signal(9)", "process"},
    {"signal.setitimer(0, 1)", "process"},
    {"tempfile.gettempdir()", "environment"},
    {"tempfile.TemporaryFile()", NULL},
    {"shutil.copy('/etc/passwd', '/tmp/x')", NULL},
    {"shutil.rmtree('/tmp/x')", NULL},
    {"platform.node()", "process"},
    {"getpass.getuser()", "environment"},
};

static const char prelude[] =
    "import os, io, sys, time, random, pathlib, codecs, secrets, uuid, datetime, asyncio, signal, tempfile\n"
    "import shutil, platform, getpass\n"
    "def check(text, name):\n"
    "    try: result = eval(text)\n"
    "    except PermissionError as e:\n"
    "        assert name is None or f\"the capability '{name}'\" in str(e), (text, str(e))\n"
    "    except Exception as e: raise AssertionError(text, repr(e))\n"
    "    else: raise AssertionError(text, result)\n";

TEST(refused_by_name) {
    for (int strategy = FH_AUTOMATIC; strategy <= FH_ARENA; strategy++) {
        fh_vm *vm = vm_new(0, (fh_strategy)strategy);
        REQUIRE(vm != NULL);
        REQUIRE(run(vm, prelude) == FH_OK);
        for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
            char line[300];
            snprintf(line, sizeof line,
                     refused[i][1] ? "check(\"\"\"%s\"\"\", '%s')" : "check(\"\"\"%s\"\"\", None)",
                     refused[i][0], refused[i][1]);
            CHECK_INT(run(vm, line), FH_OK);
        }
        fh_vm_free(vm);
    }
    CHECK_STR(first_trapped, NULL);
}

/* What is there looks harmless, and computing is as ever. */
static const char harmless[] =
    "import sys, random, traceback, linecache\n"
    "assert sys.stdin is sys.stdout is sys.stderr is None and sys.__stdout__ is None\n"
    "print('not seen'); print('not seen', file=sys.stderr)\n"
    "assert sys.executable == '' and sys.path == []\n"
    "sys.path.append('/tmp'); sys.path.append('.')\n"
    "for name in 'no_such_module', 'setup', 'rules':\n"
    "    try: __import__(name)\n"
    "    except ImportError: pass\n"
    "    else: 1 / 0\n"
    "try: input()\n"
    "except RuntimeError: pass\n"
    "else: 1 / 0\n"
    "try: exec(compile('\\n1/0', '/etc/passwd', 'exec'))\n" /* its lines must not show */
    "except ZeroDivisionError: text = traceback.format_exc()\n"
    "assert 'root' not in text and 'daemon' not in text, text\n"
    "assert linecache.getlines('/etc/passwd') == []\n"
    "assert 0 <= random.random() < 1 and random.Random().random() != random.Random().random()\n"
    "random.seed(); random.shuffle(list(range(9)))\n"
    "code = (lambda: open('/etc/passwd')).__code__\n"
    "for f in lambda: eval(code), lambda: type(lambda: 0)(code, {'__builtins__': __builtins__})():\n"
    "    try: f()\n"
    "    except PermissionError: pass\n"
    "    else: 1 / 0\n"
    "for c in object.__subclasses__() + BaseException.__subclasses__():\n"
    "    g = getattr(getattr(c, '__init__', None), '__globals__', {})\n"
    "    o = g.get('open') or g.get('__builtins__', {}) and __builtins__.open\n"
    "    try: o('/etc/passwd')\n"
    "    except (PermissionError, TypeError): pass\n"
    "    else: 1 / 0\n"
    "import gc, inspect\n"
    "files = [o for o in gc.get_objects() if hasattr(type(o), 'fileno') and not isinstance(o, type)]\n"
    "assert not files, files\n"
    "import io\n"
    "for t in type(io.BytesIO()), io.TextIOWrapper, io.FileIO, io.BufferedReader, io.BufferedWriter:\n"
    "    for a in (), (0,), (1,), ('/etc/passwd',):\n"
    "        try: f = t(*a)\n"
    "        except Exception: continue\n"
    "        try: f.read()\n"
    "        except Exception: pass\n"
    "        try: f.write('x')\n"
    "        except Exception: pass\n"
    "total = sum(i * i for i in range(1000))\n";

TEST(computing_is_as_ever) {
    for (int strategy = FH_AUTOMATIC; strategy <= FH_ARENA; strategy++) {
        fh_vm *vm = vm_new(0, (fh_strategy)strategy);
        REQUIRE(vm != NULL);
        CHECK_INT(run(vm, harmless), FH_OK);
        int64_t total = 0;
        CHECK(fh_get_i64(vm, "total", &total) == FH_OK && total == 332833500);
        armed = 1;
        CHECK_INT(fh_run_source(vm, "1 / 0", 5, "<test>"), FH_ERROR);
        CHECK(strstr(fh_error_text(vm), "ZeroDivisionError") != NULL);
        fh_finish(vm, FH_ERROR);
        fh_vm_free(vm);
        armed = 0;
    }
    CHECK_STR(first_trapped, NULL);
}

/* Every callable of every module, with arguments that would do harm. */
static const char walk[] =
    "import sys\n"
    "skip = {'exit', 'quit', 'setrecursionlimit', 'setswitchinterval', 'set_int_max_str_digits', "
    "'memory_limit',\n"
    "        'memory_lock', 'lock', 'set_asyncgen_hooks', 'help', 'breakpoint', 'breakpointhook'}\n"
    "samples = (), ('/etc/passwd',), ('/tmp/x', 'w'), (1,), (0, b'x'), (1, b'x', 2), ('true', 9, 0), ({},), "
    "(None, 1)\n"
    "calls = made = 0\n"
    "def attempt(f, deep):\n"
    "    global calls, made\n"
    "    for a in samples:\n"
    "        calls += 1\n"
    "        try: r = f(*a)\n"
    "        except BaseException: continue\n"
    "        made += 1\n"
    "        if not deep: continue\n"
    "        for n in 'read', 'write', 'close', 'fileno', 'exists', 'stat', 'unlink', 'open', 'flush':\n"
    "            try: getattr(r, n)()\n"
    "            except BaseException: pass\n"
    "def visit(name):\n"
    "    try: module = __import__(name, fromlist=['x'])\n"
    "    except (ImportError, PermissionError): return\n"
    "    for key, value in list(vars(module).items()):\n"
    "        if key in skip or key.startswith('__') and key.endswith('__') or not callable(value): continue\n"
    "        if getattr(value, '__module__', None) in ('typing', 'abc'): continue\n"
    "        attempt(value, True)\n"
    "        if isinstance(value, type):\n"
    "            for k, m in list(vars(value).items()):\n"
    "                if k.startswith('__') or k in skip or not callable(m) and not isinstance(m, "
    "(classmethod, staticmethod)): continue\n"
    "                try: attempt(getattr(value, k), False)\n"
    "                except Exception: pass\n";

TEST(every_module_is_tried) {
    static const char names[] =
        "names = sorted(set(sys.stdlib_module_names) | set(sys.builtin_module_names) |\n"
        "               {'posix', '_io', '_import', '_signal', 'os.path'}\n"
        "               ) if 'names' not in globals() else names\n"
        "count = len(names)\n";
    for (int strategy = FH_AUTOMATIC; strategy <= FH_ARENA; strategy++) {
        int64_t count = 0, calls = 0, all = 0;
        for (int64_t i = 0; i == 0 || i < count; i++) { /* a VM for each, since some calls leave a mess */
            fh_vm *vm = vm_new(0, (fh_strategy)strategy);
            REQUIRE(vm != NULL);
            fh_memory_limit(vm, 64 << 20);
            REQUIRE(run(vm, walk) == FH_OK && run(vm, names) == FH_OK);
            CHECK(fh_get_i64(vm, "count", &count) == FH_OK && count > 50);
            char line[100];
            if (getenv("FH_VERBOSE")) {
                const char *text = "";
                snprintf(line, sizeof line, "name = names[%d]", (int)i);
                run(vm, line);
                fh_get_str(vm, "name", &text, NULL);
                fprintf(stderr, "%s\n", text);
            }
            snprintf(line, sizeof line, "visit(names[%d])", (int)i);
            fh_fuel_set(vm, 20000000);
            armed = 1;
            fh_run_source(vm, line, strlen(line), "<walk>"); /* it may run out of fuel or memory */
            armed = 0;
            fh_fuel_set(vm, 100000);
            if (fh_get_i64(vm, "calls", &calls) == FH_OK) all += calls;
            if (first_trapped) {
                const char *text = "";
                snprintf(line, sizeof line, "name = names[%d]", (int)i);
                run(vm, line);
                fh_get_str(vm, "name", &text, NULL);
                printf("%s: %s\n", text, first_trapped);
                first_trapped = NULL;
            }
            armed = 1;
            fh_vm_free(vm);
            armed = 0;
        }
        CHECK(all > 10000);
        if (getenv("FH_VERBOSE")) printf("%lld calls\n", (long long)all);
    }
    CHECK_INT(trapped, 0);
}

TEST(granted_one_by_one) {
    static const struct {
        unsigned capability;
        const char *source;
    } grants[] = {
        {FH_CAP_FILES_READ, "with open('/dev/null') as f: assert f.read() == ''"},
        {FH_CAP_FILES_WRITE, "with open('/dev/null', 'w') as f: f.write('x')"},
        {FH_CAP_ENVIRONMENT, "import os\nos.environ.get('HOME')"},
        {FH_CAP_CLOCK, "import time\ntime.sleep(0); time.time(); time.localtime(0)"},
        {FH_CAP_ENTROPY, "import os\nassert len(os.urandom(8)) == 8"},
        {FH_CAP_PROCESS, "import os\nos.getpid()"},
        {FH_CAP_STDIN, "import sys\nassert sys.stdin and not sys.stdout"},
        {FH_CAP_STDOUT, "import sys\nassert sys.stdout and sys.stderr and not sys.stdin"},
    };
    for (size_t i = 0; i < sizeof grants / sizeof *grants; i++)
        for (size_t k = 0; k < sizeof grants / sizeof *grants; k++) {
            fh_vm *vm = vm_new(grants[i].capability, FH_AUTOMATIC);
            REQUIRE(vm != NULL);
            CHECK_INT(fh_granted(vm, grants[k].capability), i == k);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
            fh_status status = fh_run_source(vm, grants[k].source, strlen(grants[k].source), "<test>");
            CHECK_INT(status, i == k ? FH_OK : FH_ERROR);
#else
            if (i != k)
                CHECK_INT(fh_run_source(vm, grants[k].source, strlen(grants[k].source), "<test>"), FH_ERROR);
#endif
            fh_vm_free(vm);
        }
    CHECK(fh_granted(NULL, 0) == 0);
}

int main(void) {
    RUN(refused_by_name);
    RUN(computing_is_as_ever);
    RUN(every_module_is_tried);
    RUN(granted_one_by_one);
    return unit_report();
}
