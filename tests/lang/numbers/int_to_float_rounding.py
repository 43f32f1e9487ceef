print(float(2**53 + 1), float(2**53 + 2), float(2**53 + 3), float(2**64 - 1), float(10**23), int(1e23), int(float(2**63)), float(-(2**53) - 1), int(-1e19), 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53)
try:
    float(10**309)
except OverflowError as e:
    print(e)
