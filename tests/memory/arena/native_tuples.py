# Tuples that the VM fills itself own counted objects, too: those die with the arena.
import functools
import itertools
import operator
import weakref


class Thing:
    def __call__(self, *args):
        return self

    def __iter__(self):
        return iter((self,))


def uses(thing, again):
    yield zip(thing, again, again)
    yield map(thing, again)
    yield itertools.product([thing], [again]).__reduce__()
    yield itertools.combinations([thing, again, thing], 2)
    yield [*itertools.combinations([thing, again, thing], 2)]
    yield itertools.chain([thing], [again])
    yield functools.partial(thing, again)(again, again)
    yield operator.itemgetter(0, 1)((thing, again))
    yield {1: thing}.items()
    yield list({thing: again}.items())
    yield {thing: again}.popitem()
    yield dict[thing, again].__args__
    yield thing(*[again], **{"a": thing} if False else {})
    yield memoryview(b"abcd").shape
    yield map(thing, again).__reduce__()
    yield type("New", (Thing,), {"x": thing}).__mro__
    yield functools.lru_cache()(thing)(again)


@arena_memory
def use(thing, again):
    for i in uses(thing, again):
        pass


thing, again = Thing(), Thing()
seen = weakref.ref(thing), weakref.ref(again)
for i in range(10):
    use(thing, again)
del thing, again
import gc
gc.collect()
print(seen[0]() is None, seen[1]() is None)
