# Every algorithm at the sizes where blocks end; keyed hashing; key derivation; what is refused.
import hashlib, hmac
names = ['md5','sha1','sha224','sha256','sha384','sha512','sha3_224','sha3_256','sha3_384','sha3_512','blake2b','blake2s']
for n in names:
    for size in (0,1,55,56,63,64,65,71,72,73,103,104,111,112,113,127,128,129,135,136,137,143,144,145,200,256,257,1000):
        d = bytes(i*7&255 for i in range(size))
        h = hashlib.new(n, d)
        g = getattr(hashlib, n)()
        for i in range(0, size, 37): g.update(d[i:i+37])
        c = g.copy(); c.update(b'x')
        print(n, size, h.hexdigest(), g.digest() == h.digest(), c.hexdigest()[:8], h.digest_size, h.block_size, h.name)
for n in ('shake_128','shake_256'):
    for size in (0,1,135,136,137,167,168,169,500):
        h = hashlib.new(n, b'a'*size); print(n, h.hexdigest(10), h.hexdigest(400)[-20:], h.digest_size, h.block_size)
print(hashlib.blake2b(b'x', digest_size=20, key=b'k', salt=b's', person=b'p').hexdigest(), hashlib.blake2s(b'x'*200, digest_size=20, key=b'k'*32, salt=b's', person=b'p', fanout=2, depth=3, leaf_size=4096, node_offset=7, node_depth=1, inner_size=32, last_node=True).hexdigest(), hashlib.blake2b(fanout=2, depth=3, leaf_size=4096, node_offset=1<<40, node_depth=1, inner_size=32, last_node=True).hexdigest())
for n in names: print(hashlib.pbkdf2_hmac(n, b'pw', b'salt', 7, 50).hex(), hmac.new(b'k'*200, b'msg', n).hexdigest(), hmac.digest(b'k', b'm', n).hex())
for f in (lambda:hashlib.md5('x'),lambda:hashlib.md5(1),lambda:hashlib.new('x'),lambda:hashlib.new(1),lambda:hashlib.shake_128().digest(),lambda:hashlib.blake2b(digest_size=65),lambda:hashlib.blake2b(digest_size=0),lambda:hashlib.blake2b(key=b'x'*65),lambda:hashlib.blake2b(salt=b'x'*17),lambda:hashlib.blake2b(fanout=256),lambda:hashlib.blake2b(person=b'x'*17),lambda:hashlib.blake2b('x'),lambda:hashlib.blake2b(depth=0),lambda:hashlib.blake2b(leaf_size=1<<32),lambda:hashlib.blake2b(node_offset=1<<64),lambda:hashlib.blake2s(node_offset=1<<48),lambda:hashlib.blake2b(inner_size=65),lambda:hashlib.blake2b(node_depth=256),lambda:hashlib.pbkdf2_hmac('md5',b'x',b's',0),lambda:hashlib.pbkdf2_hmac('md5','x',b's',1),lambda:hashlib.pbkdf2_hmac('md5',b'x',b's',1,0),lambda:hashlib.md5().update('x'),lambda:hashlib.md5().update(),lambda:hashlib.blake2b(1), lambda:hashlib.sha256(b'',b''),lambda:hashlib.sha256(data=b''),lambda:hashlib.sha256(string=b'').hexdigest()[:5],lambda:hashlib.shake_128(b'').digest(length=4),lambda:hashlib.shake_128(b'').digest_size,lambda:hashlib.new('SHA256').name, lambda:hashlib.blake2b(last_node=1).name,lambda:hmac.new('x'),lambda:hmac.new(b'x'),lambda:hmac.compare_digest('a','a'),lambda:hmac.compare_digest('a',b'a'),lambda:hmac.compare_digest('é','a'),lambda:hmac.compare_digest(b'ab',b'aa'),lambda:repr(hmac.new(b'k',b'm','md5').name),lambda:hashlib.blake2b.MAX_KEY_SIZE,lambda:type(hashlib.md5())()):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
