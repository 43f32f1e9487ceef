/* Survivors of an arena leave its pages where they are few, so that one string that lives on does not keep 4 KiB.
 *
 * Only at ends in turn: then no native function can hold an address in the arena, and the slots that lead to survivors,
 * which the end has looked at, are all that refers to them. What else knows an address (a hash, a cache, a buffer, id())
 * has pinned its object (fh_observed), and objects with weak references stay. Where there is no memory for a copy, the
 * object stays, too: its page joins the zone outside. */
#include "memory/arena.h"

#define MOST_SLOTS 65536
#define FEW        32 /* survivors a page, on the average: then pages are kept */

void fharena_record_slot(FhHeap *h, FhSlotList *list, FhObj *owner, FhValue *slot) {
    if (list->lost) return;
    if (list->n == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 32;
        FhSlotRef *grown =
            capacity > MOST_SLOTS
                ? NULL
                : fhheap_raw_resize(h, list->items, list->capacity * sizeof *grown, capacity * sizeof *grown);
        if (!grown) {
            list->lost = true;
            return;
        }
        list->items = grown;
        list->capacity = capacity;
    }
    list->items[list->n++] = (FhSlotRef){owner, slot};
}

/* What has been moved: a free cell that says where to. */
static FhObj *moved_to(FhObj *o) { return o->shape ? NULL : (FhObj *)((FhCell *)o)->next; }

static bool stays(FhVM *vm, const FhObj *o) {
    const FhHeap *h = (FhHeap *)vm;
    if ((o->rc & FH_RC_WEAKREFS) || (o->rc & (o->rc >= 0 ? FH_RC_GC : FH_RC_PINNED))) return true;
    if (fhheap_cell_size(o) < sizeof(FhCell)) return true;
    return (fhpages_is_large(o) && !FH_SYSTEM_CELLS) || !h->arena_hooks->may_move(vm, (FhObj *)o);
}

static FhObj *move(FhHeap *h, FhObj *o, FhZone *to) {
    size_t size = fhheap_cell_size(o);
    bool container = fhheap_is_container(o), dirty = !fhpages_is_large(o) && fhpages_page(o)->dirty;
    FhObj *moved = fhheap_cell_in(h, to, size, o->shape, container, o->rc);
    if (!moved) return NULL;
    memcpy(moved + 1, o + 1, size - sizeof *o);
    o->shape = 0;
    ((FhCell *)o)->next = (FhCell *)moved;
    if (dirty && container) fharena_dirty(h, moved);
    return moved;
}

static void update(const FhSlotRef *ref) {
    FhValue *slot = ref->slot;
    FhObj *owner = ref->owner, *now = owner ? moved_to(owner) : NULL;
    if (now && (char *)slot >= (char *)owner && (char *)slot < (char *)owner + fhheap_cell_size(now))
        slot = (FhValue *)(void *)((char *)now + ((char *)slot - (char *)owner));
    if (!fh_is_obj(*slot)) return;
    FhObj *target = moved_to(fh_obj(*slot));
    if (target) *slot = fh_val(target);
}

void fharena_compact(FhVM *vm, FhObjList *survivors, FhSlotList *slots, FhZone *from, FhZone *to) {
    FhHeap *h = (FhHeap *)vm;
    bool dense = survivors->n > from->nused_pages * FEW && !FH_SYSTEM_CELLS;
    if (dense || survivors->lost || slots->lost) return;
    bool any = false;
    for (size_t i = 0; i < survivors->n; i++) {
        FhObj *o = survivors->items[i], *moved = stays(vm, o) ? NULL : move(h, o, to);
        if (!moved) continue;
        survivors->items[i] = moved;
        any = true;
    }
    for (size_t i = 0; any && i < slots->n; i++) update(&slots->items[i]);
}
