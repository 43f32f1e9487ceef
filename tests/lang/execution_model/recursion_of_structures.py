l = [1]
l.append(l)
print(l, l[1][1] is l)
d = {}
d["self"] = d
print(d)
t = ([],)
t[0].append(t)
print(t)
s = [l, d]
print(s)
class A:
    def __repr__(self): return f"A({self.x})"
a = A(); a.x = [a.__class__.__name__]
print(a)
