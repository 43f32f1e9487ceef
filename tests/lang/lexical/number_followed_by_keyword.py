# Allowed, with a warning at compile time.
print(1if True else 2)
print([0x1for x in range(2)])
