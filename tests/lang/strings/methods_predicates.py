for s in ("abc", "ABC", "Abc Def", "123", "½", "²", "٣", "abc123", "", " \t\n", "a b", "é", "_x1", "1x", "\x00", "class", "名前", "A1b", "\u3000", "ǅ"):
    print(ascii(s), *[int(f()) for f in (s.isalpha, s.isdigit, s.isdecimal, s.isnumeric, s.isalnum, s.isspace, s.isupper, s.islower, s.istitle, s.isidentifier, s.isprintable, s.isascii)])
