table = [0, 0, 0]
rows = [1, 2, table]
memory_lock("all")
table[0] = 5
