# -b tells where bytes meet str or int, -bb raises; without, nothing.
cat >s.py <<'P'
for a, b in ((b"a", "a"), ("a", b"a"), (b"a", 1), (1, b"a"), (b"a", True), (bytearray(), ""), ("", bytearray()), (bytearray(), 1),
             (b"", None), (b"", 1.0), (b"", bytearray()), (b"a", b"b")):
    print(a == b)
    print(a != b)
    try:
        a < b
    except TypeError as e:
        print(e)
print(str(b"x"))
print(f"{b}")
print("%s %r" % (b"y", b"z"))
print(str(bytearray(b"q")), repr(b""))
print("a" in [b"a"])
print(ascii(b""), format(b"", ""))
P
for o in -B -b -Wignore; do
    $VM $o s.py 2>&1 | sed "s|$PWD/||; s|.*/s.py|s.py|"
done
for code in 'str(b"x")' 'b"" == ""' '0 != b""' 'print(b"" == bytearray(), b"" < b"a")'; do
    $VM -bb -c "$code" 2>&1 | tail -n 1
done
