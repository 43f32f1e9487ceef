/* The page heap alone: cells, raw blocks, large ones, failing memory, pages returned, walking, deallocation, weak
 * references, cycles; with objects of a few invented shapes. */
#include "unit.h"
#include "base/fail.h"
#include "memory/heap.h"
#include "memory/pages.h"

enum { LEAF = 1, NODE, WEAK, DEL, SHAPES };

typedef struct Node {
    FhObj header;
    FhValue next, other;
} Node;

typedef struct World { /* the heap stands first, as in the VM */
    FhHeap heap;
    FhFail fail;
    FhAlloc alloc;
    long dels, callbacks;
    Node *revive_into;
} World;

static FhVM *vm_of(World *w) { return (FhVM *)w; }

static void node_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Node *)o)->next);
    fn(ctx, &((Node *)o)->other);
}

static void node_finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((Node *)o)->next);
    fh_clear(vm, &((Node *)o)->other);
}

static int node_del(FhVM *vm, FhValue self) {
    World *w = (World *)vm;
    w->dels++;
    if (w->revive_into) fh_set_ref(vm, &w->revive_into->header, &w->revive_into->other, self);
    return 0;
}

static void run_del(FhVM *vm, FhObj *o, const FhLife *life) { life->del(vm, fh_val(o)); }

static void weak_died(FhVM *vm, FhWeak *w) {
    (void)w;
    ((World *)vm)->callbacks++;
}

static void weak_finalize(FhVM *vm, FhObj *o) { fhheap_weak_remove((FhHeap *)vm, (FhWeak *)o); }

static const FhLife leaf_life = {NULL, NULL, NULL, NULL}, node_life = {node_visit, node_finalize, NULL, NULL},
                    weak_life = {NULL, weak_finalize, NULL, NULL},
                    del_life = {node_visit, node_finalize, node_del, NULL};
static const FhHeapHooks hooks = {run_del, weak_died};

static void open_world(World *w) {
    memset(w, 0, sizeof *w);
    w->alloc = fhfail_over(&w->fail, &fhalloc_system, 0, false);
    CHECK(fhheap_init(&w->heap, &w->alloc) == 0);
    const FhLife *lives[SHAPES] = {NULL, &leaf_life, &node_life, &weak_life, &del_life};
    for (uint32_t i = 1; i < SHAPES; i++) CHECK(fhheap_register_shape(&w->heap, i, lives[i]) == 0);
    w->heap.hooks = &hooks;
}

static void close_world(World *w) {
    fhheap_close(&w->heap);
    CHECK_INT(w->heap.bytes, 0);
}

static Node *node(World *w, uint32_t shape) {
    Node *n = (Node *)fhheap_cell(&w->heap, sizeof *n, shape, true);
    if (n) n->next = n->other = FH_NONE;
    return n;
}

static FhValue node_value(World *w) { return fh_val(node(w, NODE)); }

TEST(sizes_and_alignment) {
    static World w;
    static FhObj *objects[3000];
    open_world(&w);
    for (size_t size = 8; size < 3000; size++) {
        FhObj *o = objects[size] = fhheap_cell(&w.heap, size, LEAF, size & 1);
        REQUIRE(o != NULL);
        CHECK((uintptr_t)o % 8 == 0);
        CHECK(fhheap_cell_size(o) >= size);
        CHECK(fhheap_is_container(o) == (size & 1));
        memset((char *)o + 8, (int)size, size - 8);
    }
    for (size_t size = 8; size < 3000; size++) {
        unsigned char *bytes = (unsigned char *)objects[size];
        bool intact = true;
        for (size_t i = 8; i < size; i++) intact &= bytes[i] == (size & 255);
        CHECK(intact);
        fhheap_cell_free(&w.heap, objects[size], size, size & 1);
    }
    CHECK_INT(fhheap_count(&w.heap).cells[FH_LEAF], 0);
    CHECK_INT(fhheap_count(&w.heap).cells[FH_CONTAINER], 0);
    close_world(&w);
}

