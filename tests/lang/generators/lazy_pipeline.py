def numbers():
    n = 0
    while True:
        print("produce", n)
        yield n
        n += 1
def evens(it):
    for x in it:
        if x % 2 == 0: yield x
def take(n, it):
    for _, x in zip(range(n), it): yield x
print(list(take(2, evens(numbers()))))
