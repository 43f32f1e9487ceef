/* _signal: signals that scripts handle. Their dispositions belong to the process and a C handler could not tell whose VM it
 * serves; so these signals are blocked, a thread of the VM waits for them at a signalfd and tells the VM by a bit in
 * vm->interrupted, and the VM reads them and calls the script's handlers where its next instruction begins.
 *
 *   watcher: waits until the signalfd is readable -> sets the bit -> waits for `drained`
 *   VM:      sees the bit -> reads all signals -> clears the bit, posts `drained` -> calls signal._dispatch(n) for each */
#include <errno.h>
#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <unistd.h>

#include "objects/capability.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define FUNCTION(name)                                                                                       \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)self, (void)args, (void)nargs, (void)kwnames

typedef struct Watch {
    FhSignals hooks; /* must be first */
    sigset_t handled;
    int signals, wake; /* signalfd, eventfd */
    sem_t drained;
    pthread_t thread;
    volatile int *interrupted;
    bool quit;
} Watch;

static Watch *watch_of(FhVM *vm) { return (Watch *)vm->signals; }

static void *watcher(void *arg) {
    Watch *w = arg;
    struct pollfd fds[] = {{.fd = w->signals, .events = POLLIN}, {.fd = w->wake, .events = POLLIN}};
    for (;;) {
        if (poll(fds, 2, -1) < 0) continue;
        if (fds[1].revents) return NULL;
        __atomic_fetch_or(w->interrupted, FH_INTERRUPT_SIGNAL, __ATOMIC_RELEASE);
        while (sem_wait(&w->drained) < 0) {
        }
        if (__atomic_load_n(&w->quit, __ATOMIC_ACQUIRE)) return NULL;
    }
}

/* ---- calling handlers ---- */

static int dispatch(FhVM *vm, uint32_t number) {
    FhValue key = fhstr_intern(vm, "signal", 6), name = fhstr_intern(vm, "_dispatch", 9);
    FhValue module = key == FH_ERR || name == FH_ERR ? FH_ERR : fhdict_get(vm, vm->modules, key);
    if (module == FH_ERR || module == FH_NOVALUE) return module == FH_ERR ? -1 : 0;
    fh_retain(module);
    FhValue f = fhattr_get(vm, module, name), v = FH_ERR;
    fh_release(vm, module);
    if (f == FH_ERR) return -1;
    v = fhcall1(vm, f, fh_int_raw(number));
    fh_release(vm, f);
    if (v == FH_ERR) return -1;
    fh_release(vm, v);
    return 0;
}

static int run(FhVM *vm) {
    Watch *w = watch_of(vm);
    struct signalfd_siginfo info;
    uint64_t come = 0; /* bit n - 1: signal n */
    while (read(w->signals, &info, sizeof info) == (ssize_t)sizeof info)
        if (info.ssi_signo - 1 < 64) come |= (uint64_t)1 << (info.ssi_signo - 1);
    int was = __atomic_fetch_and(&vm->interrupted, ~FH_INTERRUPT_SIGNAL, __ATOMIC_ACQUIRE);
    if (was & FH_INTERRUPT_SIGNAL) sem_post(&w->drained);
    for (uint32_t n = 1; come; n++, come >>= 1)
        if ((come & 1) && dispatch(vm, n) < 0) return -1;
    return 0;
}

static void close_watch(FhVM *vm) {
    Watch *w = watch_of(vm);
    uint64_t one = 1;
    vm->signals = NULL;
    __atomic_store_n(&w->quit, true, __ATOMIC_RELEASE);
    while (write(w->wake, &one, sizeof one) < 0 && errno == EINTR) {
    }
    sem_post(&w->drained);
    pthread_join(w->thread, NULL);
    pthread_sigmask(SIG_UNBLOCK, &w->handled, NULL);
    close(w->signals);
    close(w->wake);
    sem_destroy(&w->drained);
    fhmem_free(vm, w, sizeof *w);
}

static int start_thread(Watch *w) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); /* the thread inherits it: it takes no signal itself */
    int error = pthread_create(&w->thread, NULL, watcher, w);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

static Watch *open_watch(FhVM *vm) {
    if (vm->signals) return watch_of(vm);
    Watch *w = fhmem_new(vm, sizeof *w);
    if (!w) return NULL;
    *w = (Watch){.hooks = {run, close_watch}, .interrupted = &vm->interrupted};
    sigemptyset(&w->handled);
    w->signals = signalfd(-1, &w->handled, SFD_NONBLOCK | SFD_CLOEXEC);
    w->wake = eventfd(0, EFD_CLOEXEC);
    int error = w->signals < 0 || w->wake < 0 ? errno : 0;
    if (!error && sem_init(&w->drained, 0, 0) < 0) error = errno;
    if (!error && (error = start_thread(w)) != 0) sem_destroy(&w->drained);
    if (!error) {
        vm->signals = &w->hooks;
        return w;
    }
    if (w->signals >= 0) close(w->signals);
    if (w->wake >= 0) close(w->wake);
    fhmem_free(vm, w, sizeof *w);
    fhraise_os(vm, error, FH_NOVALUE);
    return NULL;
}

