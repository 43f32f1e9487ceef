for n in (0, 1, -1, 2**30, 2**31, 2**32, 2**60, 2**61, 2**62 - 1, 2**62, 2**63, 2**64, 10**18, 10**19, 10**50, -(10**50)):
    assert int(str(n)) == n and int(hex(n), 16) == n and int(bin(n), 2) == n and int(oct(n), 8) == n
    print(n, hex(n))
