"""The names of the memory model, which are also builtins, and the mapping that memory_stats() gives."""

from builtins import (
    allocate, allocate_aligned, free, is_alive, sizeof, memory_stats, auto_memory, manual_memory, arena_memory,
    memory_strategy, Buffer, MemoryFault, UseAfterFreeError, DoubleFreeError, InvalidFreeError, BorrowError,
    ArenaEscapeError, BudgetExceededError, MemoryLockedError, CapacityError,
)


class MemoryStats(dict):
    """The figures of the heap at one moment; str() gives the three lines for people."""

    def __str__(self):
        return (f"Memory Strategy: {self['strategy'].capitalize()}\n"
                f"Manual Buffers: {self['manual_count']} ({self['manual_bytes']} bytes)\n"
                f"Arenas: {self['arena_count']} ({self['arena_bytes']} bytes)")


__all__ = [name for name in globals() if not name.startswith("_") and name != "MemoryStats"]
