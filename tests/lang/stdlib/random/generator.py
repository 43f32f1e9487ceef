# Every method of random from every kind of seed, bit for bit; and what is refused.
import random
def show():
    r = random
    print(r.random(), r.getrandbits(1), r.getrandbits(32), r.getrandbits(33), r.getrandbits(61), r.getrandbits(64), r.getrandbits(200), r.randrange(10), r.randrange(5, 100, 7), r.randrange(10, 0, -3), r.randint(-5, 5), r.randrange(10**30))
    print(r.choice('abc'), r.choices([1,2,3], k=4), r.choices('abc', [1,2,3], k=5), r.choices('ab', cum_weights=[1, 3], k=3), r.sample(range(100), 5), r.sample(range(10**6), 10), r.sample('abcdef', 6), r.sample(['a','b'], 3, counts=[2,2]))
    l = list(range(12)); r.shuffle(l); print(l)
    print(r.uniform(1, 5), r.triangular(1, 5, 2), r.triangular(), r.betavariate(1, 2), r.expovariate(2), r.gammavariate(0.5, 1), r.gammavariate(1, 2), r.gammavariate(3, 2), r.gauss(0, 1), r.gauss(1, 2), r.normalvariate(0, 1), r.lognormvariate(0, 1), r.vonmisesvariate(0, 4), r.vonmisesvariate(1, 0), r.paretovariate(3), r.weibullvariate(1, 2), r.randbytes(9))
for s in (0, 1, -1, 5, 2**32, 2**100+7, -2**70, 'abc', '', 'é', b'xy', bytearray(b'q'), 1.5, -0.0, True, 1e300):
    random.seed(s); show()
random.seed('abc', version=1); show(); random.seed(b'abc', version=1); show()
r = random.Random(42); st = r.getstate(); a = [r.random() for _ in range(700)]; r.setstate(st); print(a == [r.random() for _ in range(700)], st[0], st[1][:3], st[1][-1], st[2])
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: random.seed([]), lambda: random.randrange(0), lambda: random.randrange(5,5), lambda: random.randrange(1,5,0), lambda: random.randrange(5,1,2), lambda: random.randint(3,2), lambda: random.choice([]), lambda: random.sample({1},1), lambda: random.sample([1],2), lambda: random.sample([1],-1), lambda: random.choices([1,2],3), lambda: random.choices([1,2],[1]), lambda: random.choices([1],[0]), lambda: random.choices([1],[float('inf')]), lambda: random.choices([1],[1],cum_weights=[1]), lambda: random.choices([]), lambda: random.getrandbits(-1), lambda: random.getrandbits(0), lambda: random.getrandbits('x'), lambda: random.gammavariate(0,1), lambda: random.setstate((1,)), lambda: random.setstate((3,(1,),None)), lambda: random.setstate((3,[1],None)), lambda: random.randrange(1.5), lambda: random.randrange('x'), lambda: random.randrange(None), lambda: random.randrange(5, step=2), lambda: random.SystemRandom().getstate(), lambda: 0 <= random.SystemRandom().random() < 1, lambda: random.SystemRandom().randrange(5) in range(5), lambda: random.shuffle((1,2)), lambda: random.random(1), lambda: random.expovariate(0), lambda: random.randbytes(-1), lambda: random.sample([1],1,counts=[1,2]), lambda: random.sample([1],1,counts=[0])): t(f)
class R1(random.Random):
    def random(self): return 0.3
class R2(random.Random):
    def getrandbits(self, k): return 1
print(R1().randrange(10), R2().randrange(10), R1(3).choice('abcd'), [R1().randint(1, 9) for _ in range(3)], random.Random(3).__reduce__()[0])
