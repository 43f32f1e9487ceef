class R:
    n = 1
    def __lt__(self, o):
        R.n = (R.n * 1103515245 + 12345) % 2**31
        return R.n % 3 == 0
for size in (2, 10, 100, 1000):
    l = [R() for _ in range(size)]
    s = sorted(l)
    print(len(s), len(set(map(id, s))) == size)
nan = float("nan")
print(len(sorted([3, nan, 1, nan, 2])), len(sorted([nan] * 100 + list(range(50)))))
class Always:
    def __lt__(self, o): return True
class Never:
    def __lt__(self, o): return False
print(len(sorted([Always() for _ in range(200)])), len(sorted([Never() for _ in range(200)], reverse=True)))
