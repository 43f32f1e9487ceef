/* free(), and what it must know to free a whole structure. */
#include "objects/manual.h"
#include "base/sizes.h"
#include "bytecode/code.h"
#include "objects/buffer_object.h"
#include "objects/bytearray.h"
#include "objects/dead.h"
#include "objects/protocol.h"
#include "objects/traces.h"

void fhmanual_own(FhVM *vm, FhObj *o, uint32_t site) {
    o->rc = (o->rc ^ (FH_RC_PROVISIONAL | FH_RC_MANUAL)) + FH_RC_ONE;
    vm->manual.objects++;
    fhtraces_made(vm, o, site);
}

static bool is_manual(const FhObj *o) { return o->rc >= 0 && (o->rc & (FH_RC_MANUAL | FH_RC_PROVISIONAL)); }

/* ---- borrowed arguments ---- */

enum { FEW_BORROWS = 32 }; /* room that is kept when none is left */

int fhmanual_borrow(FhVM *vm, FhValue v, FhValue code, uint32_t parameter, const void *frame) {
    uint32_t n = vm->borrows.count;
    if (n == vm->borrows.capacity) {
        uint32_t capacity = n ? n * 2 : FEW_BORROWS;
        FhBorrow *items =
            capacity > n ? fhmem_resize(vm, vm->borrows.items, n * sizeof *items, capacity * sizeof *items)
                         : NULL;
        if (!items) return -1;
        vm->borrows.items = items;
        vm->borrows.capacity = capacity;
    }
    vm->borrows.items[n] = (FhBorrow){fh_retain(v), fh_retain(code), parameter, frame};
    vm->borrows.count = n + 1;
    if (fhbuffer_object_exact(v)) fhas_buffer_object(v)->borrows++;
    return 0;
}

static void give_back(FhVM *vm, FhBorrow b) {
    if (fhbuffer_object_exact(b.object)) fhas_buffer_object(b.object)->borrows--;
    fh_release(vm, b.object);
    fh_release(vm, b.code);
}

void fhmanual_give_back(FhVM *vm, const void *frame) {
    while (vm->borrows.count && vm->borrows.items[vm->borrows.count - 1].frame == frame)
        give_back(vm, vm->borrows.items[--vm->borrows.count]);
}

static const FhBorrow *borrow_of(const FhVM *vm, FhValue v) {
    for (uint32_t i = vm->borrows.count; i > 0; i--)
        if (vm->borrows.items[i - 1].object == v) return &vm->borrows.items[i - 1];
    return NULL;
}

int fhmanual_raise_borrowed(FhVM *vm, FhValue v) {
    const FhBorrow *b = borrow_of(vm, v);
    if (!b)
        return fhraise_int(vm, FH_T_BorrowError, "cannot free this '%T': a call that runs has borrowed it",
                           v);
    const FhCode *code = fhas_code(b->code);
    return fhraise_int(vm, FH_T_BorrowError,
                       "cannot free this '%T': %U() is running and has borrowed it as '%U'", v,
                       code->qualname, fhcode_register_name(code, b->parameter));
}

void fhmanual_close(FhVM *vm) {
    while (vm->borrows.count) give_back(vm, vm->borrows.items[--vm->borrows.count]);
    fhmem_free(vm, vm->borrows.items, vm->borrows.capacity * sizeof(FhBorrow));
    vm->borrows.items = NULL;
    vm->borrows.capacity = 0;
}

/* ---- the end of one object ---- */

static FhValue raise_invalid(FhVM *vm, FhValue v) {
    if (!fh_is_obj(v))
        return fhraise(vm, FH_T_InvalidFreeError, "cannot free a value of type '%T': it lies in no heap", v);
    if (fh_in_arena(fh_obj(v)))
        return fhraise(vm, FH_T_InvalidFreeError, "cannot free this '%T': it lies in an arena, which ends it",
                       v);
    if (fh_obj(v)->rc < 0)
        return fhraise(vm, FH_T_InvalidFreeError, "cannot free this '%T': it is immortal", v);
    return fhraise(vm, FH_T_InvalidFreeError,
                   "cannot free this '%T': it is counted (made under automatic memory), not manual", v);
}

/* 0: v may be freed now. */
static int check(FhVM *vm, FhValue v) {
    if (fh_is_dead(v)) return fhdead_raise_again(vm, v), -1;
    if (fhbuffer_object_exact(v)) return fhbuffer_object_check_free(vm, v);
    if (!fh_is_obj(v) || !is_manual(fh_obj(v))) return raise_invalid(vm, v), -1;
    if (FH_UNLIKELY(vm->borrows.count) && borrow_of(vm, v)) return fhmanual_raise_borrowed(vm, v);
    if (fhbytearray_exact(v) && fhas_bytearray(v)->exports)
        return fhraise_int(
            vm, FH_T_InvalidFreeError,
            "cannot free this 'bytearray': it is pinned (%d views or running builtins use its bytes)",
            (int)fhas_bytearray(v)->exports);
    return 0;
}

static void end(FhVM *vm, FhValue v) {
    FhObj *o = fh_obj(v);
    if (fhbuffer_object_exact(v)) {
        fhbuffer_object_end(vm, v, "freed");
        return;
    }
    if (o->rc & FH_RC_MANUAL) vm->manual.objects--;
    if (!fhdead_kill(vm, o, "freed") && (o->rc & FH_RC_MANUAL))
        vm->manual.objects++; /* its __del__ was faster */
}

