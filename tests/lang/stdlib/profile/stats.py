import cProfile
import io
import profile
import pstats
import re


def leaf(n):
    return n + 1


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def work():
    total = 0
    for i in range(5):
        total += leaf(i)
    fact(4)
    sorted([3, 1])
    return total


def calls(stats):
    return sorted((name, nc, cc) for (file, line, name), (cc, nc, tt, ct, callers) in stats.items() if "method" not in name and "lambda" not in name)


for module in (cProfile,):
    p = module.Profile()
    print(p.runcall(work))
    p.create_stats()
    print(calls(p.stats))
    s = pstats.Stats(p, stream=io.StringIO())
    s.strip_dirs().sort_stats("name").print_stats("leaf|fact|work")
    text = re.sub(r"\d+\.\d+", "T", s.stream.getvalue())
    print("\n".join(line.rstrip() for line in text.splitlines() if "seconds" not in line and "reduced" not in line))
    s.stream = io.StringIO()
    s.print_callers("leaf")
    print(re.sub(r"\d+\.\d+", "T", s.stream.getvalue()))
    s.stream = io.StringIO()
    s.print_callees("work")
    print("leaf" in s.stream.getvalue(), "fact" in s.stream.getvalue())
with cProfile.Profile() as p:
    leaf(1)
print(pstats.Stats(p).get_stats_profile().func_profiles["leaf"].ncalls)
print(pstats.SortKey.TIME, pstats.SortKey("tottime"), list(pstats.SortKey)[:3])
p = profile.Profile()
p.runcall(work)
p.create_stats()
print([c for c in calls(p.stats) if c[0] in ("leaf", "fact", "work")])
for bad in (lambda: pstats.Stats(pstats), lambda: pstats.Stats(p).sort_stats("nothing")):
    try:
        bad()
    except (TypeError, KeyError) as e:
        print(type(e).__name__)
