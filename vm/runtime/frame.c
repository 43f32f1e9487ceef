/* Records and stack chunks of frames. */
#include "runtime/frame.h"

#define FIRST_CHUNK 256       /* values */
#define CHUNK_MAX   (1 << 20) /* values */

static FhFrame *new_record(FhVM *vm) {
    FhFrame *f = fhheap_raw(&vm->heap, sizeof *f);
    if (f) memset(f, 0, sizeof *f);
    return f;
}

static FhStackChunk *new_chunk(FhVM *vm, size_t size) {
    FhStackChunk *c = fhheap_raw(&vm->heap, sizeof *c + size * sizeof(FhValue));
    if (!c) return NULL;
    memset(c, 0, sizeof *c + size * sizeof(FhValue));
    c->size = size;
    return c;
}

int fhframe_init(FhVM *vm) {
    vm->first_frame = new_record(vm);
    vm->chunk = new_chunk(vm, FIRST_CHUNK);
    if (!vm->first_frame || !vm->chunk) return -1;
    vm->stack_limit = vm->chunk->values + vm->chunk->size;
    return 0;
}

void fhframe_close(FhVM *vm) {
    for (FhFrame *f = vm->first_frame, *next; f; f = next) {
        next = f->next;
        fhheap_raw_free(&vm->heap, f, sizeof *f);
    }
    FhStackChunk *c = vm->chunk;
    while (c && c->back) c = c->back;
    for (FhStackChunk *next; c; c = next) {
        next = c->next;
        fhheap_raw_free(&vm->heap, c, sizeof *c + c->size * sizeof(FhValue));
    }
    vm->first_frame = NULL;
    vm->chunk = NULL;
}

void fhframe_trim(FhVM *vm) {
    if (vm->frame || vm->heap.lock || !vm->first_frame) return;
    for (FhFrame *f = vm->first_frame->next, *next; f; f = next) {
        next = f->next;
        fhheap_raw_free(&vm->heap, f, sizeof *f);
    }
    vm->first_frame->next = NULL;
    for (FhStackChunk *c = vm->chunk->next, *next; c; c = next) {
        next = c->next;
        fhheap_raw_free(&vm->heap, c, sizeof *c + c->size * sizeof(FhValue));
    }
    vm->chunk->next = NULL;
}

FhFrame *fhframe_record_slow(FhVM *vm) {
    FhFrame *f = new_record(vm);
    if (!f) {
        fhraise_memory(vm);
        return NULL;
    }
    vm->frame->next = f;
    return f;
}

int fhframe_reserve(FhVM *vm, uint32_t frames) {
    FhFrame *f = vm->frame ? vm->frame : vm->first_frame;
    for (uint32_t i = 0; i < frames; i++, f = f->next)
        if (!f->next && !(f->next = new_record(vm))) return fhraise_memory(vm), -1;
    size_t size = vm->chunk->size * 2 < CHUNK_MAX ? vm->chunk->size * 2 : CHUNK_MAX;
    if (vm->chunk->next) return 0;
    FhStackChunk *c = new_chunk(vm, size);
    if (!c) return fhraise_memory(vm), -1;
    c->back = vm->chunk;
    vm->chunk->next = c;
    return 0;
}

/* Enters a chunk with room for n values behind the current one; the record f remembers how to go back. */
static FhValue *enter_chunk(FhVM *vm, FhFrame *f, size_t n) {
    FhStackChunk *c = vm->chunk;
    while (c->next && c->next->size < n) { /* too small to be of use: dead, since it lies behind */
        FhStackChunk *small = c->next;
        c->next = small->next;
        if (small->next) small->next->back = c;
        fhheap_raw_free(&vm->heap, small, sizeof *small + small->size * sizeof(FhValue));
    }
    if (!c->next) {
        size_t size = c->size * 2 < CHUNK_MAX ? c->size * 2 : CHUNK_MAX;
        FhStackChunk *new = new_chunk(vm, size > n ? size : n);
        if (!new) {
            fhraise_memory(vm);
            return NULL;
        }
        new->back = c;
        c->next = new;
    }
    f->flags |= FH_FRAME_LIMIT;
    f->saved_limit = vm->stack_limit;
    f->saved_chunk = c;
    vm->chunk = c->next;
    vm->stack_limit = vm->chunk->values + vm->chunk->size;
    return vm->chunk->values;
}

FhValue *fhframe_window(FhVM *vm, FhFrame *f, uint32_t nregs) {
    FhValue *top = vm->frame ? vm->frame->top : vm->chunk->values;
    FhValue *limit = vm->chunk->values + vm->chunk->size;
    if (limit - top < (ptrdiff_t)nregs) return enter_chunk(vm, f, nregs);
    if (vm->stack_limit != limit) { /* a generator runs */
        f->flags |= FH_FRAME_LIMIT;
        f->saved_limit = vm->stack_limit;
        f->saved_chunk = vm->chunk;
        vm->stack_limit = limit;
    }
    return top;
}

int fhframe_recursion(FhVM *vm) {
    return fhraise_int(vm, FH_T_RecursionError, "maximum recursion depth exceeded");
}
