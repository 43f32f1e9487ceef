# close() ends the arena of a generator at once, also where the generator itself is still referred to.
@arena_memory
def pairs(n):
    for i in range(n):
        yield [i, str(i)]


@arena_memory
async def slow(n):
    await forever()
    return [n]


class forever:
    def __await__(self):
        yield [1]


def arenas(): return memory_stats()["arena_count"]


g = pairs(3)
first = next(g)
print(first, arenas())
g.close()
print(first, arenas(), list(g))
g.close()
del g
print(arenas())

g = pairs(3)
print(next(g), arenas())
try:
    g.throw(KeyError("thrown"))
except KeyError as e:
    print(e, arenas())

c = slow(3)
print(c.send(None), arenas())
c.close()
print(arenas())

never = pairs(3)
never.close()
print(arenas(), list(never))
