import sys
sys.set_int_max_str_digits(0)
n = 3 ** 60000
s = str(n)
print(len(s), s[:20], s[-20:], sum(map(int, s)))
print(int(s) == n, int("7" * 20000) % 1000000007)
f = 1
for i in range(1, 3001): f *= i
print(len(str(f)), str(f)[:15])
