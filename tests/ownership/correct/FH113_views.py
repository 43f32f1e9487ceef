@no_alloc
def total(prices: dict, limit):
    n = 0
    for name in prices:
        if prices[name] < limit:
            n += prices[name]
    return n


print(total({"a": 3, "b": 9}, 5))
