import math

VALUES = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 3, -3, 10, 1e-5, 1e300, 5e-324, math.inf, -math.inf, math.nan, 100.5, 171.5, 172.0,
          -170.5, 710.0, 2**70, 10**400, True, "a", None, 23.0, 4.5]
ONE = """acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp gamma isfinite isinf
isnan isqrt lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp gcd lcm hypot""".split()
TWO = "atan2 copysign dist fmod ldexp log nextafter pow remainder gcd lcm hypot isclose".split()


def show(name, *args, **kw):
    try:
        result = repr(getattr(math, name)(*args, **kw))
    except Exception as e:
        result = type(e).__name__ + ": " + str(e)
    print(name, str(args)[:40], kw, result[:150])


for name in ONE:
    for x in VALUES:
        show(name, x)
for name in TWO:
    for x in VALUES[:16:3]:
        for y in VALUES[::2]:
            show(name, x, y)
for name in ONE[:5] + ["isqrt", "fmod", "hypot", "comb"]:
    show(name)
    show(name, 1, 2, 3, 4)
for n in range(0, 90, 7):
    print(math.factorial(n), math.comb(90, n), math.perm(90, n), math.isqrt(n**21), math.gcd(n**30, (n + 37) ** 20 * n), math.lcm(n, n + 5, 7))
for bad in ((-1, 2), (2, -1), (1.5, 2), ("a", 1)):
    show("comb", *bad)
    show("perm", *bad)
    show("factorial", bad[0])
show("fsum", [0.1] * 10)
show("fsum", [1e100, 1.0, -1e100])
show("fsum", [1e308, 1e308])
show("fsum", [math.inf, -math.inf])
show("prod", range(1, 30))
show("prod", [1.5, 2], start=3)
show("hypot", 1, 2, 3, 4.5)
show("dist", (1,), (3, 4))
show("isclose", 1, 1.0001, rel_tol=1e-3)
show("isclose", 1, 1, abs_tol=-1)
print(math.pi, math.e, math.tau, math.inf, math.nan)
