# A network of routers that pass packets on, driven by an event queue kept in a binary heap written here.
import sys


class Event:
    def __init__(self, time, number, router, packet):
        self.time = time
        self.number = number
        self.router = router
        self.packet = packet

    def before(self, other):
        if self.time != other.time:
            return self.time < other.time
        return self.number < other.number


class EventQueue:
    def __init__(self):
        self.heap = []

    def push(self, event):
        heap = self.heap
        heap.append(event)
        child = len(heap) - 1
        while child > 0:
            parent = (child - 1) // 2
            if not event.before(heap[parent]):
                break
            heap[child] = heap[parent]
            child = parent
        heap[child] = event

    def pop(self):
        heap = self.heap
        first = heap[0]
        last = heap.pop()
        count = len(heap)
        if count > 0:
            parent = 0
            while True:
                child = parent * 2 + 1
                if child >= count:
                    break
                if child + 1 < count and heap[child + 1].before(heap[child]):
                    child += 1
                if not heap[child].before(last):
                    break
                heap[parent] = heap[child]
                parent = child
            heap[parent] = last
        return first


class Packet:
    def __init__(self, target, life):
        self.target = target
        self.life = life
        self.hops = 0


class Router:
    def __init__(self, number, delay):
        self.number = number
        self.delay = delay
        self.handled = 0
        self.links = []

    def next_towards(self, target):
        best = self.links[0]
        for router in self.links:
            if abs(router.number - target) < abs(best.number - target):
                best = router
        return best


class Network:
    def __init__(self, size):
        self.queue = EventQueue()
        self.counter = 0
        self.arrived = 0
        self.lost = 0
        self.hops = 0
        self.seed = 271
        self.routers = []
        for i in range(size):
            self.routers.append(Router(i, 1 + i * 7 % 5))
        for i in range(size):
            router = self.routers[i]
            router.links.append(self.routers[(i + 1) % size])
            router.links.append(self.routers[(i + size - 1) % size])
            router.links.append(self.routers[i * 13 % size])
            router.links.append(self.routers[(i + 9) % size])

    def random(self, limit):
        self.seed = self.seed * 16807 % 2147483647
        return self.seed % limit

    def schedule(self, time, router, packet):
        self.counter += 1
        self.queue.push(Event(time, self.counter, router, packet))

    def send_new(self, time):
        start = self.routers[self.random(len(self.routers))]
        self.schedule(time + self.random(20), start, Packet(self.random(len(self.routers)), 12))

    def handle(self, event):
        router = event.router
        packet = event.packet
        router.handled += 1
        if router.number == packet.target:
            self.arrived += 1
            self.hops += packet.hops
            self.send_new(event.time)
        elif packet.life == 0:
            self.lost += 1
            self.send_new(event.time)
        else:
            packet.life -= 1
            packet.hops += 1
            self.schedule(event.time + router.delay, router.next_towards(packet.target), packet)


def main(n):
    network = Network(60)
    for i in range(200):
        network.send_new(0)
    time = 0
    for step in range(n):
        event = network.queue.pop()
        time = event.time
        network.handle(event)
    busiest = 0
    for router in network.routers:
        busiest = max(busiest, router.handled)
    print("events", n, time, network.arrived, network.lost, network.hops, busiest)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 280000)
