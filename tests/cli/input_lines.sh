printf 'first\nsecond\nlast without newline' | $VM -c 'print([input("? "), input(), input()])
try:
    input()
except EOFError as e:
    print("EOFError", e)'
