print(hash(5), hash(-1), hash(2**61), hash(1.0), hash(True), hash(None) == hash(None), hash("a") == hash("a"), hash(()) == hash(()), hash((1, 2)) == hash((1, 2)), hash(1.5), hash(0.1), hash(1j), hash(3 + 4j))
for v in ([], {}, set(), bytearray(), slice(1), (1, []), {}.keys()):
    try:
        hash(v)
        print("hashable", type(v).__name__)
    except TypeError as e:
        print(e)
