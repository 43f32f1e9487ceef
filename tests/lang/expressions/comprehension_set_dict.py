print({x % 3 for x in range(10)}, {k: v for k, v in zip("abc", range(3))})
print({k: v for v in range(2) for k in "xy"}, type({x for x in ""}), {x: x for x in ()})
print({(a, b) for a in range(2) for b in range(2)} == {(0, 0), (0, 1), (1, 0), (1, 1)})
