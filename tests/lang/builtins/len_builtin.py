print(len(""), len("é😀"), len([1, 2]), len({}), len({1: 1}), len(range(10)), len(b"ab"), len((1,)), len({1, 2}), len(range(0, 100, 7)), len(range(10**18)))
for v in (5, None, iter([]), 1.5, len, (x for x in [])):
    try:
        len(v)
    except TypeError as e:
        print(e)
try:
    len(range(10**30))
except OverflowError as e:
    print(e)
