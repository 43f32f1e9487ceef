# Iterators of an OrderedDict that has changed, asked again and again
import collections
for n in (1, 5, 50):
    for how in ('clear', 'pop', 'popitem', 'del', 'update', 'reinit', 'move'):
        od = collections.OrderedDict((i, i) for i in range(n))
        it = iter(od); next(it); rit = reversed(od); next(rit); items = iter(od.items()); next(items)
        if how == 'clear': od.clear()
        elif how == 'pop': od.pop(0)
        elif how == 'popitem': od.popitem(False)
        elif how == 'del': del od[0]
        elif how == 'update': od.update({9: 9, 99: 9})
        elif how == 'reinit': od.__init__(); od.clear(); od[5] = 6
        elif how == 'move': od.move_to_end(0)
        for i in (it, rit, items):
            for _ in range(3):
                try: print(n, how, next(i, 'end'))
                except RuntimeError as e: print(n, how, e)
        od[1] = 1; od[77] = 1
        for i in (it, rit, items):
            try: print(n, how, list(i))
            except RuntimeError as e: print(n, how, e)
od = collections.OrderedDict((i, i) for i in range(50))
it = iter(od)
next(it)
od.clear()
od[1] = 2
try:
    print(it.__reduce__())
except RuntimeError as e:
    print(e)
