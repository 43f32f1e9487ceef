print(sum([]), sum([1, 2, 3]), sum([1.5, 2]), sum([1, 2], 10), sum([[1], [2]], []), sum(range(101)), sum([True, True]), sum((1, 2), start=5), sum([2**62, 2**62]), sum([0.1] * 10), sum([1j, 2]), sum([1, 2.5, 3j]), sum([1e16, 1, -1e16]))
for f in (lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum(5), lambda: sum([1, "a"]), lambda: sum([[1]]), lambda: sum([bytearray()], bytearray())):
    try:
        print(f())
    except TypeError as e:
        print(e)