TEST(random_traffic) {
    static World w;
    enum { N = 5000 };
    static struct {
        unsigned char *p;
        size_t size;
    } slots[N];
    memset(slots, 0, sizeof slots);
    open_world(&w);
    uint32_t random = 1;
    bool intact = true;
    for (int step = 0; step < 200000; step++) {
        random = random * 1664525 + 1013904223;
        size_t i = (random >> 8) % N, size = 1 + (random >> 20) % 700;
        if (slots[i].p && step % 3 == 0) {
            slots[i].p = fhheap_raw_resize(&w.heap, slots[i].p, slots[i].size, size);
            REQUIRE(slots[i].p != NULL);
            size_t kept = size < slots[i].size ? size : slots[i].size;
            intact &= slots[i].p[0] == (unsigned char)i && slots[i].p[kept - 1] == (unsigned char)i;
        } else {
            fhheap_raw_free(&w.heap, slots[i].p, slots[i].size);
            slots[i].p = fhheap_raw(&w.heap, size);
            REQUIRE(slots[i].p != NULL);
            intact &= (uintptr_t)slots[i].p % 16 == 0;
        }
        slots[i].size = size;
        memset(slots[i].p, (int)i, size);
    }
    CHECK(intact);
    for (int i = 0; i < N; i++) fhheap_raw_free(&w.heap, slots[i].p, slots[i].size);
    FhHeapCounts counts = fhheap_count(&w.heap);
    CHECK_INT(counts.cells[FH_RAW], 1); /* the table of lives */
    fhheap_trim(&w.heap);
    CHECK(w.heap.bytes < 200 * 1024);
    close_world(&w);
}

TEST(pages_are_returned) {
    static World w;
    enum { N = 200000 };
    static FhObj *objects[N];
    open_world(&w);
    size_t before = w.heap.bytes;
    for (int i = 0; i < N; i++) REQUIRE((objects[i] = fhheap_cell(&w.heap, 48, LEAF, true)) != NULL);
    CHECK(w.heap.bytes >= (size_t)N * 48);
#if !FH_SYSTEM_CELLS
    CHECK(w.heap.bytes < (size_t)N * 48 * 11 / 10 + (2 << 20));
#endif
    CHECK(fhheap_wants_collection(&w.heap));
    for (int i = 0; i < N; i++) fhheap_cell_free(&w.heap, objects[i], 48, true);
    CHECK(w.heap.bytes < before + (6 << 20));
    CHECK(!fhheap_wants_collection(&w.heap));
    fhheap_trim(&w.heap);
    CHECK(w.heap.bytes < before + 64 * 1024);
    close_world(&w);
}

TEST(exhaustion) {
    for (int persistent = 0; persistent < 2; persistent++)
        for (uint64_t n = 1; n < 60; n++) {
            static World w;
            open_world(&w);
            w.fail.fail_at = w.fail.calls + n;
            w.fail.persistent = persistent;
            long failed = 0, made = 0;
            FhValue head = FH_NONE;
            for (int i = 0; i < 3000; i++) {
                size_t size = i % 10 == 0 ? 1000 : 16 + (size_t)i % 100;
                Node *x = (Node *)fhheap_cell(&w.heap, size < sizeof(Node) ? sizeof(Node) : size, NODE, true);
                if (!x) {
                    failed++;
                    continue;
                }
                made++;
                x->next = head;
                x->other = FH_NONE;
                head = fh_val(x);
            }
            CHECK_INT(fhheap_count(&w.heap).cells[FH_CONTAINER], made);
            CHECK(persistent || failed <= 1);
            fh_release(vm_of(&w), head);
            CHECK_INT(fhheap_count(&w.heap).cells[FH_CONTAINER], 0);
            close_world(&w);
        }
}

