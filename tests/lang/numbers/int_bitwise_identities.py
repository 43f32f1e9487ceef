vals = [0, 1, -1, 7, -8, 2**30, -(2**30), 2**61, -(2**61), 2**64 - 1, -(2**64), 3**50, -(3**50)]
ok = True
for a in vals:
    for b in vals:
        ok = ok and (a & b) + (a | b) == a + b and (a ^ b) == (a | b) - (a & b) and ~(a & b) == (~a | ~b) and (a & ~b) == a - (a & b)
print(ok, [hex(a & 0xFFFFFFFFFFFFFFFF) for a in vals[-4:]], -1 & 2**100, -(2**100) | 2**99, 3**50 ^ -(3**50))
