/* free(), and what it must know to free a whole structure. */
#include "objects/manual.h"
#include "base/sizes.h"
#include "bytecode/code.h"
#include "objects/buffer_object.h"
#include "objects/bytearray.h"
#include "objects/dead.h"
#include "objects/instance.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/shape.h"
#include "objects/traces.h"
#include "objects/tuple.h"

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

/* ---- a whole structure ----
 *
 * free_deep knows two ways. The fast one (end_quietly) is for structures that nothing outside refers to, but for the root, and
 * whose end no script hears of: their members end one by one, without a look at who refers to whom. The other is
 *
 * trial deletion over the manual objects that the root leads to: members are marked with FH_RC_GC while no script can run. Their counts are diminished by the references from other members:
 * what has some left is kept (FH_RC_SURVIVOR), with all that it leads to. Then the counts are made whole again. */

enum { FEW_MEMBERS = 32 };

typedef struct Structure {
    FhVM *vm;
    FhObj **members;
    size_t n, capacity;
    FhObj **kept; /* members whose references are to be kept; room for all, or NULL */
    size_t nkept;
    bool failed;
    bool loud; /* script code would hear of a member's end */
    /* the shape asked for last, of plain instances: where its row begins, and how long it is; 0: none */
    uint32_t plain;
    uint16_t plain_words;
    size_t references, inside,
        to_root; /* to members but the root: in all, from members; from members to the root */
    FhObj *few[FEW_MEMBERS];
} Structure;

static bool is_member(const FhObj *o) { return o->rc >= 0 && (o->rc & FH_RC_GC); }

static bool grow(Structure *s) {
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
    return true;
}

