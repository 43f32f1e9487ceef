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

int fhmanual_borrow(FhVM *vm, FhBorrow b, const void *callee) {
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
    FhBorrow *items = vm->borrows.items;
    for (; n && items[n - 1].frame == callee && callee != b.frame; n--) items[n] = items[n - 1];
    items[n] = b;
    fh_retain(b.object), fh_retain(b.code);
    vm->borrows.count++;
    return 0;
}

static void give_back(FhVM *vm, FhBorrow b) {
    fh_release(vm, b.object);
    fh_release(vm, b.code);
}

void fhmanual_give_back(FhVM *vm, const void *frame) {
    while (vm->borrows.count && vm->borrows.items[vm->borrows.count - 1].frame == frame)
        give_back(vm, vm->borrows.items[--vm->borrows.count]);
}

static const FhBorrow *noted(const FhVM *vm, FhValue v) {
    for (uint32_t i = vm->borrows.count; i > 0; i--)
        if (vm->borrows.items[i - 1].object == v) return &vm->borrows.items[i - 1];
    return NULL;
}

bool fhmanual_find_borrowed(FhVM *vm, FhValue v) {
    uint32_t parameter;
    return noted(vm, v) || fhframe_borrower(vm, v, &parameter) != FH_NOVALUE;
}

int fhmanual_raise_borrowed(FhVM *vm, FhValue v) {
    uint32_t parameter = 0;
    FhValue code = fhframe_borrower(vm, v, &parameter);
    if (code == FH_NOVALUE) {
        const FhBorrow *b = noted(vm, v);
        code = b->code;
        parameter = b->parameter;
    }
    return fhraise_int(vm, FH_T_BorrowError,
                       "cannot free this '%T': %U() is running and has borrowed it as '%U'", v,
                       fhas_code(code)->qualname, fhcode_register_name(fhas_code(code), parameter));
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
    if (fhmanual_is_borrowed(vm, v)) return fhmanual_raise_borrowed(vm, v);
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

/* ---- a whole structure: trial deletion over the manual objects that the root leads to ----
 *
 * Members are marked with FH_RC_GC while no script can run. Their counts are diminished by the references from other members:
 * what has some left is kept (FH_RC_SURVIVOR), with all that it leads to. Then the counts are made whole again. */

enum { FEW_MEMBERS = 32 };

typedef struct Structure {
    FhVM *vm;
    FhObj **members;
    size_t n, capacity;
    FhObj **kept; /* members whose references are to be kept; room for all, or NULL */
    size_t nkept;
    bool failed;
    FhObj *few[FEW_MEMBERS];
} Structure;

static bool is_member(const FhObj *o) { return o->rc >= 0 && (o->rc & FH_RC_GC); }

static bool add(Structure *s, FhObj *o) {
    if (s->n == s->capacity) {
        size_t size = s->capacity * sizeof *s->members;
        FhObj **grown = s->failed ? NULL : fhmem_array(s->vm, s->capacity, 2 * sizeof *grown);
        if (!grown) {
            s->failed = true;
            return false;
        }
        memcpy(grown, s->members, size);
        if (s->members != s->few) fhmem_free(s->vm, s->members, size);
        s->members = grown;
        s->capacity *= 2;
    }
    s->members[s->n++] = o;
    o->rc |= FH_RC_GC;
    return true;
}

static void include(void *ctx, FhValue *slot) {
    if (!fh_is_obj(*slot)) return;
    FhObj *o = fh_obj(*slot);
    if (!is_manual(o) || fh_is_dead(*slot)) return;
    if ((o->rc & FH_RC_GC) || add(ctx, o)) o->rc -= FH_RC_ONE;
}

static void restore(void *ctx, FhValue *slot) {
    (void)ctx;
    if (fh_is_obj(*slot) && is_member(fh_obj(*slot))) fh_obj(*slot)->rc += FH_RC_ONE;
}

static void visit(Structure *s, FhObj *o, FhVisit fn) {
    const FhLife *life = fhheap_life(&s->vm->heap, o);
    if (life->visit) life->visit(s->vm, o, fn, s);
}

static void keep(Structure *s, FhObj *o) {
    if (o->rc & FH_RC_SURVIVOR) return;
    o->rc |= FH_RC_SURVIVOR;
    s->kept[s->nkept++] = o;
}

static void keep_slot(void *ctx, FhValue *slot) {
    Structure *s = ctx;
    if (!fh_is_obj(*slot) || !is_member(fh_obj(*slot))) return;
    if (fh_obj(*slot) != s->members[0]) keep(s, fh_obj(*slot)); /* the root is freed, whoever refers to it */
}

static int keep_from(Structure *s, FhObj *o) {
    if (!s->kept && !(s->kept = fhmem_array(s->vm, s->n, sizeof *s->kept))) return -1;
    keep(s, o);
    while (s->nkept) visit(s, s->kept[--s->nkept], keep_slot);
    return 0;
}

/* Finds the members and who of them is kept. -1: MemoryError. */
static int trial(Structure *s, FhObj *root) {
    size_t looked = 0;
    int status = 0;
    add(s, root);
    while (looked < s->n && !s->failed) visit(s, s->members[looked++], include);
    for (size_t i = 1; i < s->n && !s->failed && status == 0; i++) {
        FhObj *o = s->members[i];
        if (!(o->rc & FH_RC_SURVIVOR) && fhmanual_references(fh_val(o)) != 0) status = keep_from(s, o);
    }
    for (size_t i = 0; i < looked; i++) visit(s, s->members[i], restore);
    if (s->kept) fhmem_free(s->vm, s->kept, s->n * sizeof *s->kept);
    return s->failed ? -1 : status;
}

/* The members lose their marks; those that end are put together and held, the root first. */
static void hold(Structure *s, bool end) {
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        FhObj *o = s->members[i];
        bool kept = (o->rc & FH_RC_SURVIVOR) != 0;
        o->rc &= ~(FH_RC_GC | FH_RC_SURVIVOR);
        if (kept || !end) continue;
        o->rc += FH_RC_ONE;
        s->members[n++] = o;
    }
    s->n = n;
}