/* ---- functions ---- */

static int number_of(FhVM *vm, FhValue v, int *out) {
    int64_t n;
    if (fhargs_index(vm, v, &n) < 0) return -1;
    if (n < 1 || n > 64) return fhraise_int(vm, FH_T_ValueError, "signal number out of range");
    *out = (int)n;
    return 0;
}

/* handle(n, how): 0 the system's default, 1 ignored, 2 by the script */
FUNCTION(handle) {
    if (fhcapability_need(vm, FH_CAN_PROCESS, "signal") < 0) return FH_ERR;
    UNUSED;
    int n = 0;
    if (number_of(vm, args[0], &n) < 0) return FH_ERR;
    if (n == SIGKILL || n == SIGSTOP) return fhraise_os(vm, EINVAL, FH_NOVALUE);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, n);
    if (args[1] == fh_int_raw(2)) {
        Watch *w = open_watch(vm);
        if (!w) return FH_ERR;
        sigaddset(&w->handled, n);
        pthread_sigmask(SIG_BLOCK, &one, NULL);
        if (signal(n, SIG_DFL) == SIG_ERR || signalfd(w->signals, &w->handled, 0) < 0)
            return fhraise_os(vm, errno, FH_NOVALUE);
        return FH_NONE;
    }
    if (signal(n, args[1] == fh_int_raw(1) ? SIG_IGN : SIG_DFL) == SIG_ERR)
        return fhraise_os(vm, errno, FH_NOVALUE);
    if (vm->signals) {
        sigdelset(&watch_of(vm)->handled, n);
        if (signalfd(watch_of(vm)->signals, &watch_of(vm)->handled, 0) < 0)
            return fhraise_os(vm, errno, FH_NOVALUE);
    }
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    return FH_NONE;
}

/* What the disposition of a signal is: 0, 1, or 2 for a C function. */
FUNCTION(disposition) {
    if (fhcapability_need(vm, FH_CAN_PROCESS, "signal") < 0) return FH_ERR;
    UNUSED;
    struct sigaction action;
    int n = 0;
    if (number_of(vm, args[0], &n) < 0) return FH_ERR;
    if (sigaction(n, NULL, &action) < 0) return FH_NONE;
    return fh_int_raw(action.sa_handler == SIG_DFL ? 0 : action.sa_handler == SIG_IGN ? 1 : 2);
}

FUNCTION(raise_signal) {
    if (fhcapability_need(vm, FH_CAN_PROCESS, "signal") < 0) return FH_ERR;
    UNUSED;
    int n = 0;
    if (number_of(vm, args[0], &n) < 0) return FH_ERR;
    if (kill(getpid(), n) < 0) return fhraise_os(vm, errno, FH_NOVALUE);
    if (vm->signals && run(vm) < 0) return FH_ERR;
    return fhpoll_safe(vm) < 0 ? FH_ERR : FH_NONE;
}

FUNCTION(alarm_in) {
    if (fhcapability_need(vm, FH_CAN_PROCESS, "signal") < 0) return FH_ERR;
    UNUSED;
    int64_t seconds;
    if (fhargs_index(vm, args[0], &seconds) < 0) return FH_ERR;
    return fh_int_raw(alarm((unsigned)seconds));
}

static FhValue timer_value(FhVM *vm, const struct itimerval *v) {
    FhValue a = fhfloat_new(vm, (double)v->it_value.tv_sec + (double)v->it_value.tv_usec * 1e-6);
    FhValue b = fhfloat_new(vm, (double)v->it_interval.tv_sec + (double)v->it_interval.tv_usec * 1e-6);
    FhValue t = a == FH_ERR || b == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, a, b);
    if (a != FH_ERR) fh_release(vm, a);
    if (b != FH_ERR) fh_release(vm, b);
    return t;
}

static int duration(FhVM *vm, FhValue v, struct timeval *out) {
    FhValue f = fhnumber_float(vm, v);
    if (f == FH_ERR) return -1;
    double d = fh_float_of(f);
    fh_release(vm, f);
    if (!(d < 1e9 && d > -1e9))
        return fhraise_int(vm, FH_T_OverflowError, "timestamp out of range for platform time_t");
    double micros = ceil(d * 1e6);
    out->tv_sec = (time_t)floor(micros / 1e6);
    out->tv_usec = (suseconds_t)(micros - (double)out->tv_sec * 1e6);
    return 0;
}

