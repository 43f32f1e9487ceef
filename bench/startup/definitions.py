# What a small script does before its work begins: it defines some classes, functions and tables.
import sys


class Item:
    def __init__(self, name, price):
        self.name = name
        self.price = price

    def total(self, count):
        return self.price * count

    def label(self):
        return self.name + ": " + str(self.price)


class Discounted(Item):
    def __init__(self, name, price, percent):
        super().__init__(name, price)
        self.percent = percent

    def total(self, count):
        return super().total(count) * (100 - self.percent) // 100


class Basket:
    def __init__(self):
        self.lines = []

    def add(self, item, count=1):
        self.lines.append((item, count))

    def total(self):
        return sum(item.total(count) for item, count in self.lines)


PRICES = {"pen": 120, "paper": 450, "ink": 990, "stamp": 85, "glue": 210}


def parse(text):
    words = text.split()
    return words[0], int(words[1])


def order(text):
    basket = Basket()
    for part in text.split(","):
        name, count = parse(part)
        price = PRICES[name]
        item = Discounted(name, price, 10) if count > 9 else Item(name, price)
        basket.add(item, count)
    return basket


def main(arguments):
    text = arguments[0] if arguments else "pen 3,paper 12,ink 1"
    print(order(text).total())


main(sys.argv[1:])
