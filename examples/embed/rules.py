# What examples/embed/price.c runs: prices with tax, which the host knows.
basket = {"tea": 4, "bread": 2.4, "jam": 3.6}

for name, net in basket.items():
    print(f"{name:<6} {price(net):5.2f}")
print(f"{'sum':<6} {sum(price(net) for net in basket.values()):5.2f}")
