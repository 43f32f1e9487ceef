. "$HERE/stop_each.bash"
stop_each 'list(map(abs, range(10**12)))' 'any(False for _ in range(10**12))' 'set(range(10**10))' 'tuple(iter(int, 1))' '("a" * 10**7 + "b").find("a" * 5 * 10**6 + "c")' '[x for x in iter(int, 1)]'