TEST(limit) {
    static World w;
    open_world(&w);
    w.heap.limit_bytes = 256 * 1024;
    FhValue head = FH_NONE;
    Node *x;
    long n = 0;
    while ((x = node(&w, NODE)) != NULL) {
        x->next = head;
        head = fh_val(x);
        n++;
    }
#if !FH_SYSTEM_CELLS
    CHECK(n > 7000);
#endif
    CHECK(w.heap.peak_bytes <= w.heap.limit_bytes);
    CHECK(fhheap_raw(&w.heap, 100000) == NULL);
    fh_release(vm_of(&w), head);
    void *p = fhheap_raw(&w.heap, 100000);
    CHECK(p != NULL);
    CHECK(fhheap_raw_resize(&w.heap, p, 100000, SIZE_MAX - 8) == NULL);
    CHECK(fhheap_raw(&w.heap, SIZE_MAX - 8) == NULL);
    close_world(&w);
}

TEST(cell_resize) {
    static World w;
    open_world(&w);
    FhObj *o = fhheap_cell(&w.heap, 24, LEAF, false);
    size_t size = 24;
    long moves = 0;
    for (size_t i = 0; i < 300000; i++) {
        FhObj *moved = fhheap_cell_resize(&w.heap, o, size, size + 1, false);
        REQUIRE(moved != NULL);
        moves += moved != o;
        o = moved;
        ((char *)o)[size++] = (char)i;
    }
    bool intact = true;
    for (size_t i = 0; i < 300000; i++) intact &= ((char *)o)[24 + i] == (char)i;
    CHECK(intact);
    CHECK_INT(o->shape, LEAF);
    CHECK_INT(o->rc, FH_RC_ONE);
    CHECK(FH_SYSTEM_CELLS || moves < 500);
    o = fhheap_cell_resize(&w.heap, o, size, 30, false);
    CHECK_INT(((char *)o)[24], 0);
    CHECK_INT(((char *)o)[29], 5);
    fh_release_obj(vm_of(&w), o);
    CHECK_INT(fhheap_count(&w.heap).cells[FH_LEAF], 0);
    close_world(&w);
}

static bool count_object(void *ctx, FhObj *o) {
    (void)o;
    ++*(long *)ctx;
    return true;
}

TEST(walking) {
    static World w;
    open_world(&w);
    for (int i = 0; i < 1000; i++) {
        CHECK(fhheap_cell(&w.heap, 16 + (size_t)i, LEAF, false) != NULL);
        CHECK(fhheap_cell(&w.heap, 16 + (size_t)i, NODE, true) != NULL);
    }
    long n = 0;
    CHECK(fhheap_each(&w.heap, true, count_object, &n));
    CHECK_INT(n, 1000);
    n = 0;
    CHECK(fhheap_each(&w.heap, false, count_object, &n));
    CHECK_INT(n, 2000);
    close_world(&w);
}

static void long_chain(uint32_t shape, bool starve) {
    static World w;
    open_world(&w);
    FhValue head = FH_NONE;
    enum { N = 300000 };
    for (int i = 0; i < N; i++) {
        Node *x = node(&w, shape);
        REQUIRE(x != NULL);
        x->next = head;
        head = fh_val(x);
    }
    if (starve) {
        w.fail.fail_at = w.fail.calls + 1;
        w.fail.persistent = true;
        w.heap.limit_bytes = 1;
    }
    fh_release(vm_of(&w), head);
    CHECK_INT(fhheap_count(&w.heap).cells[FH_CONTAINER], 0);
    CHECK_INT(w.dels, shape == DEL ? N : 0);
    CHECK_INT(w.heap.dying_depth, 0);
    close_world(&w);
}

TEST(chains) {
    long_chain(NODE, false);
    long_chain(DEL, false);
}

/* A tree with more waiting objects than the list holds, which cannot grow. */
TEST(waiting_without_memory) {
    static World w;
    open_world(&w);
    FhValue row = FH_NONE;
    for (int i = 0; i < 2000; i++) { /* a spine of nodes, each with a deep branch */
        FhValue branch = FH_NONE;
        for (int j = 0; j < 60; j++) {
            Node *x = node(&w, NODE);
            x->next = branch;
            branch = fh_val(x);
        }
        Node *x = node(&w, NODE);
        x->next = row;
        x->other = branch;
        row = fh_val(x);
    }
    w.heap.limit_bytes = 1;
    fh_release(vm_of(&w), row);
    CHECK_INT(fhheap_count(&w.heap).cells[FH_CONTAINER], 0);
    close_world(&w);
}

