/* A small HTTP server: threads with a VM each run the same script, an arena for each request.
 *
 *     server [--port N] [--workers N] [--selftest] handlers.py
 *
 * The script's handle(method, path, body) gives (status, text). Each request has its fuel, each VM its memory limit: a handler
 * that loops for ever, or eats memory, costs its client an error and nobody else anything. When the script's file changes, the
 * next worker with a request makes a new VM from it; if it works, the others follow before their next requests, and if it does not,
 * the old script stays in force everywhere.
 *
 * --selftest sends the server requests of every sort, from several clients at once, and reports what came back. */
#include <arpa/inet.h>
#include <errno.h>
#include <freehold.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MAX_WORKERS = 64, MAX_REQUEST = 64 * 1024, MAX_SCRIPT = 1 << 20 };
enum { MEMORY_LIMIT = 16 << 20, REQUEST_FUEL = 2000000 };

typedef struct Server {
    const char *script;
    int listener;
    atomic_int stopping;
    atomic_ulong served, failed, reloads;
    pthread_mutex_t lock; /* of what follows */
    struct timespec seen; /* when the file was changed that was looked at last */
    char *good;           /* the last script that worked; NULL: none yet */
    size_t good_size;
    unsigned version; /* counts the good ones */
} Server;

/* What one thread has; nothing of it is shared. */
typedef struct Worker {
    Server *server;
    pthread_t thread;
    fh_vm *vm;
    fh_value handle; /* the script's function */
    unsigned version;
} Worker;

/* ---- the VM of a worker ---- */

static char *read_file(const char *path, size_t *size) {
    FILE *f = fopen(path, "rb");
    char *text = f ? malloc(MAX_SCRIPT) : NULL;
    *size = text ? fread(text, 1, MAX_SCRIPT, f) : 0;
    if (f) fclose(f);
    return text;
}

/* Makes a VM from a script; the worker's own is replaced only when that works. */
static int load(Worker *w, const char *text, size_t size) {
    fh_config *config = fh_config_new();
    fh_vm *vm;
    fh_value handle = FH_NULL;
    if (!config) return -1;
    fh_config_memory_limit(config, MEMORY_LIMIT);
    if (fh_vm_new(config, &vm) != FH_OK) return -1;
    if (fh_run_source(vm, text, size, w->server->script) != FH_OK || fh_get_value(vm, "handle", &handle) != FH_OK) {
        fh_error_print(vm, stderr);
        fh_vm_free(vm);
        return -1;
    }
    fh_value kept = fh_keep(vm, handle);
    if (w->vm) {
        fh_vm_free(w->vm);
        w->server->reloads++;
    }
    w->vm = vm;
    w->handle = kept;
    return 0;
}

/* The file has changed: the script in it is the good one if it works. */
static void try_file(Worker *w) {
    Server *s = w->server;
    size_t size;
    char *text = read_file(s->script, &size);
    if (!text || load(w, text, size) < 0) {
        free(text);
        return;
    }
    free(s->good);
    s->good = text;
    s->good_size = size;
    w->version = ++s->version;
}

static void update(Worker *w) {
    Server *s = w->server;
    struct stat info;
    pthread_mutex_lock(&s->lock);
    if (stat(s->script, &info) == 0 &&
        (info.st_mtim.tv_sec != s->seen.tv_sec || info.st_mtim.tv_nsec != s->seen.tv_nsec)) {
        s->seen = info.st_mtim;
        try_file(w);
    }
    if (w->version != s->version && load(w, s->good, s->good_size) == 0) w->version = s->version;
    pthread_mutex_unlock(&s->lock);
}

/* ---- requests ---- */

static void send_all(int client, const char *text, size_t size) {
    while (size) {
        ssize_t n = send(client, text, size, MSG_NOSIGNAL);
        if (n <= 0) return;
        text += n;
        size -= (size_t)n;
    }
}

static void respond(int client, int status, const char *text, size_t size) {
    char head[128];
    int n = snprintf(head, sizeof head, "HTTP/1.1 %d %s\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n", status,
                     status == 200 ? "OK" : "Error", size);
    send_all(client, head, (size_t)n);
    send_all(client, text, size);
}

static void respond_error(Worker *w, int client, fh_status status) {
    const char *text = status == FH_OUT_OF_FUEL ? "the request took too long"
                       : status == FH_NO_MEMORY ? "the request needed too much memory"
                                                : "the handler failed";
    if (status == FH_ERROR) fputs(fh_error_text(w->vm), stderr);
    respond(client, status == FH_ERROR ? 500 : 503, text, strlen(text));
    w->server->failed++;
}

