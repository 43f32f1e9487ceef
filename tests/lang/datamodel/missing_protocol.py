class D(dict):
    def __missing__(self, key):
        print("missing", key)
        return key * 2
d = D(a=1)
print(d["a"], d["b"], d.get("c"), "b" in d, len(d))
class P:
    def __missing__(self, k): return 1
try:
    P()["x"]
except TypeError as e:
    print(e)
