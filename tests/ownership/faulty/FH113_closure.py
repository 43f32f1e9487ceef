# runs: any
@no_alloc
def adder(n):
    def add(k):  # expect: FH113 error
        return n + k

    return add


print(adder(1)(2))
