print("a b  c".split(), " a b ".split(" "), "a,b,,c".split(","), "a,b,c".split(",", 1), "a b c".split(None, 1), "".split(), "".split(","), "abc".split("b"), "aXXbXXc".split("XX"), " a  b c ".split(maxsplit=1), "a,b".split(",", 0), "a\u3000b\xa0c\x1cd".split(), "é€é".split("€"))
print("a b c".rsplit(None, 1), "a,b,c".rsplit(",", 1), " a b ".rsplit(), "abc".rsplit("x"), "a,b,c".rsplit(","), "aXXbXXc".rsplit("XX", 1))
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a".splitlines(), "a\r\n\r\nb".splitlines(keepends=True))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"), "=a".partition("="))
for f in (lambda: "a".split(""), lambda: "a".split(5), lambda: "a".partition(""), lambda: "a".rsplit(""), lambda: "a".split(",", "x"), lambda: "a".partition(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
