n = 0
while n < 3:
    n += 1
else:
    print("else ran", n)
while n:
    n -= 1
    if n == 1: break
else:
    print("not printed")
while False: pass
else: print("immediately")
while True:
    if n > 3: break
    n += 1
    continue
    print("unreachable")
print(n)
