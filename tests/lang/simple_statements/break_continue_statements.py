for i in range(10):
    if i == 2: continue
    if i == 5: break
    print(i, end=" ")
print()
n = 0
while True:
    n += 1
    if n % 2: continue
    if n > 6: break
    print(n, end=" ")
print()
for i in range(3):
    for j in range(3):
        if j == 1: break
        print(i, j)
