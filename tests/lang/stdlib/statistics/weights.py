from statistics import fmean, harmonic_mean


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


show(fmean, [1, 2], [1, 3])
show(fmean, [1, 2], iter([1, 3]))
show(fmean, [1, 2], [1])
show(fmean, [1, 2], [1, -1])
show(harmonic_mean, [40, 60], [5, 30])
show(harmonic_mean, [1, 2], [1])
show(harmonic_mean, [1, 2], [-1, 1])
show(harmonic_mean, [1, 2], [0, 0])
show(harmonic_mean, [-1])
show(harmonic_mean, ["x"])
show(harmonic_mean, [1, 0, 2])
