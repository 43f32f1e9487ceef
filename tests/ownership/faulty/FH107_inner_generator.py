# runs: clean
def bytes_of(b: borrowed(Buffer)):
    def run():
        for i in range(2):
            yield b[i]  # expect: FH107 error /run

    return run()  # expect: FH107 error /run


with allocate(4) as b:
    print(list(bytes_of(b)))
