. "$HERE/stop_each.bash"
stop_each 'sum(range(10**12))' 'sorted(list(range(3 * 10**6, 0, -1)) * 3)' '"".join(map(str, range(10**10)))' 'pow(3, 10**2000000, 10**2000000 + 1)' 'x = ["a" * 1000] * 10**6; (x * 100).count("b")' 'bytes(iter(int, 1))'
