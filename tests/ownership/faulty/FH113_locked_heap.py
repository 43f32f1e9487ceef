# runs: MemoryLockedError
table = [0, 0, 0]
memory_lock("all")
table[0] = 5
rows = [1, 2, table]  # expect: FH113 error
