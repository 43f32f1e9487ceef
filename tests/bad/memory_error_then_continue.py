l = []
try:
    while True: l.append("x" * 2**60)
except MemoryError:
    print("MemoryError", len(l))
try:
    a = [0] * 2**59
except MemoryError as e:
    print(repr(e), e.args)
print(sum(range(1000)), "ok")
