l = [1]
l += (2, 3)
l += "ab"
l += {"k": 1}
print(l)
try:
    l += 5
except TypeError as e:
    print(e)
try:
    l = l + (1,)
except TypeError as e:
    print(e)
l += l
print(len(l))
