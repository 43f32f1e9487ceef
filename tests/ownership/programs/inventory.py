"""A shop's inventory: items with labels in buffers, orders that take items out of it, a report made in an arena."""

from dataclasses import dataclass


class Item:
    label: owned(Buffer)

    def __init__(self, name, price, count):
        self.name, self.price, self.count = name, price, count
        self.label = printed(name, price)

    def reprice(self, price):
        label = printed(self.name, price)
        free(self.label)
        self.label = label
        self.price = price

    def text(self):
        return bytes(self.label).decode().rstrip("\0")

    def close(self):
        free(self.label)


def printed(name, price) -> owned(Buffer):
    label = allocate(24)
    try:
        label.copy_from(f"{name} {price:.2f}".encode()[:24])
    except:
        free(label)
        raise
    return label


@dataclass
class Order:
    customer: str
    lines: list

    def total(self, shop):
        return sum(shop.items[name].price * count for name, count in self.lines)


class OutOfStock(Exception):
    pass


class Shop:
    def __init__(self):
        self.items = {}
        self.log = []

    def stock(self, name, price, count):
        item = self.items.get(name)
        if item is None:
            self.items[name] = Item(name, price, count)
            return
        item.count += count
        if item.price != price:
            item.reprice(price)

    def fulfil(self, order):
        taken = []
        try:
            for name, count in order.lines:
                item = self.items.get(name)
                if item is None or item.count < count:
                    raise OutOfStock(name)
                item.count -= count
                taken.append((item, count))
        except OutOfStock as missing:
            for item, count in reversed(taken):
                item.count += count
            self.log.append(f"{order.customer}: no {missing}")
            return False
        else:
            self.log.append(f"{order.customer}: {order.total(self):.2f}")
            return True

    def sell_out(self):
        for name in [name for name, item in self.items.items() if item.count == 0]:
            self.items.pop(name).close()

    @arena_memory
    def report(self):
        by_value = sorted(self.items.values(), key=lambda item: -item.price * item.count)
        lines = [f"{item.text():<16}{item.count:>4}" for item in by_value]
        return "\n".join(lines)

    def close(self):
        while self.items:
            _, item = self.items.popitem()
            item.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


with Shop() as shop:
    for name, price, count in (("tea", 3.5, 10), ("coffee", 7.25, 4), ("sugar", 1.1, 30), ("tea", 3.75, 5)):
        shop.stock(name, price, count)
    print(shop.report())
    for order in (
        Order("Ada", [("tea", 2), ("sugar", 1)]),
        Order("Grace", [("sugar", 3), ("coffee", 5)]),
        Order("Alan", [("coffee", 4)]),
        Order("Edsger", [("goto", 1)]),
    ):
        if not shop.fulfil(order):
            continue
        shop.sell_out()
    print(*shop.log, sep="\n")
    print(shop.report())
print(memory_stats()["manual_count"])