/* Nobody else refers to it, and no script hears of its end: it dies as a counted object does. */
static bool dies_quietly(FhVM *vm, FhObj *o) {
    if ((o->rc & FH_RC_WEAKREFS) || fhmanual_references(fh_val(o)) != 1) return false;
    return !fhheap_life(&vm->heap, o)->del && !fhbuffer_object_exact(fh_val(o)) && !fh_is_dead(fh_val(o));
}

/* The root first, so that its __del__ sees the whole structure. */
static void end_members(Structure *s) {
    FhVM *vm = s->vm;
    for (size_t i = 0; i < s->n; i++) {
        FhObj *o = s->members[i];
        FhValue v = fh_val(o);
        if (i && dies_quietly(vm, o)) {
            fhmanual_disown(vm, v);
        } else if (!fh_is_dead(v) && (!i || !fhbuffer_object_exact(v) || fhbuffer_object_is_free(vm, v))) {
            end(vm, v);
        }
        fh_release_obj(vm, o);
    }
}

static int free_deep(FhVM *vm, FhValue root) {
    Structure s;
    s.vm = vm;
    s.members = s.few;
    s.n = s.nkept = 0;
    s.capacity = FEW_MEMBERS;
    s.kept = NULL;
    s.failed = false;
    int status = trial(&s, fh_obj(root));
    hold(&s, status == 0);
    if (status == 0) end_members(&s);
    if (s.members != s.few) fhmem_free(vm, s.members, s.capacity * sizeof *s.members);
    return status;
}

int fhmanual_free(FhVM *vm, FhValue v, bool deep) {
    if (v == FH_NONE) return 0;
    if (check(vm, v) < 0) return -1;
    if (deep && !fhbuffer_object_exact(v)) return free_deep(vm, v);
    fh_retain(v); /* the end of the tombstone's own life is to come last */
    end(vm, v);
    fh_release(vm, v);
    return 0;
}
