# file_digest, the names of algorithms, copies of keyed hashes.
import hashlib
import hmac
import io

print(hashlib.file_digest(io.BytesIO(b"abc" * 1000), "sha256").hexdigest(), hashlib.file_digest(io.BytesIO(b""), hashlib.md5).hexdigest())
with open(__file__, "rb") as f:
    a = hashlib.file_digest(f, "sha1").digest()
with open(__file__, "rb") as f:
    print(a == hashlib.sha1(f.read()).digest())
try:
    hashlib.file_digest(io.StringIO("x"), "md5")
except ValueError as e:
    print("ValueError", "is not a file-like object in binary reading mode." in str(e))
print(sorted(hashlib.algorithms_guaranteed), hashlib.algorithms_guaranteed <= hashlib.algorithms_available, len(hashlib.__all__))
h = hmac.new(b"key", b"one", hashlib.sha256)
c = h.copy()
c.update(b"two")
print(h.hexdigest(), c.digest().hex(), h.name, h.digest_size, h.block_size)
print(hmac.new(bytearray(b"key"), digestmod="md5").hexdigest(), hashlib.new("md5", b"x", usedforsecurity=False).hexdigest())