static bool add(Structure *s, FhObj *o) {
    if (s->n == s->capacity && !grow(s)) return false;
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

static void visit_with(Structure *s, FhObj *o, FhVisit fn, void *ctx) {
    const FhLife *life = fhheap_life(&s->vm->heap, o);
    if (life->visit) life->visit(s->vm, o, fn, ctx);
}

static void visit(Structure *s, FhObj *o, FhVisit fn) { visit_with(s, o, fn, s); }

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

/* ---- the fast way ----
 *
 * Members are containers only. Leaves need no trial: whoever of them has no reference left when the members' have gone ends. */

/* Its instances have nothing but a row of words. */
static inline bool only_words(const FhShape *shape) {
    return shape->slots->life.visit == fhinstance_visit && shape->type->size == sizeof(FhObj) &&
           !(shape->type->flags & FH_TF_VARSIZE) && (shape->dict_mode || shape->nfields <= shape->capacity);
}

static bool is_plain(Structure *s, uint32_t id) {
    const FhShape *shape = s->vm->shapes[id];
    if (!only_words(shape)) return false;
    s->plain = id;
    s->plain_words = shape->capacity;
    return true;
}

/* The slots of lists, tuples and plain instances lie in a row. False: o is something else. */
static inline bool row_of(Structure *s, FhObj *o, FhValue **row, size_t *n) {
    uint32_t shape = o->shape;
    if (FH_LIKELY(shape == s->plain)) {
        *row = (FhValue *)(void *)(o + 1);
        *n = s->plain_words;
        return true;
    }
    if (shape == FH_T_list) {
        *row = ((FhList *)o)->items;
        *n = (size_t)((FhList *)o)->size;
        return *row != NULL;
    }
    if (shape == FH_T_tuple) {
        *row = ((FhTuple *)o)->items;
        *n = (size_t)((FhTuple *)o)->size;
        return true;
    }
    return is_plain(s, shape) && row_of(s, o, row, n);
}

static inline void look(Structure *s, FhValue v) {
    if (!fh_is_obj(v)) return;
    FhObj *o = fh_obj(v);
    int32_t rc = o->rc;
    if (rc < 0 || !(rc & (FH_RC_MANUAL | FH_RC_PROVISIONAL))) return;
    if (rc & FH_RC_GC) {
        if (FH_UNLIKELY(o == s->members[0]))
            s->to_root++;
        else
            s->inside++;
        return;
    }
    const FhLife *life = fhheap_life(&s->vm->heap, o);
    if (FH_UNLIKELY((rc & FH_RC_WEAKREFS) || life->del)) s->loud = true;
    if (!life->visit || fh_is_dead(v)) return;
    if (FH_UNLIKELY(s->n == s->capacity) && !grow(s)) return;
    s->members[s->n++] = o;
    o->rc = rc | FH_RC_GC;
    s->references += (size_t)fhmanual_references(v);
    s->inside++;
}

static void look_at_slot(void *ctx, FhValue *slot) { look(ctx, *slot); }

static void look_at(Structure *s, FhObj *o) {
    FhValue *row;
    size_t n;
    if (!row_of(s, o, &row, &n)) {
        visit(s, o, look_at_slot);
        return;
    }
    for (size_t i = 0; i < n; i++) look(s, row[i]);
}

/* Finds and marks the members. True: nobody outside refers to one of them but the root. False: the fast way does not lead
 * there, and nothing is marked. */
static bool all_inside(Structure *s, FhObj *root) {
    size_t looked = 0;
    const FhLife *life = fhheap_life(&s->vm->heap, root);
    s->loud = (root->rc & FH_RC_WEAKREFS) || life->del;
    s->references = s->inside = s->to_root = 0;
    add(s, root);
    while (looked < s->n && !s->failed && !s->loud) look_at(s, s->members[looked++]);
    if (looked == s->n && !s->failed && !s->loud && s->references == s->inside) return true;
    for (size_t i = 0; i < s->n; i++) s->members[i]->rc &= ~FH_RC_GC;
    s->n = 0;
    s->failed = false;
    return false;
}

/* A manual leaf that nobody refers to any more. */
static void end_leaf(FhVM *vm, FhObj *o) {
    FhValue v = fh_val(o);
    o->rc += FH_RC_ONE;
    if (fhbuffer_object_exact(v)) {
        if (fhbuffer_object_is_free(vm, v)) fhbuffer_object_end(vm, v, "freed");
    } else {
        fhmanual_disown(vm, v);
    }
    fh_release_obj(vm, o);
}

/* The reference of a member that ends. */
static inline void drop(FhVM *vm, FhValue v) {
    if (!fh_is_obj(v)) return;
    FhObj *o = fh_obj(v);
    int32_t rc = o->rc;
    if (rc < 0 || (rc & FH_RC_GC)) return;
    o->rc = rc -= FH_RC_ONE;
    if (FH_LIKELY(rc >= 2 * FH_RC_ONE)) return;
    if (rc & FH_RC_MANUAL)
        end_leaf(vm, o);
    else if (rc < FH_RC_ONE)
        fhheap_dead(&vm->heap, o);
}

/* The slot of a member, or of the root. What else there is is left to its finalize. */
static void empty_slot(void *ctx, FhValue *slot) {
    FhValue v = *slot;
    if (!fh_is_obj(v) || !is_manual(fh_obj(v))) return;
    *slot = FH_NONE;
    drop(ctx, v);
}

/* Gives up what o refers to. The cells of members stay until all have done so: drop looks at their marks. */
static void strip(Structure *s, FhObj *o) {
    FhVM *vm = s->vm;
    FhValue *row;
    size_t n;
    if (o->rc & FH_RC_MANUAL) vm->manual.objects--;
    if (!row_of(s, o, &row, &n)) {
        visit_with(s, o, empty_slot, vm);
        return;
    }
    for (size_t i = 0; i < n; i++) drop(vm, row[i]);
    if (o->shape != FH_T_list) return;
    FhList *l = (FhList *)o;
    fhmem_free(vm, l->items, (size_t)l->capacity * sizeof(FhValue));
    l->items = NULL;
    l->size = l->capacity = 0;
}

static void end_stripped(Structure *s, FhObj *o) {
    FhVM *vm = s->vm;
    uint32_t shape = o->shape;
    if (shape == s->plain || is_plain(s, shape)) {
        fh_release_obj(vm, &vm->shapes[shape]->type->header);
        fhheap_end_cell(&vm->heap, o);
    } else if (shape == FH_T_list || shape == FH_T_tuple) {
        fhheap_end_cell(&vm->heap, o);
    } else {
        fhheap_end(&vm->heap, o);
    }
}

/* All members but the root, which leads to nothing manual any more; nor do they lead to it. */
static void end_quietly(Structure *s) {
    FhObj *root = s->members[0];
    FhValue *row;
    size_t n;
    if (row_of(s, root, &row, &n)) {
        for (size_t i = 0; i < n; i++) empty_slot(s->vm, &row[i]);
    } else {
        visit_with(s, root, empty_slot, s->vm);
    }
    for (size_t i = 1; i < s->n; i++) strip(s, s->members[i]);
    for (size_t i = 1; i < s->n; i++) end_stripped(s, s->members[i]);
    root->rc -= (int32_t)s->to_root * FH_RC_ONE;
    root->rc &= ~FH_RC_GC;
}

/* ---- both ---- */

/* The caller's reference goes last: the end of the tombstone's own life is to come after all else. */
static void end_and_release(FhVM *vm, FhValue v) {
    end(vm, v);
    fh_release(vm, v);
}

static int free_deep(FhVM *vm, FhValue root) {
    Structure s;
    s.vm = vm;
    s.members = s.few;
    s.n = s.nkept = 0;
    s.capacity = FEW_MEMBERS;
    s.kept = NULL;
    s.failed = false;
    s.plain = 0; /* no object's shape */
    s.plain_words = 0;
    int status = 0;
    if (all_inside(&s, fh_obj(root))) {
        uint32_t was = fhheap_hold_back(&vm->heap);
        end_quietly(&s);
        end_and_release(vm, fh_retain(root));
        fhheap_let_go(&vm->heap, was);
    } else {
        status = trial(&s, fh_obj(root));
        hold(&s, status == 0);
        if (status == 0) end_members(&s);
    }
    if (s.members != s.few) fhmem_free(vm, s.members, s.capacity * sizeof *s.members);
    return status;
}

int fhmanual_free(FhVM *vm, FhValue v, bool deep) {
    if (v == FH_NONE) return 0;
    if (check(vm, v) < 0) return -1;
    if (deep && !fhbuffer_object_exact(v)) return free_deep(vm, v);
    end_and_release(vm, fh_retain(v));
    return 0;
}

/* It can end without a word: no fault is to be told, and no script hears of it. */
static bool ends_quietly(FhVM *vm, FhValue v) {
    if (!fh_is_obj(v) || !is_manual(fh_obj(v)) || fh_is_dead(v) || fhmanual_is_borrowed(vm, v)) return false;
    if (fhbuffer_object_exact(v)) return fhbuffer_object_is_free(vm, v);
    if (fhbytearray_exact(v) && fhas_bytearray(v)->exports) return false;
    return !(fh_obj(v)->rc & FH_RC_WEAKREFS) && !fhheap_life(&vm->heap, fh_obj(v))->del;
}

/* o, without __del__ and weak references, whose only reference was that of a local. */
void fhmanual_end_single(FhVM *vm, FhObj *o) {
    const FhShape *s = vm->shapes[o->shape];
    vm->manual.objects--;
    if (!only_words(s)) {
        o->rc = 0;
        fhheap_dead(&vm->heap, o);
        return;
    }
    FhValue *words = (FhValue *)(void *)(o + 1);
    o->rc = FH_RC_DYING;
    for (uint32_t i = 0; i < s->capacity; i++) {
        FhValue v = words[i];
        words[i] = FH_NOVALUE;
        fh_release(vm, v);
    }
    fh_release_obj(vm, &s->type->header);
    fhheap_end_cell(&vm->heap, o);
}

int fhmanual_free_local_slow(FhVM *vm, FhValue *local, uint32_t how) {
    FhValue v = *local;
    bool forget = (how & 2) != 0;
    if (!ends_quietly(vm, v)) return 0;
    if ((how & 1) && !fhbuffer_object_exact(v) && fhheap_life(&vm->heap, fh_obj(v))->visit) {
        if (free_deep(vm, v) < 0) return -1;
    } else if (forget && fhmanual_references(v) == 1 && !fhbuffer_object_exact(v)) {
        fhmanual_disown(vm, v);
    } else {
        end_and_release(vm, fh_retain(v));
    }
    if (!forget) return 1;
    *local = FH_NONE;
    fh_release(vm, v);
    return 1;
}
