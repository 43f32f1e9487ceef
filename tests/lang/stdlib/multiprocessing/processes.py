# Processes: what they run, how they end, what passes between them.
import multiprocessing
import sys
from multiprocessing import Array, Lock, Manager, Pipe, Process, Queue, Value, current_process


def work(q, n, lock, value, array):
    with lock:
        value.value += n
        array[n] = n * 2
    q.put((n, current_process().name, multiprocessing.parent_process().name))


def echo(c):
    while (message := c.recv()) != "stop":
        c.send(message.upper())


def leave(status):
    sys.exit(status)


def fill(d, items):
    d["k"] = 1
    items.append(5)


class Own(Process):
    def __init__(self, n, q):
        super().__init__(name="own")
        self.n, self.q = n, q

    def run(self):
        self.q.put(self.n + 1)


if __name__ == "__main__":
    q, lock, value, array = Queue(), Lock(), Value("i", 0), Array("i", 4)
    processes = [Process(target=work, args=(q, i, lock, value, array)) for i in range(4)]
    print(processes[0].exitcode, processes[0].is_alive(), processes[0].pid)
    for p in processes:
        p.start()
    got = sorted(q.get() for _ in processes)
    for p in processes:
        p.join()
    print(got, value.value, list(array), array[1:3], len(array))
    print([p.exitcode for p in processes], p.is_alive(), p.pid is None, p.daemon, multiprocessing.active_children())
    here, there = Pipe()
    p = Process(target=echo, args=(there,))
    p.start()
    here.send("hi")
    print(here.recv(), here.poll(), here.poll(0.01))
    here.send("stop")
    p.join()
    here.close()
    for status in (3, None, 0):
        p = Process(target=leave, args=(status,))
        p.start()
        p.join()
        print(p.exitcode)
    q = Queue()
    own = Own(4, q)
    own.start()
    print(q.get(), own.name)
    own.join()
    with Manager() as manager:
        d, items = manager.dict(), manager.list()
        p = Process(target=fill, args=(d, items))
        p.start()
        p.join()
        print(dict(d), list(items))
    for act in (p.start, Process(target=work).join, lambda: multiprocessing.get_context("other"),
                lambda: Process(group=1)):
        try:
            act()
        except (AssertionError, ValueError) as e:
            print(e)
    with value.get_lock():
        value.value = 7
    print(value.value, Value("d", 1.5).value, current_process().name, multiprocessing.get_start_method())
    receiver, sender = Pipe(duplex=False)
    sender.send_bytes(b"abc")
    print(receiver.recv_bytes(), receiver.readable, receiver.writable)
    for act in (lambda: receiver.send(1), lambda: sender.recv(), lambda: here.recv()):
        try:
            act()
        except OSError as e:
            print(e)
    sender.close()
    try:
        receiver.recv()
    except EOFError:
        print("end of the pipe")
