# A stock book keyed by article names: insertion, lookup, update, removal, iteration in a dict with str keys.
import sys


def make_names(count):
    starts = ["bolt", "gear", "hinge", "lamp", "motor", "nail", "panel", "relay", "screw", "valve"]
    colours = ["red", "green", "blue", "black", "white"]
    names = []
    for i in range(count):
        names.append(starts[i % 10] + "-" + colours[i % 7 % 5] + "-" + str(i))
    return names


def main(n):
    names = make_names(1000)
    stock = {}
    seed = 42
    missing = 0
    for i in range(n):
        seed = seed * 16807 % 2147483647
        name = names[seed % 1000]
        if name in stock:
            stock[name] += i % 5
        else:
            stock[name] = 1
        seed = seed * 16807 % 2147483647
        other = names[seed % 1000]
        amount = stock.get(other)
        if amount is None:
            missing += 1
        elif amount > 60:
            del stock[other]
    total = 0
    for round in range(n // 5000):
        for name, amount in stock.items():
            total += amount * len(name)
        for name in names:
            if name not in stock:
                missing += 1
    print("dictstr", n, len(stock), total, missing)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000)
