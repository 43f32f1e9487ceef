/* vm/base/region.h in small scope: every sequence of a few operations on a small region keeps the invariants, and says yes
 * exactly when there is a gap. */
#include "base/region.h"
#include "unit.h"

enum { SIZE = 6, DEPTH = 5 };

static unsigned long states;

/* The plain truth, byte by byte. */
typedef struct Model {
    int owner[SIZE]; /* 0: free, else number of the span */
} Model;

static bool fits(const Model *m, uint32_t size, uint32_t align, uint32_t *start) {
    for (uint32_t at = 0; at + size <= SIZE; at += align) {
        bool free = true;
        for (uint32_t i = 0; i < size; i++) free = free && !m->owner[at + i];
        if (!free) continue;
        *start = at;
        return true;
    }
    return false;
}

static bool agrees(const Model *m, const FhRegion *r) {
    uint32_t used = 0;
    for (uint32_t i = 0; i < SIZE; i++) used += m->owner[i] != 0;
    if (used != r->used) return false;
    for (uint32_t i = 0; i < r->n; i++)
        for (uint32_t at = 0; at < r->spans[i].size; at++)
            if (m->owner[r->spans[i].start + at] != (int)(intptr_t)r->spans[i].owner) return false;
    return true;
}

static void try_all(const FhRegion *from, const Model *model, int depth) {
    states++;
    if (!depth) return;
    for (uint32_t size = 1; size <= SIZE + 1; size++)
        for (uint32_t align = 1; align <= 4; align *= 2) {
            FhRegionSpan table[DEPTH + 1];
            FhRegion r = *from;
            Model m = *model;
            for (uint32_t i = 0; i < r.n; i++) table[i] = from->spans[i];
            r.spans = table;
            FhRegionPlace place;
            uint32_t start = 0;
            bool there_is = fits(&m, size, align, &start), found = fhregion_find(&r, size, align, &place);
            CHECK(found == there_is);
            if (!found) continue;
            CHECK(place.start == start); /* the first */
            fhregion_take(&r, place, size, (void *)(intptr_t)(depth + 1));
            for (uint32_t i = 0; i < size; i++) m.owner[start + i] = depth + 1;
            CHECK(fhregion_valid(&r) && agrees(&m, &r) && fhregion_at(&r, start) >= 0);
            try_all(&r, &m, depth - 1);
        }
    for (uint32_t start = 0; start <= SIZE; start++) {
        FhRegionSpan table[DEPTH + 1];
        FhRegion r = *from;
        Model m = *model;
        for (uint32_t i = 0; i < r.n; i++) table[i] = from->spans[i];
        r.spans = table;
        ptrdiff_t i = fhregion_at(&r, start);
        bool there_is = false;
        for (uint32_t j = 0; j < r.n; j++) there_is = there_is || r.spans[j].start == start;
        CHECK((i >= 0) == there_is);
        if (i < 0) continue;
        for (uint32_t at = 0; at < r.spans[i].size; at++) m.owner[start + at] = 0;
        fhregion_give_back(&r, (uint32_t)i);
        CHECK(fhregion_valid(&r) && agrees(&m, &r));
        try_all(&r, &m, depth - 1);
    }
}

/* As long as nothing is given back, whatever is not larger than what is available fits. */
TEST(bump) {
    FhRegionSpan table[SIZE];
    for (uint32_t a = 1; a <= SIZE; a++)
        for (uint32_t b = 1; b <= SIZE; b++) {
            FhRegion r = {.spans = table, .room = SIZE, .size = SIZE};
            FhRegionPlace place;
            CHECK(fhregion_find(&r, a, 1, &place));
            fhregion_take(&r, place, a, NULL);
            CHECK(fhregion_find(&r, b, 1, &place) == (b <= SIZE - a));
        }
    for (uint32_t size = 0; size <= 1024; size++) { /* a provider of 8 KiB lends any size up to 1024 */
        FhRegion r = {.spans = table, .room = SIZE, .size = 8192};
        FhRegionPlace place;
        CHECK(fhregion_find(&r, size, 1, &place) && place.start + size <= r.size);
    }
}

TEST(small_scope) {
    FhRegion r = {.room = DEPTH + 1, .size = SIZE};
    Model m = {{0}};
    try_all(&r, &m, DEPTH);
    CHECK(states > 10000);
}

int main(void) {
    RUN(small_scope);
    RUN(bump);
    return unit_report();
}
