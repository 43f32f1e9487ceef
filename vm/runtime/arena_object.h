/* The builtins of arenas: create_arena, arena, reset_arena, destroy_arena, and what a script sees of an arena. */
#ifndef FH_RUNTIME_ARENA_OBJECT_H
#define FH_RUNTIME_ARENA_OBJECT_H

#include "memory/arena.h"
#include "objects/vm.h"

extern const FhTypeDef fhtypedef_Arena;

int fharena_object_add(FhVM *vm, FhValue builtins_module); /* -1 */
/* The arena of that name, made if there is none (it grows then). NULL: MemoryError. */
FhArena *fharena_object_named(FhVM *vm, FhValue name) FH_MUST_CHECK;
/* memory_stats()["arenas"]: a dict, owned. *count: arenas that exist; *bytes: in use in them. */
FhValue fharena_object_figures(FhVM *vm, size_t *count, size_t *bytes) FH_MUST_CHECK;

#endif
