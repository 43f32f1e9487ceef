z = 3.14159 - 2.5j
print(f"{z}", f"{z:.2f}", f"{z:.1e}", f"{z:+.2f}", f"{z:>20.1f}|", f"{z:<20.1f}|", f"{z:^20.1f}|", f"{z:g}", f"{1j:g}", f"{0j}", f"{z:,.2f}")
for spec in ("05", "=10", "d", "x", "%"):
    try:
        print(format(z, spec))
    except ValueError as e:
        print(spec, e)
