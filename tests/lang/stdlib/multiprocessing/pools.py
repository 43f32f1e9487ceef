# Pool: map and its kin, errors, callbacks, time limits, states.
import multiprocessing
import threading
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def square(x):
    return x * x


def add(a, b):
    return a + b


def fail(x):
    if x == 2:
        raise ValueError("bad %d" % x)
    return x


def begin(x):
    global given
    given = x


def use(_):
    return given


def wait(x):
    threading.Event().wait(0.3)
    return x


if __name__ == "__main__":
    with Pool(3) as p:
        print(p.map(square, range(10)), p.starmap(add, [(1, 2), (3, 4)]), p.apply(add, (1,), {"b": 2}))
        print(list(p.imap(square, range(4))), sorted(p.imap_unordered(square, range(4))), p.map(square, []))
        result = p.map_async(square, [1, 2])
        result.wait()
        print(result.get(), result.ready(), result.successful())
        try:
            p.map(fail, range(4))
        except ValueError as e:
            print(e, type(e.__cause__).__name__, "in fail" in str(e.__cause__))
        done, failed = [], []
        p.apply_async(square, (3,), callback=done.append).wait()
        result = p.apply_async(fail, (2,), error_callback=failed.append)
        result.wait()
        print(done, failed, result.successful())
        result = p.apply_async(wait, (1,))
        try:
            result.get(timeout=0.01)
        except multiprocessing.TimeoutError as e:
            print(repr(e), result.ready(), result.get())
        try:
            result = p.apply_async(wait, (1,))
            result.successful()
        except ValueError as e:
            print(str(e).partition(">")[2])
    for act in (lambda: p.map(square, [1]), lambda: Pool(0), lambda: Pool(1, maxtasksperchild=0), lambda: Pool(1, 3)):
        try:
            act()
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    p = Pool(2, begin, (9,))
    print(p.map(use, range(2)), p)
    try:
        p.join()
    except ValueError as e:
        print(e)
    p.close()
    p.join()
    with ThreadPool(2) as p:
        print(p.map(square, [1, 2]))
