l = [5, 2, 8, 1]
l.sort(key=lambda v: (v % 2, v)); print(l)
l = ["b", "B", "a", "A"]; l.sort(key=str.lower); print(l)
l = [(2, "x"), (1, "y"), (2, "a")]; l.sort(); print(l)
l = [1.5, 1, True, 2**70, -3]; l.sort(); print(l)
l = [[2], [1, 2], [1]]; l.sort(reverse=True); print(l)
l = list("hello"); l.sort(); print("".join(l))
l = [3, 1, 2]
try:
    l.sort(key=lambda v: 1 // (v - 1))
except ZeroDivisionError:
    print("key failed", sorted(l))
try:
    l = [3, "a", 1]
    l.sort()
except TypeError as e:
    print(e, len(l))
