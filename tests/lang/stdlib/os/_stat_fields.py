import os


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


with open("f", "wb") as f:
    f.write(b"12345")
os.chmod("f", 0o640)
s = os.stat("f")
show(lambda: (s.st_size, oct(s.st_mode), s[6] == s.st_size, len(s), s.st_nlink))
os.utime("f", (1000000000, 1234567890.5))
s = os.stat("f")
show(lambda: (s.st_atime, s.st_mtime, s.st_mtime_ns, s[8], os.path.getmtime("f")))
os.utime("f", ns=(5, 1500000000123456789))
show(lambda: os.stat("f").st_mtime_ns)
show(os.utime, "f", (1, 2), ns=(1, 2))
show(os.utime, "f", 3)
show(os.stat, "none")
show(os.stat, "f\0")
show(os.stat, 1.5)
show(lambda: (os.access("f", os.R_OK), os.access("none", os.F_OK), os.path.getsize("f")))
os.truncate("f", 2)
show(os.path.getsize, "f")
show(os.chmod, "none", 0)