TEST(revival) {
    static World w;
    open_world(&w);
    Node *keeper = node(&w, NODE), *x = node(&w, DEL);
    x->next = node_value(&w);
    w.revive_into = keeper;
    fh_release_obj(vm_of(&w), &x->header);
    CHECK_INT(w.dels, 1);
    CHECK(keeper->other == fh_val(x));
    CHECK_INT(fhheap_count(&w.heap).cells[FH_CONTAINER], 3);
    fh_clear(vm_of(&w), &keeper->other);
    CHECK_INT(w.dels, 1);
    CHECK_INT(fhheap_count(&w.heap).cells[FH_CONTAINER], 1);
    close_world(&w);
}

static FhWeak *weak_to(World *w, FhObj *target) {
    FhWeak *weak = (FhWeak *)fhheap_cell(&w->heap, sizeof *weak, WEAK, false);
    CHECK(fhheap_weak_add(&w->heap, target, weak, NULL) == 0);
    return weak;
}

TEST(weak_references) {
    static World w;
    enum { N = 500 };
    static Node *targets[N];
    static FhWeak *first[N], *second[N];
    open_world(&w);
    for (int i = 0; i < N; i++) {
        targets[i] = node(&w, NODE);
        first[i] = weak_to(&w, &targets[i]->header);
        second[i] = weak_to(&w, &targets[i]->header);
    }
    CHECK_INT(w.heap.nweak, N);
    for (int i = 0; i < N; i += 3) fh_release_obj(vm_of(&w), &first[i]->header);
    for (int i = 0; i < N; i += 2) fh_release_obj(vm_of(&w), &targets[i]->header);
    long callbacks = 0;
    for (int i = 0; i < N; i++) {
        CHECK(second[i]->target == (i % 2 ? &targets[i]->header : NULL));
        if (i % 2) CHECK(fhheap_weak_first(&w.heap, &targets[i]->header) == second[i]);
        if (i % 2 == 0) callbacks += i % 3 ? 2 : 1;
    }
    CHECK_INT(w.callbacks, callbacks);
    CHECK_INT(w.heap.nweak, N / 2);
    for (int i = 1; i < N; i += 2) {
        if (i % 3) fh_release_obj(vm_of(&w), &first[i]->header);
        fh_release_obj(vm_of(&w), &second[i]->header);
        CHECK(!(targets[i]->header.rc & FH_RC_WEAKREFS));
    }
    CHECK_INT(w.heap.nweak, 0);
    close_world(&w);
}

/* ---- cycles ---- */

static long containers(World *w) { return (long)fhheap_count(&w->heap).cells[FH_CONTAINER]; }

static void link_to(World *w, Node *from, Node *to, bool other) {
    fh_set_ref(vm_of(w), &from->header, other ? &from->other : &from->next, fh_val(to));
}

static Node *ring(World *w, int n, uint32_t shape) {
    Node *first = node(w, shape), *last = first;
    for (int i = 1; i < n; i++) {
        Node *x = node(w, shape);
        link_to(w, last, x, false);
        fh_release_obj(vm_of(w), &x->header);
        last = x;
    }
    link_to(w, last, first, false);
    return first;
}

