# What a reset or a destroyed arena held is dead wherever it is still referred to.
class Thing:
    def __init__(self, name):
        self.name = name


create_arena("frame")
holder = {}
with arena("frame"):
    thing = Thing("t" + str(1))
    holder["list"] = [1, 2, 3]
    holder["text"] = "word" + str(5)
    holder["cell"] = lambda n=[str(2)]: n
    pair = (thing, holder["list"])
same = thing
print(thing.name, pair[1], is_alive(thing))
reset_arena("frame")
print(is_alive(thing), thing is same, thing is None, holder["list"] is pair)
for use in (lambda: thing.name, lambda: holder["list"][0], lambda: len(holder["text"]), lambda: pair[0],
            lambda: holder["cell"](), lambda: thing == 1, lambda: hash(pair), lambda: bool(holder["text"]),
            lambda: [i for i in holder["list"]], lambda: str(thing), lambda: isinstance(thing, Thing)):
    try:
        use()
        print("no error")
    except UseAfterFreeError as e:
        print(str(e).split(" at ")[0])
try:
    free(thing)
except DoubleFreeError as e:
    print("DoubleFreeError")
with arena("frame"):
    again = [str(i) for i in range(3)]
print(again, memory_stats()["arenas"]["frame"]["resets"])
for i in range(100):
    with arena("frame"):
        again = [Thing(str(j)) for j in range(50)]
    reset_arena("frame")
print(is_alive(again), memory_stats()["arenas"]["frame"]["resets"])
destroy_arena("frame")
print(is_alive(again), is_alive(holder))
del holder, thing, same, pair, again
print(memory_stats()["arena_count"])
