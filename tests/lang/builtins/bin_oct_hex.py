print(bin(0), bin(5), bin(-5), oct(8), oct(-8), hex(255), hex(-255), hex(2**70), bin(2**65), oct(2**66), hex(True))
for f in (lambda: bin(1.0), lambda: hex("a"), lambda: oct(None)):
    try:
        f()
    except TypeError as e:
        print(e)
