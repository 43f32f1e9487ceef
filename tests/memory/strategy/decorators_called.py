# Decorators with empty parentheses; what is no function of a script; the module's names are the builtins'.
import builtins
import functools
import memory


@manual_memory()
def manual():
    return memory_stats()["strategy"]


@auto_memory()
def automatic():
    return memory_stats()["strategy"]


@arena_memory()
def in_arena():
    return memory_stats()["strategy"], manual(), automatic()


print(manual(), automatic(), in_arena())
for decorator in auto_memory, manual_memory, arena_memory:
    for given in 5, len, int, property(lambda self: 1), functools.partial(len, []):
        for decorate in decorator, decorator():
            try:
                decorate(given)
            except TypeError as e:
                print(e)
    try:
        decorator()(manual, 1)
    except TypeError as e:
        print(e)

shared = [name for name in dir(memory) if not name.startswith("_")]
print(len(shared), all(getattr(memory, name) is getattr(builtins, name) for name in shared))
for name in "Arena", "Buffer", "arena", "owned":
    print(name, name in shared)
