# What is never named dies when it is consumed; what is named stays until it is freed.
import weakref


class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("end of", self.name)


@manual_memory
def named():
    a = Noisy("a")
    a = None
    print("a is not ended by rebinding")


@manual_memory
def unnamed():
    Noisy("temporary")
    print("behind it")
    x = [Noisy("x")] + [Noisy("y")] + [Noisy("z")]
    print("sum", len(x))
    free(x)
    print("behind free")


@manual_memory
def strings(n):
    before = memory_stats()["manual_objects"]
    s = str(n)
    t = s + "b" + s + "c" + s
    after = memory_stats()["manual_objects"]
    free(s)
    free(t)
    return after - before, memory_stats()["manual_objects"] - before


@manual_memory
def grows():
    before = memory_stats()["manual_objects"]
    s = str(1)
    for i in range(1000):
        s += str(i)
    return len(s), memory_stats()["manual_objects"] - before


@manual_memory
def loop():
    for n in [Noisy("in a list")]:
        print(n.name)
    print("behind the loop")


named()
unnamed()
print(strings(12345))
print(grows())
loop()
