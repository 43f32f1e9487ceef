"""Each level gives the bytes that zlib gives."""
import zlib, random
R=random.Random(1)
def datas():
    yield b""; yield b"a"; yield b"hello hello hello hello"; yield bytes(range(256))*20; yield b"abc"*1000
    yield R.randbytes(5000); yield b"x"*100000; yield (b"the quick brown fox jumps over the lazy dog. "*3000)
    words=[bytes(R.choices(b"abcdefghij",k=R.randrange(2,9))) for _ in range(300)]
    yield b" ".join(R.choices(words,k=20000)); yield bytes(R.choices(b"aab",k=60000)); yield repr([(i,i*i) for i in range(9000)]).encode()
    yield bytes(R.choices(range(256),weights=[2**-min(i,30)+1e-9 for i in range(256)],k=70000))
for i,d in enumerate(datas()):
    for l in (-1, 1, 2, 3, 4, 5, 6, 7, 8, 9):
        c=zlib.compress(d,l); 
        if zlib.decompress(c)!=d: print("BAD",i,l)
        print(i,l,len(c),zlib.crc32(c))
