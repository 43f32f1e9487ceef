for p in range(0, 20, 3):
    print([format(v, f".{p}{c}") if p or c != "" else "" for v in (1 / 3, 123.456, 1e15, 2.5) for c in ("f", "e", "g", "")])
print(f"{1e22:.30g} {0.1:.55f} {1e300:.5g} {5e-324:.3e} {1.7976931348623157e308:.0f}"[:120])
print(f"{2.5:.0f} {3.5:.0f} {0.5:.0f} {1.5:.0e} {1e5:g} {1e6:g} {123456:g} {1234567:g} {0.0001:g} {0.00001:g} {1e16} {1e15} {12345678.9:n}")
for spec in ("d", "x", "c", "b", ",_", "s", ".f", ".2z", "=q", ".-1f"):
    try:
        print(format(1.5, spec))
    except ValueError as e:
        print(repr(spec), e)
