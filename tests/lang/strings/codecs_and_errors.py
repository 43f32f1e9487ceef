# Every encoding with every error handler on awkward text and bytes: one digest an encoding.
def h(t):
    v = 7
    for c in t: v = (v * 31 + ord(c)) % 1000000007
    return v
def show(f, *a, **k):
    try:
        return ascii(f(*a, **k))
    except UnicodeError as e:
        return type(e).__name__ + ': ' + ascii(str(e)) + ascii((e.encoding, e.object, e.start, e.end, e.reason))
    except Exception as e:
        return type(e).__name__ + ': ' + ascii(str(e))
ENC = ['utf-8', 'UTF8', 'utf_8', 'utf-8-sig', 'ascii', 'us-ascii', 'latin-1', 'iso-8859-1', 'ISO8859-1', 'utf-16', 'utf-16-le', 'utf-16be', 'utf-32', 'utf-32-le', 'utf-32-be', 'cp1252', 'unicode_escape', 'raw_unicode_escape', 'nope', 'hex']
ERR = ['strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'surrogatepass', 'xmlcharrefreplace', 'bogus', None]
T = ['', 'abc', 'é', '\u20ac', '\U0001f600', 'a\ud800b', '\udc80', '\udc80\ud800x', '\ud800\udc80x', 'éé\u20ac\u20acx', '\x00\x7f\x80\xff', 'a\n\\t\t', '\ud83d\ude00']
for e in ENC:
    v = 0
    for s in T:
        for r in ERR:
            t = show(s.encode, e) if r is None else show(s.encode, e, r)
            v = (v * 31 + h(t)) % 1000000007
    print('encode', e, v)
B = [b'', b'abc', b'\xff', b'\xc3\xa9', b'\xc3', b'\xe2\x82', b'\xe2\x82\xac', b'\xe2\x28\xa1', b'\xf0\x9f\x98\x80', b'\xf0\x9f\x98', b'\xf0\x9f', b'\xf0\x28', b'\xed\xa0\x80', b'\xed\xa0\x80\xed', b'\xc0\x80', b'\xf5\x80\x80\x80', b'\xf4\x90\x80\x80', b'\xe0\x80\x80', b'\xf0\x80\x80\x80', b'a\x80\x81b', b'\x80\x81\x82\x83\x84\x85', b'ab\xe2\x82c\xffd', b'\xff\xfea\x00', b'\xfe\xff\x00a', b'\x00', b'\x00\xd8', b'\x00\xd8a\x00', b'\x00\xdc', b'\x00\xd8a', b'\xd8\x00\xdc\x00', b'\x3d\xd8\x00\xde', b'a\x00\x00\x00', b'\x00\x00\x00a', b'\xff\xfe\x00\x00a\x00\x00\x00', b'\x00\xd8\x00\x00', b'\x00\x00\x11\x00', b'abcde', b'\xef\xbb\xbfx', b'\xef\xbb', b'\x80\x9f\x81', b'\\n\\x41\\u20ac\\U0001f600\\101\\q\\\\', b'\\x4', b'\\u12', b'\\', b'\\U99999999', b'a\\\nb', b'\\ud800']
for e in ENC:
    v = 0
    for s in B:
        if e == 'unicode_escape' and b'\\q' in s: continue  # warns
        for r in ERR:
            t = show(s.decode, e) if r is None else show(s.decode, e, r)
            v = (v * 31 + h(t)) % 1000000007
    print('decode', e, v)
