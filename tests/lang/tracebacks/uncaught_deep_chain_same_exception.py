def f():
    raise OSError(2, "gone", "file.txt")
try:
    f()
except OSError as e:
    raise RuntimeError("wrapped") from e
