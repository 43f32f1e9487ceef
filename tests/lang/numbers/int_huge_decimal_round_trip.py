import sys
sys.set_int_max_str_digits(0)
n = 7**20000
s = str(n)
print(len(s), s[:30], s[-30:], int(s) == n, str(-n)[0], int("-" + s) == -n)
