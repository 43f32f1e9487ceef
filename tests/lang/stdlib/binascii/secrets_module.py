# Tokens: their sizes and alphabets, as their values are random.
import re
import secrets

print(len(secrets.token_bytes()), len(secrets.token_bytes(5)), len(secrets.token_hex(6)), bool(re.fullmatch("[0-9a-f]{12}", secrets.token_hex(6))))
print(bool(re.fullmatch(r"[-\w]{43}", secrets.token_urlsafe())), len(secrets.token_urlsafe(10)), secrets.randbelow(1), secrets.randbits(0))
print(secrets.choice([7]), secrets.randbelow(10) in range(10), secrets.randbits(5) in range(32), secrets.compare_digest(b"a", b"a"))
print(secrets.token_bytes() != secrets.token_bytes(), isinstance(secrets.SystemRandom(), secrets.SystemRandom), secrets.__all__)
for bound in (0, -1):
    try:
        secrets.randbelow(bound)
    except ValueError as e:
        print(e)
