// A network of routers that pass packets on, driven by an event queue kept in a binary heap written here.
class Event {
  constructor(time, number, router, packet) {
    this.time = time;
    this.number = number;
    this.router = router;
    this.packet = packet;
  }

  before(other) {
    if (this.time !== other.time) {
      return this.time < other.time;
    }
    return this.number < other.number;
  }
}

class EventQueue {
  constructor() {
    this.heap = [];
  }

  push(event) {
    const heap = this.heap;
    heap.push(event);
    let child = heap.length - 1;
    while (child > 0) {
      const parent = Math.floor((child - 1) / 2);
      if (!event.before(heap[parent])) {
        break;
      }
      heap[child] = heap[parent];
      child = parent;
    }
    heap[child] = event;
  }

  pop() {
    const heap = this.heap;
    const first = heap[0];
    const last = heap.pop();
    const count = heap.length;
    if (count > 0) {
      let parent = 0;
      while (true) {
        let child = parent * 2 + 1;
        if (child >= count) {
          break;
        }
        if (child + 1 < count && heap[child + 1].before(heap[child])) {
          child += 1;
        }
        if (!heap[child].before(last)) {
          break;
        }
        heap[parent] = heap[child];
        parent = child;
      }
      heap[parent] = last;
    }
    return first;
  }
}

class Packet {
  constructor(target, life) {
    this.target = target;
    this.life = life;
    this.hops = 0;
  }
}

class Router {
  constructor(number, delay) {
    this.number = number;
    this.delay = delay;
    this.handled = 0;
    this.links = [];
  }

  nextTowards(target) {
    let best = this.links[0];
    for (const router of this.links) {
      if (Math.abs(router.number - target) < Math.abs(best.number - target)) {
        best = router;
      }
    }
    return best;
  }
}

class Network {
  constructor(size) {
    this.queue = new EventQueue();
    this.counter = 0;
    this.arrived = 0;
    this.lost = 0;
    this.hops = 0;
    this.seed = 271;
    this.routers = [];
    for (let i = 0; i < size; i++) {
      this.routers.push(new Router(i, 1 + ((i * 7) % 5)));
    }
    for (let i = 0; i < size; i++) {
      const router = this.routers[i];
      router.links.push(this.routers[(i + 1) % size]);
      router.links.push(this.routers[(i + size - 1) % size]);
      router.links.push(this.routers[(i * 13) % size]);
      router.links.push(this.routers[(i + 9) % size]);
    }
  }

  random(limit) {
    this.seed = (this.seed * 16807) % 2147483647;
    return this.seed % limit;
  }

  schedule(time, router, packet) {
    this.counter += 1;
    this.queue.push(new Event(time, this.counter, router, packet));
  }

  sendNew(time) {
    const start = this.routers[this.random(this.routers.length)];
    this.schedule(time + this.random(20), start, new Packet(this.random(this.routers.length), 12));
  }

  handle(event) {
    const router = event.router;
    const packet = event.packet;
    router.handled += 1;
    if (router.number === packet.target) {
      this.arrived += 1;
      this.hops += packet.hops;
      this.sendNew(event.time);
    } else if (packet.life === 0) {
      this.lost += 1;
      this.sendNew(event.time);
    } else {
      packet.life -= 1;
      packet.hops += 1;
      this.schedule(event.time + router.delay, router.nextTowards(packet.target), packet);
    }
  }
}

function main(n) {
  const network = new Network(60);
  for (let i = 0; i < 200; i++) {
    network.sendNew(0);
  }
  let time = 0;
  for (let step = 0; step < n; step++) {
    const event = network.queue.pop();
    time = event.time;
    network.handle(event);
  }
  let busiest = 0;
  for (const router of network.routers) {
    busiest = Math.max(busiest, router.handled);
  }
  console.log(["events", n, time, network.arrived, network.lost, network.hops, busiest].join(" "));
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 280000);
