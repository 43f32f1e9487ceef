# s += t in an arena grows in place: it neither takes quadratic time nor fills the arena with its steps.
@arena_memory
def build(n):
    s, parts = "", []
    for i in range(n):
        s += "abcdefghij"
        if i % 20000 == 0: parts.append(s)
    return s, parts, memory_stats()["arena_bytes"]


s, parts, used = build(100000)
print(len(s), [len(p) for p in parts], s[-3:], used < 1 << 20)
