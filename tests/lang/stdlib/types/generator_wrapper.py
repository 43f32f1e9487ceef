# What types.coroutine makes of a function whose generator is not the interpreter's own: an object both may use.
import collections.abc
import types


class Steps(collections.abc.Generator):
    gi_code, gi_frame, gi_running, gi_yieldfrom = "code", None, False, "source"
    __name__, __qualname__ = "steps", "Outer.steps"

    def __init__(self):
        self.log = []

    def send(self, value):
        self.log.append(value)
        if len(self.log) > 3:
            raise StopIteration("end")
        return len(self.log)

    def throw(self, *what):
        self.log.append(what)
        return "thrown"


@types.coroutine
def steps():
    return Steps()


w = steps()
print(type(w).__name__, isinstance(w, collections.abc.Coroutine), isinstance(w, collections.abc.Generator))
print(w.__name__, w.__qualname__, w.gi_code, w.cr_code, w.gi_frame, w.cr_frame, w.gi_running, w.cr_running, w.gi_yieldfrom, w.cr_await)
print(next(w), w.send(7), w.throw(ValueError), w.throw(ValueError, ValueError("x"), None), iter(w) is w, w.__await__() is w)
try:
    w.send(1)
except StopIteration as e:
    print("stopped", e.value)
try:
    w.gi_code = 1
except AttributeError as e:
    print("refused", type(e).__name__)
try:
    print(w.close())
except RuntimeError as e:
    print(e)
try:
    w.throw()
except TypeError as e:
    print(type(e).__name__)


async def main():
    return await steps()


m = main()
print([m.send(None) for _ in range(3)])
try:
    m.send("last")
except StopIteration as e:
    print(e.value)
bare = types.coroutine(lambda: type("Bare", (Steps,), {"__name__": 5})())()
print(bare.__name__, bare.__qualname__)
