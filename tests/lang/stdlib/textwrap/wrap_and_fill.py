def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import textwrap
t = "The quick brown fox, well-known--or so they say--jumps   over the lazy dog. Dogs (and e-mail) don't care!\tTab here."
for w in (10, 20, 33, 70):
    print(textwrap.wrap(t, w))
print(textwrap.fill(t, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(t, 15, break_on_hyphens=False), textwrap.wrap("abcdefghijklmnop qrs", 5), textwrap.wrap("abcdefghijklmnop qrs", 5, break_long_words=False))
print(textwrap.wrap("a  b\n\nc", 3, drop_whitespace=False), textwrap.wrap("a\tb\nc", 80, expand_tabs=False, replace_whitespace=False), textwrap.wrap("End. Next one! \"Quoted.\" Yes", 80, fix_sentence_endings=True))
fails(lambda: textwrap.wrap("a", 0))
