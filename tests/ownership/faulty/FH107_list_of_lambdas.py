# runs: clean
def readers(b: borrowed(Buffer)):
    return [lambda i=i: b[i] for i in range(2)]  # expect: FH107 error


with allocate(4) as b:
    print([read() for read in readers(b)])
