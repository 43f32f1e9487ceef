# What a process does not catch: its name, the traceback, status 1.
from multiprocessing import Process


def fail():
    raise KeyError("gone")


if __name__ == "__main__":
    p = Process(target=fail, name="worker")
    p.start()
    p.join()
    print(p.exitcode)
