# Normal forms of random texts; what the functions refuse.
import unicodedata as u
class R:
    def __init__(s, x): s.x = x
    def __call__(s, n):
        s.x = (s.x * 6364136223846793005 + 1442695040888963407) & 0xffffffffffffffff
        return (s.x >> 33) % n
r = R(3)
pool = [0x41,0x61,0x65,0x300,0x301,0x302,0x323,0x327,0x345,0x1e9b,0x1161,0x1100,0x11a8,0xac00,0xac01,0x3b1,0x3b9,0x1fb3,0xfb01,0x2126,0x212b,0x915,0x93c,0x9c7,0x9be,0x9d7,0x1d15e,0x1d157,0x1d165,0xd800,0xdc00,0xfffd,0x3000,0xff21,0x0344,0x0f73,0x1e030,0x11f00]
for i in range(400):
    s = ''.join(chr(pool[r(len(pool))]) for _ in range(r(8)))
    print(ascii(s), [ascii(u.normalize(f, s)) for f in ('NFC','NFD','NFKC','NFKD')], [u.is_normalized(f, s) for f in ('NFC','NFD','NFKC','NFKD')])
def t(f):
    try: print(ascii(f()))
    except Exception as e: print(type(e).__name__,ascii(str(e)))
for f in (lambda:u.name('\x00'),lambda:u.name('ab'),lambda:u.name(1),lambda:u.lookup('xx'),lambda:u.lookup(1),lambda:u.decimal('a'),lambda:u.digit('a'),lambda:u.numeric('a'),lambda:u.normalize('x','a'),lambda:u.normalize('NFC',1),lambda:u.normalize(1,'a'),lambda:u.category(''),lambda:u.category(5),lambda:u.name('\x00',5),lambda:u.is_normalized('NFC','a'), lambda:u.is_normalized('q','a'),lambda:u.normalize('NFC'),lambda:u.lookup('x'*300),lambda:u.lookup('latin small letter a'),lambda:u.lookup(b'DIGIT ONE'),lambda:u.unidata_version,lambda:u.digit('a',None),lambda:u.normalize('q',''), lambda:u.decomposition('\u00bd'), lambda:u.combining('ab')): t(f)
