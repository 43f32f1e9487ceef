# UUIDs: made in every way, their parts, order, and what is refused.
import uuid

u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), int(u), u.hex, u.bytes, u.bytes_le, u.fields, u.urn, u.variant, u.version, hash(u) == hash(int(u)), u.is_safe)
print(u.time, u.clock_seq, u.node, u.time_low, u.time_mid, u.time_hi_version, u.clock_seq_hi_variant, u.clock_seq_low)
for v in (uuid.UUID("{12345678123456781234567812345678}"), uuid.UUID("urn:uuid:12345678-1234-5678-1234-567812345678"), uuid.UUID(bytes=u.bytes),
          uuid.UUID(bytes_le=u.bytes_le), uuid.UUID(fields=u.fields), uuid.UUID(int=u.int)):
    print(v == u, v <= u, v < u, v != u, v >= u)
for n in (1, 3, 4, 5):
    w = uuid.UUID(int=2**128 - 1, version=n)
    print(w, w.version, w.variant)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "é"))
for made in (uuid.uuid1(), uuid.uuid4(), uuid.uuid1(node=5, clock_seq=7)):
    print(made.version, made.variant, len(str(made)))
print(uuid.uuid4() != uuid.uuid4(), uuid.uuid1(5, 7).node, uuid.uuid1(5, 7).clock_seq, uuid.getnode() == uuid.getnode(), uuid.uuid1() < uuid.uuid1() or True)
print(uuid.NAMESPACE_OID, uuid.NAMESPACE_X500, [x.variant for x in (uuid.UUID(int=0), uuid.UUID(int=0xC000 << 48), uuid.UUID(int=0xE000 << 48))])
for args in [{}, {"hex": "12"}, {"hex": "x" * 32}, {"bytes": b"1"}, {"bytes_le": b"1"}, {"fields": (1, 2)}, {"fields": (1, 2, 3, 256, 5, 6)}, {"int": -1},
             {"int": 1 << 128}, {"int": 1, "version": 6}, {"hex": "1", "int": 1}, {"fields": (1 << 32, 0, 0, 0, 0, 0)}, {"fields": (0, 0, 0, 0, 0, 1 << 48)}]:
    try:
        print(uuid.UUID(**args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    u.int = 5
except TypeError as e:
    print(e)
print(u == 5, {u: 1}[uuid.UUID(int=int(u))], sorted([uuid.UUID(int=3), uuid.UUID(int=1)]))
