/* A game loop: the whole VM lies in an array of the game's own, and each frame's garbage in an arena of the frame.
 *
 *     game [--frames N] [--show] game.py
 *
 * The array is all the memory that scripts ever get: when it is full they get a MemoryError, and the game goes on. */
#include <freehold.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static alignas(64) unsigned char heap[2 << 20];

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Runs one frame and draws it. */
static fh_status step(fh_vm *vm, fh_value frame, double dt, int show) {
    fh_scope scope;
    fh_value picture, args[1];
    const char *text;
    fh_scope_open(vm, &scope);
    args[0] = fh_from_f64(vm, dt);
    fh_status status = fh_invoke(vm, frame, args, 1, &picture);
    if (!status) status = fh_to_str(vm, picture, &text, NULL);
    if (!status && show) printf("\033[H%s\n", text);
    fh_scope_close(&scope);
    return status;
}

int main(int argc, char **argv) {
    int frames = 600, show = 0;
    const char *script = "game.py";
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--frames") == 0 && i + 1 < argc)
            frames = atoi(argv[++i]);
        else if (strcmp(argv[i], "--show") == 0)
            show = 1;
        else
            script = argv[i];
    }
    fh_config *config = fh_config_new();
    fh_vm *vm;
    fh_value frame;
    if (!config) return 1;
    fh_config_fixed_heap(config, heap, sizeof heap);
    if (fh_vm_new(config, &vm) != FH_OK) return 1;
    fh_status status = fh_run_file(vm, script);
    if (!status) status = fh_get_value(vm, "frame", &frame);
    double worst = 0, start = now();
    for (int i = 0; !status && i < frames; i++) {
        double before = now();
        status = step(vm, frame, 1.0 / 60, show);
        double took = now() - before;
        if (took > worst) worst = took;
    }
    int64_t hits = 0;
    if (!status) status = fh_get_i64(vm, "hits", &hits);
    if (status)
        fh_error_print(vm, stderr);
    else {
        printf("%d frames, %lld particles met, in %zu KiB\n", frames, (long long)hits, sizeof heap / 1024);
        fprintf(stderr, "%.3f ms a frame, the slowest %.3f ms\n", (now() - start) * 1000 / (frames ? frames : 1),
                worst * 1000);
    }
    fh_vm_free(vm);
    return status != FH_OK;
}