/* ---- a whole structure: trial deletion over the manual objects that the root leads to ---- */

typedef struct Member {
    FhObj *o;
    uint32_t inside; /* references to it from other members */
    bool kept;       /* something outside refers to it, or to one that leads to it */
} Member;

typedef struct Structure {
    FhVM *vm;
    Member *members;
    size_t n, capacity;
    uint32_t *index; /* open addressing: 1 + number of the member */
    size_t mask;
    uint32_t *work; /* members whose references are to be kept */
    size_t nwork, work_capacity;
    bool failed;
} Structure;

static uint32_t *find(Structure *s, const FhObj *o) {
    size_t i = (size_t)(((uint64_t)(uintptr_t)o >> 4) * 0x9E3779B97F4A7C15u >> 32) & s->mask;
    while (s->index[i] && s->members[s->index[i] - 1].o != o) i = (i + 1) & s->mask;
    return &s->index[i];
}

static bool grow(Structure *s) {
    size_t capacity = s->capacity ? s->capacity * 2 : 64;
    if (capacity > UINT32_MAX / 4) return fhraise_memory(s->vm), false;
    uint32_t *index = fhmem_array(s->vm, capacity * 2, sizeof *index);
    if (!index) return false;
    Member *members =
        fhmem_resize(s->vm, s->members, s->capacity * sizeof *members, capacity * sizeof *members);
    if (!members) {
        fhmem_free(s->vm, index, capacity * 2 * sizeof *index);
        return false;
    }
    fhmem_free(s->vm, s->index, s->capacity * 2 * sizeof *index);
    memset(index, 0, capacity * 2 * sizeof *index);
    s->members = members;
    s->index = index;
    s->capacity = capacity;
    s->mask = capacity * 2 - 1;
    for (size_t i = 0; i < s->n; i++) *find(s, s->members[i].o) = (uint32_t)i + 1;
    return true;
}

static Member *add(Structure *s, FhObj *o) {
    if (s->n == s->capacity && !grow(s)) {
        s->failed = true;
        return NULL;
    }
    uint32_t *place = find(s, o);
    if (*place) return &s->members[*place - 1];
    s->members[s->n] = (Member){o, 0, false};
    *place = (uint32_t)++s->n;
    return &s->members[s->n - 1];
}

static void include(void *ctx, FhValue *slot) {
    Structure *s = ctx;
    if (s->failed || !fh_is_obj(*slot) || fh_is_dead(*slot) || !is_manual(fh_obj(*slot))) return;
    Member *m = add(s, fh_obj(*slot));
    if (m) m->inside++;
}

static void visit(Structure *s, FhObj *o, FhVisit fn) {
    const FhLife *life = fhheap_life(&s->vm->heap, o);
    if (life->visit) life->visit(s->vm, o, fn, s);
}

static void keep(void *ctx, FhValue *slot) {
    Structure *s = ctx;
    if (!fh_is_obj(*slot)) return;
    uint32_t number = *find(s, fh_obj(*slot));
    if (number <= 1 || s->members[number - 1].kept) return; /* the root is freed, whoever refers to it */
    s->members[number - 1].kept = true;
    s->work[s->nwork++] = number - 1;
}

/* Finds the members and who of them is kept. Nothing has changed when it fails. */
static int trial(Structure *s, FhValue root) {
    if (!add(s, fh_obj(root))) return -1;
    for (size_t i = 0; i < s->n; i++) {
        visit(s, s->members[i].o, include);
        if (s->failed) return -1;
    }
    if ((s->work = fhmem_array(s->vm, s->n, sizeof *s->work)) == NULL) return -1;
    s->work_capacity = s->n;
    for (size_t i = 1; i < s->n; i++) {
        Member *m = &s->members[i];
        if (m->kept || (uint32_t)fhmanual_references(fh_val(m->o)) == m->inside) continue;
        m->kept = true;
        s->work[s->nwork++] = (uint32_t)i;
        while (s->nwork) visit(s, s->members[s->work[--s->nwork]].o, keep);
    }
    return 0;
}

/* The root first, so that its __del__ sees the whole structure. */
static void end_members(Structure *s) {
    for (size_t i = 0; i < s->n; i++) fh_retain_obj(s->members[i].o);
    for (size_t i = 0; i < s->n; i++) {
        FhValue v = fh_val(s->members[i].o);
        bool can_end = !s->members[i].kept && !fh_is_dead(v);
        if (can_end && fhbuffer_object_exact(v) && i) can_end = fhbuffer_object_is_free(v);
        if (can_end) end(s->vm, v);
    }
    for (size_t i = 0; i < s->n; i++) fh_release_obj(s->vm, s->members[i].o);
}

static int free_deep(FhVM *vm, FhValue root) {
    Structure s = {.vm = vm};
    int status = trial(&s, root);
    if (status == 0) end_members(&s);
    if (s.members) fhmem_free(vm, s.members, s.capacity * sizeof *s.members);
    if (s.index) fhmem_free(vm, s.index, s.capacity * 2 * sizeof *s.index);
    if (s.work) fhmem_free(vm, s.work, s.work_capacity * sizeof *s.work);
    return status;
}

int fhmanual_free(FhVM *vm, FhValue v, bool deep) {
    if (v == FH_NONE) return 0;
    if (check(vm, v) < 0) return -1;
    if (deep) return free_deep(vm, v);
    fh_retain(v); /* the end of the tombstone's own life is to come last */
    end(vm, v);
    fh_release(vm, v);
    return 0;
}
