import io, array, re, collections, struct, itertools, functools, random, json
from collections import deque, OrderedDict, defaultdict, Counter
class D(deque): pass
class O(OrderedDict): pass
class A(array.array): pass
class B(bytearray): pass
class L(list): pass
class S(set): pass
class I(int): pass
class T(str): pass
class F(io.StringIO): pass
class G(io.BytesIO): pass
class DD(defaultdict): pass
class C(Counter): pass
class R(random.Random): pass
class E(Exception): pass
class P(functools.partial): pass
def make(k):
    return [D(range(300)), O((i, i) for i in range(300)), A("i", range(1000)), B(b"z" * 5000), L(range(900)), S(range(500)), I(1 << 5000),
      T("é" * 999), F("q" * 3000), G(b"q" * 3000), DD(list, a=1), C("abracadabra"), R(3), E("x" * 100), P(print, 1, a=2), struct.Struct("iiii"),
      itertools.tee(range(100)), itertools.permutations(range(8)), re.compile("a(b)c%d" % k), itertools.product(range(9), range(7)), memoryview(B(b"1234" * 100)),
      re.match("(.)(.)", "ab" * 100), deque(range(500)), array.array("d", range(700)), io.StringIO("abc" * 999), io.BytesIO(b"abc" * 999), iter(range(3)), zip([1], [2])]
@arena_memory
def f(k):
    x = make(k)
    next(x[17]); next(x[19])
    return k
@arena_memory
def g(k):
    x = make(k)
    next(x[17]); next(x[19])
    return x
y = g(3)
print(len(y), sum(y[0]), y[2][999], y[3][4999], len(y[4]), len(y[5]), y[6] == 1 << 5000, y[7][-1], y[8].read(3), y[9].read(4), y[12].random() > 0)
with create_arena("q"):
    z = make(4)
    reset_arena("q")
print("done")
