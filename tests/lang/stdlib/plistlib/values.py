import datetime
import plistlib
from plistlib import UID

value = {"s": "a<b>&c", "i": 12, "neg": -5, "big": 2**63, "f": 1.5, "t": True, "n": False, "d": datetime.datetime(2020, 1, 2, 3, 4, 5),
         "b": b"\x00\x01" * 40, "l": [1, "two", [3.0], {}, []], "é": "ü☃", "e": ""}
text = plistlib.dumps(value)
print(text.decode())
print(plistlib.loads(text) == value)
binary = plistlib.dumps(value, fmt=plistlib.FMT_BINARY)
print(binary)
print(plistlib.loads(binary) == value)
print(plistlib.dumps({"b": 1, "a": 2, 3: 4}, sort_keys=False, skipkeys=True))
shared = ["x"]
again = plistlib.loads(plistlib.dumps({"a": shared, "b": shared, "u": UID(300), "n": list(range(300))}, fmt=plistlib.FMT_BINARY))
print(again["a"] is again["b"], again["u"], len(again["n"]))
for bad in ({1: 2}, {"a": None}, {"a": 2**64}, "a\0b", object):
    try:
        print(plistlib.dumps(bad))
    except (TypeError, OverflowError, ValueError) as e:
        print(type(e).__name__, e)
for bad in (b"", b"hello", b"bplist00" + b"x" * 40):
    try:
        plistlib.loads(bad)
    except plistlib.InvalidFileException as e:
        print("invalid", e)
for bad in (-1, 2**64, "x"):
    try:
        UID(bad)
    except (ValueError, TypeError) as e:
        print(e)
print(plistlib.loads(b"<plist><dict><key>a</key><integer>0x1F</integer><key>b</key><data>AAE=</data></dict></plist>"))
print(list(plistlib.PlistFormat), hash(UID(3)) == hash(UID(3)), UID(3) == UID(3))
