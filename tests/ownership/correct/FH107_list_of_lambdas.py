def readers(b: borrowed(Buffer)):
    return [b[i] for i in range(2)]


with allocate(4) as b:
    print(readers(b))
