for c in "héy": print(c, end=" ")
for i, (k, v) in enumerate({"a": 1, "b": 2}.items()): print(i, k, v, end=" ")
print()
for x in []: pass
else: print("else on empty")
for x in [1, 2]:
    if x == 2: break
else: print("not printed")
print(x)
for i in range(3):
    i = i * 10
    print(i, end=" ")
print(i)
for a, b in zip((1, 2), "xy"): print(a, b)
for x in 1, 2, 3: print(x, end=" ")
print()
