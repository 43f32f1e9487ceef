import pprint
p = pprint.pprint
p("the quick brown fox jumps over the lazy dog " * 5)
p(["the quick brown fox jumps over the lazy dog " * 5, "a\nb\nc" * 20])
p({"k": "word " * 30}, width=30)
p(b"abc" * 50)
p(bytearray(b"xyz\x00" * 40))
p({"k": b"q" * 100})
