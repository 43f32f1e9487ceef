. "$HERE/stop_each.bash"
stop_each 'max(range(10**12))' 'x = 7**3000000; str(x) if __import__("sys").set_int_max_str_digits(0) is None else 0' 'dict.fromkeys(range(10**10))' '[0] * 10**8 == [0] * 10**8 and all([1] * 10**9)' 'list(filter(None, iter(int, 1)))' 'for i in iter(int, 1): pass'
