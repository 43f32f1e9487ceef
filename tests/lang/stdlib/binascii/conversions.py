# Every conversion of binascii and base64 on random bytes and random texts.
import binascii, base64
class R:
    def __init__(s, x): s.x = x
    def __call__(s, n):
        s.x = (s.x * 6364136223846793005 + 1442695040888963407) & 0xffffffffffffffff
        return (s.x >> 33) % n
r = R(7)
def t(f, *a, **k):
    try: return repr(f(*a, **k))
    except Exception as e: return type(e).__name__ + ' ' + str(e)
AL = b'AB+/=zy09 \n\r\t=_.-~<>\xe9\x00ab'
for i in range(150):
    d = bytes(r(256) for _ in range(r(60))); q = bytes(AL[r(len(AL))] for _ in range(r(12))); q2 = bytes(AL[r(len(AL))] for _ in range(r(120)))
    print(i, t(binascii.b2a_base64, d, newline=r(2)), t(binascii.a2b_base64, q), t(binascii.a2b_base64, q, strict_mode=True), t(binascii.a2b_base64, binascii.b2a_base64(d)))
    print(t(binascii.hexlify, d), t(binascii.hexlify, d, '-', r(7)-3), t(binascii.unhexlify, binascii.hexlify(d)), t(binascii.unhexlify, q))
    print(t(binascii.crc32, d), t(binascii.crc32, d, 12345), t(binascii.crc_hqx, d, i))
    print(t(binascii.b2a_uu, d), t(binascii.b2a_uu, d[:30], backtick=True), t(binascii.a2b_uu, q), t(binascii.a2b_uu, binascii.b2a_uu(d[:45])))
    for x in (d, q, q2): print(x, t(binascii.b2a_qp, x, r(2), r(2), r(2)), t(binascii.a2b_qp, x), t(binascii.a2b_qp, x, header=1))
    for f in ('b64','b32','b32hex','b16','b85','a85','standard_b64','urlsafe_b64'):
        e, g = getattr(base64, f+'encode'), getattr(base64, f+'decode')
        print(f, t(e, d), g(e(d)) == d, t(g, q), t(g, q.decode('latin1')))
    print(t(base64.a85encode, d, foldspaces=1, wrapcol=r(20), pad=r(2), adobe=r(2)), t(base64.a85decode, q, adobe=1, foldspaces=1), t(base64.b85encode, d, True), t(base64.b32decode, q, True, 'L'), t(base64.b64encode, d, b'-_'), t(base64.b64decode, q, '-_', True), t(base64.encodebytes, d*2), t(base64.decodebytes, q))
for f in (binascii.a2b_base64, binascii.unhexlify, binascii.b2a_base64, binascii.hexlify, binascii.crc32, base64.b64encode, base64.b64decode, base64.b32encode, base64.b85decode, base64.b16decode, base64.encodebytes, base64.a85encode): print(f.__name__, t(f, 'abc'), t(f, 'é'), t(f, 5), t(f), t(f, None), t(f, memoryview(b'YWJj')), t(f,bytearray(b'6162')))
print(t(binascii.hexlify, b'ab', 'xx'), t(binascii.hexlify, b'abc', b'-'), t(binascii.crc32, b'', -1), t(binascii.crc32, b'x', 2**70), t(binascii.crc32,b'x','y'), binascii.Error.__mro__, binascii.Incomplete)
