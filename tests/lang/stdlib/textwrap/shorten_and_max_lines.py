def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import textwrap
print(textwrap.shorten("Hello  world!", 12), textwrap.shorten("Hello  world!", 11), textwrap.shorten("Hello world", 10, placeholder="..."), textwrap.wrap("one two three four five six", 10, max_lines=2), textwrap.wrap("one two three", 8, max_lines=1, placeholder=" etc"))
fails(lambda: textwrap.shorten("abc", 2))
