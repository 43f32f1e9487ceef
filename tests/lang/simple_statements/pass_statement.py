pass
if True: pass
for i in range(3): pass
while False: pass
class A: pass
def f(): pass
print(i, A.__name__, f())
pass; pass; print("done")
