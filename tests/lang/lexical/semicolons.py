a = 1; b = 2; print(a, b)
if a: print("one"); print("two")
for i in range(2): print(i); print(i * 10);
class C: x = 1; y = 2
print(C.x, C.y)
def f(): pass; return 5
print(f())
