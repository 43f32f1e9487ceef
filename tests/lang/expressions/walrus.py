print((x := 5) + x, x)
if (n := len("abc")) > 2: print(n)
while (line := [3, 2, 1, 0][n]) != 3:
    print(line); n -= 1
def f(a=(d := 10)): return a
print(f(), d, [y := 1, y + 1, y ** 2], (z := 1, 2), z)
print(f(a := 3), a, {(k := "key"): (v := "val")}, k, v)
lst = [1, 2, 3]
print(lst[(i := 1)], lst[j := 2], i, j)
