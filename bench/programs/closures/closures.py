# Functions as values: counters that share a cell, composed stages, map/filter/fold over lists, memoising wrapper.
import sys


def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return balance
        balance -= amount
        return balance

    return deposit, withdraw


def compose(f, g):
    return lambda x: g(f(x))


def adder(n):
    return lambda x: x + n


def multiplier(n):
    return lambda x: x * n


def apply_each(f, items):
    result = []
    for item in items:
        result.append(f(item))
    return result


def keep(predicate, items):
    result = []
    for item in items:
        if predicate(item):
            result.append(item)
    return result


def fold(f, start, items):
    value = start
    for item in items:
        value = f(value, item)
    return value


def memoised(f):
    seen = {}

    def wrapper(x):
        if x not in seen:
            seen[x] = f(x)
        return seen[x]

    return wrapper


def main(n):
    deposit, withdraw = make_account(100)
    balances = 0
    for i in range(n * 20):
        deposit(i % 17)
        balances += withdraw(i % 23)
    stage = adder(1)
    for i in range(2, 8):
        stage = compose(stage, adder(i) if i % 2 == 0 else multiplier(i % 3))
    items = list(range(50))
    checksum = 0
    for i in range(n):
        shifted = apply_each(lambda x: x * 3 + i, items)
        odd = keep(lambda x: x % 2 == 1, shifted)
        checksum = (checksum + fold(lambda a, b: (a * 31 + b) % 65521, i, odd)) % 1000003
        checksum += stage(i)
    cube = memoised(lambda x: x * x * x)
    for i in range(n * 10):
        checksum = (checksum + cube(i % 100)) % 1000003
    print("closures", n, balances, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 50000)
