import pickle, sys
cases = [None, True, False, 0, 1, 255, 256, 65535, 65536, -1, -128, 2**31-1, 2**31, -2**31, -2**31-1, 2**39, 2**40-1, 2**47, -2**39, -2**39-1, 2**59, 2**60, 2**61, 2**63-1, 2**63, -2**63, -2**63-1, 2**64, 2**127, -2**127, 3**400, -3**400, 7**2000, 1.5, -0.0, float("inf"), 1e300, 1e-300,
 "", "a", "abc", "é", "\ud800x", "x"*255, "x"*256, "y"*70000, b"", b"abc", b"x"*256, b"z"*70000, [], [1], [1,2], (), (1,), (1,2), (1,2,3), (1,2,3,4), {}, {"a":1}, {"a":1,"b":2}, set(), {1}, {1,2,3}, frozenset(), frozenset([1]), frozenset([1,2]),
 list(range(999)), list(range(1000)), list(range(1001)), list(range(2001)), {i:i for i in range(1001)}, set(range(1001)), [[[]]], [(1,(2,(3,)))], {"k":[1,{"z":(None,)}]}, ["x"*1000]*3, ["%d"%i*50 for i in range(3000)], [b"%d"%i*50 for i in range(3000)], [1, "y"*70000, 2, "z"*70000], ["a","b","abc","abc"], [bytearray(b"x"), 1], [1, 2j], [range(3)], ["q"*65530, 1, 2, 3]]
l = []; l.append(l); cases.append(l)
t = ([],); t[0].append(t); cases.append(t)
t = ([],1,2,3); t[0].append(t); cases.append(t)
d = {}; d["d"] = d; cases.append(d)
s = "shared" + str(1); cases.append([s, s, (s, s)])
for i in range(300): pass
cases.append([["n%d" % i] for i in range(300)] * 2)
import hashlib
for proto in None, 0, 2, 4, 5, -1:
    h = hashlib.md5()
    for n, c in enumerate(cases):
        p = pickle.dumps(c, proto)
        if not (isinstance(c, (set, frozenset)) ): h.update(p)
        q = pickle.loads(p)
        assert type(q) is type(c), n
        if "..." not in repr(c): assert q == c or q != q, n
    print(proto, h.hexdigest())
class Sub(list): pass
print(pickle.loads(pickle.dumps([Sub([1]), 2])))
for bad in b"", b".", b"\x80\x04", b"\x80\x04N", b"\x80\x04(.", b"\x80\x04]a.", b"\x80\x04K", b"\x80\x04]Ka.", b"\x80\x04}K\x01s.", b"\x80\x04}(K\x01u.", b"\x80\x04}]K\x01s.", b"\x80\x04e.", b"\x80\x04h\x05.", b"\x80\x04\x94.", b"\x80\x06N.", b"\x80\x04\x95\x05\0\0\0\0\0\0\0N.", b"\x80\x04\x95\x02\0\0\0\0\0\0\0K\x01.", b"\x80\x04\x8c\x02\xff\xffa.", b"\x80\x04\x85.", b"\x80\x04K\x01\x86.", b"\x80\x04(K\x01\x85.", b"\x80\x04Nq\x05h\x05.", b"\x80\x04\x8f(]\x90.", b"\x80\x04(]\x91.", b"\x80\x04K\x01(K\x02e.", b"\xff":
    try: print(bad, pickle.loads(bad))
    except Exception as e: print(bad, type(e).__name__, e)
import io
class F:
    def write(self, b): print("write", type(b).__name__, len(b))
pickle.dump([1, 2], F())
try: pickle.dump([1], 5)
except TypeError as e: print(e)
f = io.BytesIO(); pickle.dump([1], f); pickle.dump("x", f); f.seek(0); print(pickle.load(f), pickle.load(f))
print(pickle.loads(bytearray(pickle.dumps([1]))), pickle.loads(memoryview(pickle.dumps({1: 2}))))
x = []
for i in range(100000): x = [x]
try: pickle.dumps(x)
except RecursionError as e: print("RecursionError")
