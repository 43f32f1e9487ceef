# Calls under arenas that leave little outside: memory grows with what is left, not by a page for each call.
kept = []


@arena_memory
def request(n):
    rows = [{"id": i, "name": "row %d" % i} for i in range(20)]
    kept.append((n, "%d rows in request %d" % (len(rows), n)))
    return [n, rows[n % 20]["name"]]


def grown(calls):
    before = memory_stats()["automatic_bytes"]
    results = [request(n) for n in range(calls)]
    assert all(r == [n, "row %d" % (n % 20)] for n, r in enumerate(results))
    assert all(k == (n, "20 rows in request %d" % n) for n, k in enumerate(kept))
    return (memory_stats()["automatic_bytes"] - before) // calls


request(0)
kept.clear()
each = grown(5000)
print("per call:", "little" if 100 < each < 500 else each)
kept.clear()
identities = []


@arena_memory
def observed(n):
    x = [n]
    identities.append(id(x))
    return x


results = [observed(n) for n in range(200)]
print([id(x) for x in results] == identities, [x[0] for x in results] == list(range(200)))
