def bytes_of(b: borrowed(Buffer)):
    def run():
        for i in range(2):
            yield b[i]

    return list(run())


with allocate(4) as b:
    print(bytes_of(b))
