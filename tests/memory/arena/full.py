# A fixed arena that is full says so by name.
create_arena("fixed", capacity=65536)
try:
    with arena("fixed"):
        l=[]
        for i in range(100000): l.append([i])
except MemoryError as e: print(repr(e))
try:
    with arena("fixed"):
        l=[{} for i in range(100000)]
except MemoryError as e: print(repr(e))
try:
    with arena("fixed"):
        l="x"*100000
        l=["x"]*1000000
except MemoryError as e: print(repr(e))
print(memory_stats()["arenas"]["fixed"]["capacity"])
