basket = {"tea": 4.0, "cup": 9.6}
for item, net in basket.items():
    print(f"{item:>5} {price(net):6.2f}")
print(f"total {sum(price(net) for net in basket.values()):6.2f}")
