x = 10
x += 5; x -= 3; x *= 4; print(x)
x /= 3; print(x)
x //= 3; print(x)
x = 17
x %= 5; x **= 3; x <<= 2; x >>= 1; print(x)
x &= 0b1101; x |= 0b10000; x ^= 0b111; print(x)
l = [1]; m = l
l += [2]; l *= 2
print(l, m is l)
t = (1,); u = t
t += (2,)
print(t, u)
s = "a"; s += "b"; s *= 3; s %= (); print(s)
st = {1, 2}; alias = st
st |= {3}; st &= {2, 3}; st ^= {3, 4}; st -= {4}; print(st, alias is st)
d = {"a": 1}; d |= {"b": 2}; print(d)
