print(repr("\a\b\f\n\r\t\v\\\'\""))
print("\x41\101\60\0612")
print(repr("\0"), repr("\08"), repr("\377"), repr("\1"))
print("\u00e9\U0001F600\N{GREEK SMALL LETTER ALPHA}\N{latin small letter e with acute}")
print(len("\U0001F600"), len("\ud800"))
print('\
joined')
print("it's", 'say "x"', "both ' and \"")
