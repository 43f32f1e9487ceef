from statistics import NormalDist


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


n = NormalDist(100, 15)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance, n.pdf(110), n.cdf(110), n.zscore(120))
print(n.quantiles(), n.overlap(NormalDist(110, 15)), n.overlap(NormalDist(90, 20)))
print(n + 3, n + n, 3 - n, n * 2, 2 * n, n / 3, -n, +n, n - n)
print(n == NormalDist(100, 15), hash(n) == hash(NormalDist(100, 15)), n == 3, NormalDist.from_samples([1, 2, 3, 4.5]))
for i in range(1, 100, 7):
    print(n.inv_cdf(i / 100), NormalDist().inv_cdf(i / 1e4), NormalDist().inv_cdf(i * 1e-14))
show(NormalDist, 1, -1)
show(n.overlap, 3)
show(NormalDist.from_samples, [1])
show(n.inv_cdf, 0)
show(NormalDist(1, 0).pdf, 1)
show(NormalDist(1, 0).cdf, 1)
show(NormalDist, "x")
