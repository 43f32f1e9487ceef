. "$HERE/stop_each.bash"
stop_each '10**10**8' '5 in iter(range(10, 10**12))' 'list(zip(range(10**10)))' 'min(iter(lambda: 1, 0))' '__import__("math").factorial(10**7)' '{x for x in iter(int, 1)}'