FUNCTION(set_timer) {
    if (fhcapability_need(vm, FH_CAN_PROCESS, "signal") < 0) return FH_ERR;
    UNUSED;
    struct itimerval now = {{0, 0}, {0, 0}}, before;
    int64_t which;
    if (fhargs_index(vm, args[0], &which) < 0 || duration(vm, args[1], &now.it_value) < 0 ||
        (nargs > 2 && duration(vm, args[2], &now.it_interval) < 0))
        return FH_ERR;
    return setitimer((int)which, &now, &before) < 0 ? fhraise_os(vm, errno, FH_NOVALUE)
                                                    : timer_value(vm, &before);
}

FUNCTION(get_timer) {
    if (fhcapability_need(vm, FH_CAN_PROCESS, "signal") < 0) return FH_ERR;
    UNUSED;
    struct itimerval now;
    int64_t which;
    if (fhargs_index(vm, args[0], &which) < 0) return FH_ERR;
    return getitimer((int)which, &now) < 0 ? fhraise_os(vm, errno, FH_NOVALUE) : timer_value(vm, &now);
}

/* Waits until a signal that the script handles has come, and its handler has run. */
FUNCTION(pause_until) {
    if (fhcapability_need(vm, FH_CAN_PROCESS, "signal") < 0) return FH_ERR;
    UNUSED;
    for (;;) {
        struct pollfd fd = {.fd = vm->signals ? watch_of(vm)->signals : -1, .events = POLLIN};
        int got = poll(&fd, 1, 50);
        if (got > 0 || (vm->interrupted & FH_INTERRUPT_SIGNAL))
            return fhpoll_safe(vm) < 0 || run(vm) < 0 ? FH_ERR : FH_NONE;
        if (fhpoll_safe(vm) < 0) return FH_ERR;
    }
}

FUNCTION(describe) {
    UNUSED;
    int n = 0;
    if (number_of(vm, args[0], &n) < 0) return FH_ERR;
    const char *text = strsignal(n);
    return !text || strncmp(text, "Unknown", 7) == 0 ? FH_NONE : fhstr_c(vm, text);
}

static const FhMethodDef functions[] = {{"handle", handle, 2, 2, 0, NULL},
                                        {"disposition", disposition, 1, 1, 0, NULL},
                                        {"raise_signal", raise_signal, 1, 1, 0, NULL},
                                        {"alarm", alarm_in, 1, 1, 0, NULL},
                                        {"setitimer", set_timer, 2, 3, 0, NULL},
                                        {"getitimer", get_timer, 1, 1, 0, NULL},
                                        {"pause", pause_until, 0, 0, 0, NULL},
                                        {"strsignal", describe, 1, 1, 0, NULL},
                                        {NULL, NULL, 0, 0, 0, NULL}};

static int exec(FhVM *vm, FhValue module) {
    static const struct {
        const char *name;
        int number;
    } constants[] = {
#define S(name) {#name, name},
        S(SIGHUP) S(SIGINT) S(SIGQUIT) S(SIGILL) S(SIGTRAP) S(SIGABRT) S(SIGBUS) S(SIGFPE) S(SIGKILL)
            S(SIGUSR1) S(SIGSEGV) S(SIGUSR2) S(SIGPIPE) S(SIGALRM) S(SIGTERM) S(SIGCHLD) S(SIGCONT) S(SIGSTOP)
                S(SIGTSTP) S(SIGTTIN) S(SIGTTOU) S(SIGURG) S(SIGXCPU) S(SIGXFSZ) S(SIGVTALRM) S(SIGPROF)
                    S(SIGWINCH) S(SIGIO) S(SIGSYS)
#ifdef SIGSTKFLT
                        S(SIGSTKFLT)
#endif
#ifdef SIGPWR
                            S(SIGPWR)
#endif
#undef S
    };
    FhValue numbers = fhdict_new(vm);
    for (size_t i = 0; numbers != FH_ERR && i < sizeof constants / sizeof *constants; i++)
        if (fhdict_set_c(vm, numbers, constants[i].name, fh_int_raw(constants[i].number)) < 0) {
            fh_release(vm, numbers);
            numbers = FH_ERR;
        }
    return fhmodule_set_take(vm, module, "numbers", numbers);
}

const FhModuleDef fhmodule__signal = {"_signal", "Signals.", functions, exec};
