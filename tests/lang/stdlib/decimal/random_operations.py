# Random operations under random contexts: results and flags.
import random, hashlib, sys
sys.set_int_max_str_digits(0) if hasattr(sys, "set_int_max_str_digits") else 0
from decimal import *
random.seed(12)
modes = [ROUND_HALF_EVEN]*4 + [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_05UP]
def num():
    k = random.random()
    if k < .05: return random.choice(["0", "-0", "0.00", "0E+5", "-0E-7"])
    if k < .08: return random.choice(["Infinity", "-Infinity", "NaN", "sNaN", "NaN12"])
    n = random.randrange(10 ** random.choice([1, 2, 3, 5, 9, 10, 18, 19, 20, 28, 29, 37, 38, 39, 45]))
    if random.random() < .2: n = int(str(n + 1) + "0" * random.randrange(8))
    if random.random() < .1: n = 5 * 10 ** random.randrange(30)
    s = str(n)
    if random.random() < .5 and len(s) > 1:
        p = random.randrange(len(s) + 1)
        s = s[:p] + "." + s[p:]
    if random.random() < .3: s += "E%d" % random.choice([random.randrange(-12, 12), random.randrange(-60, 60)])
    return random.choice(["", "", "-", "+"]) + s
def operand():
    k = random.random()
    if k < .1: return random.randrange(-1000, 1000)
    if k < .12: return True
    if k < .14: return 2**70
    return Decimal(num())
def show(f, *a):
    try: return repr(f(*a))
    except Exception as e: return type(e).__name__ + str(e)
h = hashlib.md5()
ops = [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a.quantize(b), lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b, lambda a, b: a >= b, lambda a, b: a == b, lambda a, b: a != b, lambda a, b: str(a), lambda a, b: (repr(b), str(b)), lambda a, b: hash(a) == hash(b)]
lines = []
for i in range(6000):
    if i % 50 == 0:
        c = Context(prec=random.choice([1, 2, 3, 7, 9, 16, 28, 28, 28, 34, 37, 38, 39, 50]), rounding=random.choice(modes), Emin=random.choice([-999999, -20, -5, 0]), Emax=random.choice([999999, 30, 10]), clamp=random.choice([0, 0, 1]), capitals=random.choice([0,1]))
        want = random.choice([[], [InvalidOperation, DivisionByZero, Overflow], [Inexact], [Rounded, Underflow]])
        for f in list(c.traps): c.traps[f] = f in want
        setcontext(c)
    c = getcontext()
    if random.random() < .3: c.clear_flags()
    t = num()
    n = random.randrange(len(ops))
    a, b = operand(), operand()
    r = show(ops[n], Decimal(a) if n in (4, 11) else a, b)
    lines.append("%d %d %r %r %s %s" % (i, n, a, b, r, [f.__name__ for f, on in c.flags.items() if on]))

print(hashlib.md5("\n".join(lines).encode()).hexdigest())
