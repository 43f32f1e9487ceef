"""Helpers that the scripts beside this file import: their summaries cross the module's border."""


def make(n) -> owned(Buffer):
    return allocate(n)


def release(b):
    free(b)


def consume(b: owned(Buffer)) -> None:
    b.fill(0)
    free(b)


def measure(b: borrowed(Buffer)) -> int:
    return len(b)


def window(b: borrowed(Buffer)) -> borrowed(Buffer):
    b.fill(1)
    return b


def parse(text):
    return int(text) + 1


def pair_of(n):
    return [n, n]


def twice(n):
    return n + n
