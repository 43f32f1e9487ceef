print(u"u", U'U', r"\n", R'\t', b"b", B'B')
print(rb"\x", Rb'\y', bR"\z", BR'\w', br"\q")
print(f"{1}", F'{2}', rf"\{3}", fR"\{4}")
print(repr(r"\""), repr(r'\\'), len(r"\\"))
