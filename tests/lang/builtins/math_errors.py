import math
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.acos(2), lambda: math.floor(math.nan), lambda: math.ceil(math.inf), lambda: math.sqrt("a"), lambda: math.gcd(1.5), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.sin(math.inf), lambda: math.gamma(-1), lambda: math.ldexp(1, 10**10), lambda: math.sqrt(), lambda: math.log(2, 1), lambda: math.hypot("a"), lambda: math.dist((1,), (1, 2)), lambda: math.log(10, 0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(math.log(2**2000), math.log2(2**2000), math.log10(10**400), math.floor(1e300) == int(1e300), math.isqrt(2**200), math.sqrt(2**600))