static void handle(Worker *w, int client, const char *method, const char *path, const char *body, size_t size) {
    fh_vm *vm = w->vm;
    fh_scope scope;
    fh_value result, part;
    int32_t code;
    const char *text;
    size_t length;
    fh_scope_open(vm, &scope);
    fh_fuel_set(vm, REQUEST_FUEL);
    fh_value args[] = {fh_from_text(vm, method), fh_from_text(vm, path), fh_from_str(vm, body, size)};
    fh_status status = fh_invoke(vm, w->handle, args, 3, &result);
    if (!status) status = fh_item_at(vm, result, 0, &part);
    if (!status) status = fh_to_i32(vm, part, &code);
    if (!status) status = fh_item_at(vm, result, 1, &part);
    if (!status) status = fh_to_str(vm, part, &text, &length);
    if (status)
        respond_error(w, client, status);
    else
        respond(client, code, text, length);
    fh_scope_close(&scope);
}

/* Reads a whole request: head and as much body as it announces. The size; -1: too large, or broken off. */
static ssize_t receive(int client, char *buffer, char **body) {
    size_t size = 0, wanted = 0;
    *body = NULL;
    while (size < MAX_REQUEST) {
        ssize_t n = recv(client, buffer + size, MAX_REQUEST - size, 0);
        if (n <= 0) return -1;
        size += (size_t)n;
        buffer[size] = 0;
        char *end = *body ? NULL : strstr(buffer, "\r\n\r\n");
        if (end) {
            char *length = strstr(buffer, "Content-Length:");
            *body = end + 4;
            wanted = (size_t)(*body - buffer) + (length && length < end ? strtoul(length + 15, NULL, 10) : 0);
        }
        if (*body && size >= wanted) return (ssize_t)size;
    }
    return -1;
}

static void serve(Worker *w, int client) {
    char *buffer = malloc(MAX_REQUEST + 1), *body;
    ssize_t size = buffer ? receive(client, buffer, &body) : -1;
    char method[8], path[512];
    if (size >= 0 && sscanf(buffer, "%7s %511s", method, path) == 2) {
        handle(w, client, method, path, body, (size_t)(buffer + size - body));
        w->server->served++;
    } else
        respond(client, 400, "bad request", 11);
    free(buffer);
}

static void *work(void *env) {
    Worker *w = env;
    while (!w->server->stopping) {
        int client = accept(w->server->listener, NULL, NULL);
        if (client < 0) continue;
        update(w);
        if (w->vm)
            serve(w, client);
        else
            respond(client, 503, "no script", 9);
        close(client);
    }
    if (w->vm) fh_vm_free(w->vm);
    return NULL;
}

/* ---- the process ---- */

/* A socket that listens on a port of the loopback device (0: any); *port is which. */
static int listen_on(int *port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)*port)};
    socklen_t size = sizeof address;
    int s = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (s < 0 || bind(s, (struct sockaddr *)&address, sizeof address) < 0 || listen(s, 128) < 0 ||
        getsockname(s, (struct sockaddr *)&address, &size) < 0)
        return -1;
    *port = ntohs(address.sin_port);
    return s;
}

int selftest(const char *script, int port, unsigned long *asked); /* selftest.c */

int main(int argc, char **argv) {
    static Server server = {.lock = PTHREAD_MUTEX_INITIALIZER};
    static Worker workers[MAX_WORKERS];
    int port = 0, nworkers = 4, testing = 0, result = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--port") == 0 && i + 1 < argc)
            port = atoi(argv[++i]);
        else if (strcmp(argv[i], "--workers") == 0 && i + 1 < argc)
            nworkers = atoi(argv[++i]);
        else if (strcmp(argv[i], "--selftest") == 0)
            testing = 1;
        else
            server.script = argv[i];
    }
    if (!server.script || nworkers < 1 || nworkers > MAX_WORKERS) {
        fprintf(stderr, "usage: server [--port N] [--workers 1..%d] [--selftest] handlers.py\n", MAX_WORKERS);
        return 2;
    }
    server.listener = listen_on(&port);
    if (server.listener < 0) {
        perror("server");
        return 1;
    }
    for (int i = 0; i < nworkers; i++) {
        workers[i].server = &server;
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i])) return 1;
    }
    if (!testing) {
        printf("http://127.0.0.1:%d/\n", port);
        fflush(stdout);
        pause();
    } else {
        unsigned long asked;
        result = selftest(server.script, port, &asked);
        server.stopping = 1;
        shutdown(server.listener, SHUT_RDWR); /* wakes those that wait in accept */
        for (int i = 0; i < nworkers; i++) pthread_join(workers[i].thread, NULL);
        printf("served %s, failed as they should: %lu, reloads: %s\n", server.served == asked ? "all" : "NOT ALL",
               server.failed, server.reloads ? "yes" : "NO");
    }
    close(server.listener);
    free(server.good);
    return result;
}
