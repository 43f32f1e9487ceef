"""What memory_stats() gives, and the coroutines of AsyncLinearMemory."""


class MemoryStats(dict):
    """The figures of the heap at one moment; str() gives the three lines for people."""

    def __str__(self):
        return (f"Memory Strategy: {self['strategy'].capitalize()}\n"
                f"Manual Buffers: {self['manual_count']} ({self['manual_bytes']} bytes)\n"
                f"Arenas: {self['arena_count']} ({self['arena_bytes']} bytes)")


async def linear_alloc(memory, len, align):
    return LinearMemory.alloc(memory, len, align)


async def linear_free(memory, ptr, len):
    LinearMemory.free(memory, ptr, len)
