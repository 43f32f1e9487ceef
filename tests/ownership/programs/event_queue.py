"""A discrete simulation: the queue of events is a binary heap in a buffer; handlers are closures."""

RECORD = 16


class Heap:
    records: owned(Buffer)

    def __init__(self, capacity):
        self.count = 0
        self.records = allocate(capacity * RECORD)

    def key(self, i):
        return self.records.read_f64(i * RECORD)

    def swap(self, i, j):
        for offset in (0, 8):
            a, b = i * RECORD + offset, j * RECORD + offset
            first, second = self.records.read_u64(a), self.records.read_u64(b)
            self.records.write_u64(a, second)
            self.records.write_u64(b, first)

    def push(self, time, event):
        if (self.count + 1) * RECORD > len(self.records):
            self.records.resize(len(self.records) * 2)
        i = self.count
        self.records.write_f64(i * RECORD, time)
        self.records.write_u64(i * RECORD + 8, event)
        self.count += 1
        while i > 0:
            parent = (i - 1) // 2
            if self.key(parent) <= self.key(i):
                break
            self.swap(i, parent)
            i = parent

    def pop(self):
        time, event = self.key(0), self.records.read_u64(8)
        self.count -= 1
        self.swap(0, self.count)
        i = 0
        while True:
            child = 2 * i + 1
            if child >= self.count:
                return time, event
            if child + 1 < self.count and self.key(child + 1) < self.key(child):
                child += 1
            if self.key(i) <= self.key(child):
                return time, event
            self.swap(i, child)
            i = child

    def close(self):
        free(self.records)


class Simulation:
    def __init__(self):
        self.now = 0.0
        self.handlers = {}
        self.next_event = 1
        self.queue = Heap(2)

    def at(self, delay, handler):
        event = self.next_event
        self.next_event += 1
        self.handlers[event] = handler
        self.queue.push(self.now + delay, event)
        return event

    def cancel(self, event):
        return self.handlers.pop(event, None) is not None

    def run(self, until):
        steps = 0
        while self.queue.count:
            time, event = self.queue.pop()
            handler = self.handlers.pop(event, None)
            if handler is None:
                continue
            if time > until:
                break
            self.now = time
            handler()
            steps += 1
        return steps

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.queue.close()


def clock(simulation, log, name, period):
    def tick():
        log.append((round(simulation.now, 2), name))
        simulation.at(period, tick)

    return simulation.at(0.0, tick)


def main():
    log = []
    with Simulation() as simulation:
        clock(simulation, log, "slow", 2.5)
        clock(simulation, log, "fast", 0.75)
        alarm = simulation.at(3.0, lambda: log.append((simulation.now, "alarm")))
        doomed = simulation.at(1.0, lambda: log.append((simulation.now, "never")))
        print(simulation.cancel(doomed), simulation.cancel(doomed), alarm > 0)
        print(simulation.run(until=6.0), simulation.queue.count)
    print([entry for entry in log if entry[1] != "fast"])
    print(sum(name == "fast" for _, name in log))
    print(memory_stats()["manual_count"])


main()