TEST(rings) {
    static World w;
    open_world(&w);
    Node *kept = ring(&w, 100, NODE), *lost = ring(&w, 50, NODE), *hanging = ring(&w, 7, NODE);
    FhObj *leaf = fhheap_cell(&w.heap, 32, LEAF, false);
    fh_set_ref(vm_of(&w), &lost->header, &lost->other, fh_val(leaf));
    fh_set_ref(vm_of(&w), &kept->header, &kept->other, fh_val(leaf));
    link_to(&w, kept, hanging, true);
    link_to(&w, lost, kept, true);
    fh_release_obj(vm_of(&w), &hanging->header);
    fh_release_obj(vm_of(&w), &lost->header);
    fh_release_obj(vm_of(&w), leaf);
    fhheap_validate(vm_of(&w));
    CHECK_INT(fhheap_collect(vm_of(&w)), 50);
    fhheap_validate(vm_of(&w));
    CHECK_INT(containers(&w), 107);
    CHECK_INT(kept->header.rc, 2 * FH_RC_ONE);
    CHECK_INT(fhheap_collect(vm_of(&w)), 0);
    fh_release_obj(vm_of(&w), &kept->header);
    CHECK_INT(fhheap_collect(vm_of(&w)), 107);
    CHECK_INT(containers(&w), 0);
    CHECK_INT(fhheap_count(&w.heap).cells[FH_LEAF], 0);
    close_world(&w);
}

TEST(rings_with_finalizers) {
    static World w;
    open_world(&w);
    Node *keeper = node(&w, NODE), *a = ring(&w, 10, DEL);
    FhWeak *weak = weak_to(&w, &a->header);
    fh_release_obj(vm_of(&w), &a->header);
    CHECK_INT(fhheap_collect(vm_of(&w)), 10);
    CHECK_INT(w.dels, 10);
    CHECK_INT(w.callbacks, 1);
    CHECK(weak->target == NULL);
    CHECK_INT(containers(&w), 1);
    a = ring(&w, 10, DEL);
    Node *b = ring(&w, 20, NODE); /* reached from the revived ring */
    link_to(&w, a, b, true);
    fh_release_obj(vm_of(&w), &b->header);
    fh_release_obj(vm_of(&w), &a->header);
    w.revive_into = keeper;
    CHECK_INT(fhheap_collect(vm_of(&w)), 30);
    fhheap_validate(vm_of(&w));
    CHECK_INT(w.dels, 20);
    CHECK_INT(containers(&w), 31);
    CHECK(!(a->header.rc & FH_RC_GC));
    CHECK_INT(fhheap_collect(vm_of(&w)), 0);
    fh_clear(vm_of(&w), &keeper->other);
    CHECK_INT(fhheap_collect(vm_of(&w)), 30);
    CHECK_INT(w.dels, 20);
    CHECK_INT(containers(&w), 1);
    close_world(&w);
}

static bool gray(Node *x, bool *reached, Node **all, int n) {
    for (int i = 0; i < n; i++)
        if (all[i] == x) return reached[i] ? false : (reached[i] = true);
    return false;
}

/* Random graphs against a plain search; also with memory that fails, where nothing may be lost or freed too early. */
TEST(random_graphs) {
    enum { N = 120 };
    uint32_t random = 7;
    for (int round = 0; round < 200; round++) {
        static World w;
        Node *all[N];
        bool held[N], reached[N];
        open_world(&w);
        for (int i = 0; i < N; i++) all[i] = node(&w, NODE);
        for (int i = 0; i < N; i++)
            for (int other = 0; other < 2; other++) {
                random = random * 1664525 + 1013904223;
                if (random >> 30) link_to(&w, all[i], all[(random >> 10) % N], other);
            }
        int nreached = 0, todo[N], ntodo = 0;
        for (int i = 0; i < N; i++) {
            random = random * 1664525 + 1013904223;
            held[i] = reached[i] = (random >> 16) % 10 == 0;
            if (held[i]) todo[ntodo++] = i;
        }
        while (ntodo) {
            Node *x = all[todo[--ntodo]];
            nreached++;
            for (int other = 0; other < 2; other++) {
                FhValue v = other ? x->other : x->next;
                if (!fh_is_obj(v) || !gray((Node *)fh_obj(v), reached, all, N)) continue;
                for (int i = 0; i < N; i++)
                    if (all[i] == (Node *)fh_obj(v)) todo[ntodo++] = i;
            }
        }
        for (int i = 0; i < N; i++)
            if (!held[i]) fh_release_obj(vm_of(&w), &all[i]->header);
        if (round % 2) {
            w.fail.fail_at = w.fail.calls + 1 + (uint64_t)round % 5;
            w.fail.persistent = true;
            fhheap_collect(vm_of(&w));
            w.fail.fail_at = 0;
        }
        fhheap_collect(vm_of(&w));
        fhheap_validate(vm_of(&w));
        CHECK_INT(containers(&w), nreached);
        for (int i = 0; i < N; i++)
            if (held[i]) fh_release_obj(vm_of(&w), &all[i]->header);
        fhheap_collect(vm_of(&w));
        CHECK_INT(containers(&w), 0);
        close_world(&w);
    }
}

