"""The names of the memory model, which are also builtins."""

from builtins import (
    allocate, allocate_aligned, free, is_alive, sizeof, memory_stats, auto_memory, manual_memory, arena_memory,
    memory_strategy, create_arena, arena, reset_arena, destroy_arena, Arena, Buffer, owned, borrowed,
    BoundedList, BoundedDeque, BoundedDict, BoundedStr, Provider, SmallProvider, MediumProvider, LargeProvider,
    LinearMemory, AsyncLinearMemory, memory_budget, memory_limit, memory_lock, no_alloc,
    MemoryFault, UseAfterFreeError, DoubleFreeError, InvalidFreeError, BorrowError,
    ArenaEscapeError, BudgetExceededError, MemoryLockedError, CapacityError,
)

__all__ = [name for name in globals() if not name.startswith("_")]
