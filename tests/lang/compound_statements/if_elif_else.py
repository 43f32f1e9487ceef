def k(n):
    if n < 0: return "neg"
    elif n == 0:
        return "zero"
    elif n < 10: return "small"
    else:
        return "big"
print([k(n) for n in (-1, 0, 5, 50)])
if []: print("no")
elif "": print("no")
elif 0: print("no")
else: print("else")
if (a := 5) > 3 and a: print("walrus", a)
if not None: print("not none")