/* A live list longer than the mark stack may grow: acquittal walks again. */
TEST(collection_without_memory) {
    static World w;
    open_world(&w);
    Node *root = node(&w, NODE), *lost = ring(&w, 3, NODE);
    for (int i = 0; i < 5000; i++) {
        Node *x = node(&w, NODE);
        if (fh_is_obj(root->next)) link_to(&w, x, (Node *)fh_obj(root->next), false);
        if (fh_is_obj(root->next)) link_to(&w, x, (Node *)fh_obj(root->next), true);
        link_to(&w, root, x, false);
        fh_release_obj(vm_of(&w), &x->header);
    }
    fh_release_obj(vm_of(&w), &lost->header);
    w.heap.limit_bytes = 1;
    fhheap_collect(vm_of(&w));
    fhheap_validate(vm_of(&w));
    CHECK(containers(&w) >= 5001);
    w.heap.limit_bytes = 0;
    fhheap_collect(vm_of(&w));
    CHECK_INT(containers(&w), 5001);
    close_world(&w);
}

/* All that the list has room for is referred to by garbage behind it. */
TEST(garbage_without_memory_for_its_list) {
    static World w;
    open_world(&w);
    Node *held[64], *lost;
    for (int i = 0; i < 64; i++) held[i] = node(&w, NODE);
    lost = ring(&w, 300, NODE);
    Node *x = lost;
    for (int i = 0; i < 300; i++, x = (Node *)fh_obj(x->next)) link_to(&w, x, held[i % 64], true);
    for (int i = 0; i < 64; i++) fh_release_obj(vm_of(&w), &held[i]->header);
    fh_release_obj(vm_of(&w), &lost->header);
    w.heap.limit_bytes = 1;
    fhheap_collect(vm_of(&w));
    fhheap_validate(vm_of(&w));
    CHECK_INT(containers(&w), 0);
    w.heap.limit_bytes = 0;
    close_world(&w);
}

TEST(collection_every) {
    static World w;
    open_world(&w);
    fhheap_collect_every(&w.heap, 3);
    for (int round = 0; round < 20; round++) {
        Node *x = ring(&w, 2, NODE);
        CHECK(!fhheap_wants_collection(&w.heap));
        CHECK(fhheap_cell(&w.heap, 40, LEAF, false) != NULL);
        Node *y = ring(&w, 1, NODE);
        CHECK(fhheap_wants_collection(&w.heap));
        fh_release_obj(vm_of(&w), &x->header);
        fh_release_obj(vm_of(&w), &y->header);
        CHECK_INT(fhheap_collect(vm_of(&w)), 3);
        CHECK_INT(containers(&w), 0);
    }
    close_world(&w);
}

int main(void) {
    RUN(sizes_and_alignment);
    RUN(random_traffic);
    RUN(pages_are_returned);
    RUN(exhaustion);
    RUN(limit);
    RUN(cell_resize);
    RUN(walking);
    RUN(chains);
    RUN(waiting_without_memory);
    RUN(revival);
    RUN(weak_references);
    RUN(rings);
    RUN(rings_with_finalizers);
    RUN(random_graphs);
    RUN(collection_without_memory);
    RUN(garbage_without_memory_for_its_list);
    RUN(collection_every);
    return unit_report();
}
