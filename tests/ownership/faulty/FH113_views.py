# runs: any
@no_alloc
def total(prices: dict, limit):
    n = 0
    for name, price in prices.items():  # expect: FH113 error
        if price < limit:
            n += price
    return n


print(total({"a": 3, "b": 9}, 5))
