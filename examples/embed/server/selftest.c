/* Clients for the server's own test: they know what each answer must be. */
#include <arpa/inet.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CLIENTS = 4, ROUNDS = 500 };

typedef struct Test {
    int port;
    atomic_ulong asked, wrong;
} Test;

/* The status of the answer; 0: there was none. Its body is put into `body`. */
static int ask(Test *t, const char *path, const char *data, char *body, size_t room) {
    char text[4096];
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)t->port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int s = socket(AF_INET, SOCK_STREAM, 0), status = 0;
    if (s < 0 || connect(s, (struct sockaddr *)&address, sizeof address) < 0) return 0;
    int n = snprintf(text, sizeof text, "%s %s HTTP/1.1\r\nContent-Length: %zu\r\n\r\n%s", *data ? "POST" : "GET", path,
                     strlen(data), data);
    t->asked++;
    size_t size = 0;
    if (send(s, text, (size_t)n, MSG_NOSIGNAL) == n)
        for (ssize_t got; size < sizeof text - 1 && (got = recv(s, text + size, sizeof text - 1 - size, 0)) > 0;)
            size += (size_t)got;
    close(s);
    text[size] = 0;
    char *start = strstr(text, "\r\n\r\n");
    if (!start || sscanf(text, "HTTP/1.1 %d", &status) != 1) return 0;
    snprintf(body, room, "%s", start + 4);
    return status;
}

static void expect(Test *t, const char *path, const char *data, int status, const char *wanted) {
    char body[1024] = "";
    int got = ask(t, path, data, body, sizeof body);
    if (got == status && (!wanted || strcmp(body, wanted) == 0)) return;
    t->wrong++;
    fprintf(stderr, "%s: %d %s\n", path, got, body);
}

static void *client(void *env) {
    Test *t = env;
    for (int i = 0; i < ROUNDS; i++) {
        expect(t, "/hello/ada", "", 200, "hello, ada (version 1)");
        expect(t, "/sum", "[1, 2, 3.5]", 200, "{\"sum\": 6.5, \"mean\": 2.1666666666666665}");
        expect(t, "/nowhere", "", 404, "no such page: /nowhere");
        if (i % 100 == 0) {
            expect(t, "/spin", "", 503, "the request took too long");
            expect(t, "/hog", "", 503, "the request needed too much memory");
        }
    }
    return NULL;
}

/* Replaces the script's text by a version in which `from` stands as `to`. */
static int edit(const char *path, const char *from, const char *to) {
    char text[8192], *at;
    FILE *f = fopen(path, "r");
    if (!f) return -1;
    size_t size = fread(text, 1, sizeof text - 1, f);
    fclose(f);
    text[size] = 0;
    if (!(at = strstr(text, from)) || !(f = fopen(path, "w"))) return -1;
    fprintf(f, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    return fclose(f);
}

int selftest(const char *script, int port, unsigned long *asked) {
    Test t = {.port = port};
    pthread_t clients[CLIENTS];
    for (int i = 0; i < CLIENTS; i++) pthread_create(&clients[i], NULL, client, &t);
    for (int i = 0; i < CLIENTS; i++) pthread_join(clients[i], NULL);
    if (edit(script, "VERSION = 1", "VERSION = 2") < 0) t.wrong++;
    for (int i = 0; i < 20; i++) expect(&t, "/hello/bob", "", 200, "hello, bob (version 2)");
    if (edit(script, "VERSION = 2", "VERSION = (") < 0) t.wrong++; /* does not compile: the old one stays */
    for (int i = 0; i < 20; i++) expect(&t, "/hello/eve", "", 200, "hello, eve (version 2)");
    printf("asked %lu times from %d clients, %lu wrong answers\n", t.asked, CLIENTS, t.wrong);
    *asked = t.asked;
    return t.wrong != 0;
}
