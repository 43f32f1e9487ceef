# runs: leak
class Decoder:
    def __init__(self, limit):
        self.limit = limit

    def check(self, n):
        if n > self.limit:
            raise ValueError("beyond the limit")

    def decode(self, n):
        b = allocate(16)  # expect: FH105 warning
        self.check(n)
        free(b)
        return n


try:
    Decoder(4).decode(9)
except ValueError as error:
    print(error)
