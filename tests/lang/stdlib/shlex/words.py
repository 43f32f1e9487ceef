"""Words of command lines, quoted and joined; the reader's modes. And colours."""
import colorsys
import shlex
for t in ["a b  c", "a 'b c' d", 'x "y \\" z" w', "a\\ b", "", "  ", "a=b;c|d && e > f", "# no", "a # b", "'", '"', "a\\", "''", 'a""b', "é ü", "~/x *.py"]:
    for kw in ({}, {"comments": True}, {"posix": False}):
        try:
            print(repr(t), kw, shlex.split(t, **kw))
        except ValueError as e:
            print(repr(t), kw, e)
    print(list(shlex.shlex(t, punctuation_chars=True, posix=True)) if "'" not in t and '"' not in t and t[-1:] != "\\" else "")
    print(repr(shlex.quote(t)))
print(shlex.join(["a", "b c", "it's", "$x", ""]))
s = shlex.shlex("a b\nc 'd e' f-g.h")
print(list(s), s.lineno)
for c in ((0.2, 0.4, 0.6), (1, 0, 0), (0.5, 0.5, 0.5), (0.9, 0.1, 0.7)):
    print(colorsys.rgb_to_hsv(*c), colorsys.hsv_to_rgb(*c), colorsys.rgb_to_hls(*c), colorsys.hls_to_rgb(*c), colorsys.rgb_to_yiq(*c), colorsys.yiq_to_rgb(*c))
