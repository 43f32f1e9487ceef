import sys
print(sys.argv, sys.maxsize, sys.byteorder, sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 11), sys.maxunicode, type(sys.modules).__name__, sys.getrecursionlimit())
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.default_max_str_digits, sys.hash_info.modulus, sys.hash_info.inf)
print(sys.stdout.write("x\n"), sys.stdin.read(), sys.stdin.readline() == "", sys.intern("abc"), sys.stdout is sys.__stdout__)
