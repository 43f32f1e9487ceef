// A library of containers written here: open-addressing map, balanced tree, linked deque, cache, bags built on them.
class Entry {
  constructor(key, hash, value) {
    this.key = key;
    this.hash = hash;
    this.value = value;
  }
}

function textHash(text) {
  let hash = 5381;
  for (const letter of text) {
    hash = (hash * 33 + letter.charCodeAt(0)) % 1000000007;
  }
  return hash;
}

class HashMap {
  constructor() {
    this.slots = new Array(8).fill(null);
    this.count = 0;
    this.used = 0;
  }

  hashOf(key) {
    if (typeof key === "string") {
      return textHash(key);
    }
    return (key * 2654435) % 1000000007;
  }

  find(key, hash) {
    const size = this.slots.length;
    let index = hash % size;
    let free = -1;
    while (this.slots[index] !== null) {
      const entry = this.slots[index];
      if (entry.hash === hash && entry.key === key) {
        return index;
      }
      if (entry.hash === -1 && free < 0) {
        free = index;
      }
      index = (index + 1) % size;
    }
    return free >= 0 ? free : index;
  }

  get(key, otherwise) {
    const entry = this.slots[this.find(key, this.hashOf(key))];
    if (entry === null || entry.hash === -1) {
      return otherwise;
    }
    return entry.value;
  }

  put(key, value) {
    const hash = this.hashOf(key);
    const index = this.find(key, hash);
    const entry = this.slots[index];
    if (entry !== null && entry.hash !== -1) {
      entry.value = value;
      return;
    }
    if (entry === null) {
      this.used += 1;
    }
    this.slots[index] = new Entry(key, hash, value);
    this.count += 1;
    if (this.used * 3 > this.slots.length * 2) {
      this.resize();
    }
  }

  remove(key) {
    const index = this.find(key, this.hashOf(key));
    const entry = this.slots[index];
    if (entry === null || entry.hash === -1) {
      return false;
    }
    this.slots[index] = new Entry(null, -1, null);
    this.count -= 1;
    return true;
  }

  resize() {
    const old = this.slots;
    this.slots = new Array(this.count * 4 + 8).fill(null);
    this.used = this.count;
    for (const entry of old) {
      if (entry !== null && entry.hash !== -1) {
        this.slots[this.find(entry.key, entry.hash)] = entry;
      }
    }
  }

  each(visit) {
    for (const entry of this.slots) {
      if (entry !== null && entry.hash !== -1) {
        visit(entry.key, entry.value);
      }
    }
  }
}

class TreeNode {
  constructor(key, value) {
    this.key = key;
    this.value = value;
    this.height = 1;
    this.left = null;
    this.right = null;
  }
}

class TreeMap {
  constructor() {
    this.root = null;
    this.count = 0;
  }

  height(node) {
    return node !== null ? node.height : 0;
  }

  update(node) {
    node.height = Math.max(this.height(node.left), this.height(node.right)) + 1;
  }

  rotateRight(node) {
    const pivot = node.left;
    node.left = pivot.right;
    pivot.right = node;
    this.update(node);
    this.update(pivot);
    return pivot;
  }

  rotateLeft(node) {
    const pivot = node.right;
    node.right = pivot.left;
    pivot.left = node;
    this.update(node);
    this.update(pivot);
    return pivot;
  }

  balance(node) {
    this.update(node);
    const tilt = this.height(node.left) - this.height(node.right);
    if (tilt > 1) {
      if (this.height(node.left.left) < this.height(node.left.right)) {
        node.left = this.rotateLeft(node.left);
      }
      return this.rotateRight(node);
    }
    if (tilt < -1) {
      if (this.height(node.right.right) < this.height(node.right.left)) {
        node.right = this.rotateRight(node.right);
      }
      return this.rotateLeft(node);
    }
    return node;
  }

  put(key, value) {
    this.root = this.insert(this.root, key, value);
  }

  insert(node, key, value) {
    if (node === null) {
      this.count += 1;
      return new TreeNode(key, value);
    }
    if (key < node.key) {
      node.left = this.insert(node.left, key, value);
    } else if (key > node.key) {
      node.right = this.insert(node.right, key, value);
    } else {
      node.value = value;
      return node;
    }
    return this.balance(node);
  }

  get(key, otherwise) {
    let node = this.root;
    while (node !== null) {
      if (key === node.key) {
        return node.value;
      }
      node = key < node.key ? node.left : node.right;
    }
    return otherwise;
  }

  remove(key) {
    const before = this.count;
    this.root = this.delete(this.root, key);
    return this.count < before;
  }

  delete(node, key) {
    if (node === null) {
      return null;
    }
    if (key < node.key) {
      node.left = this.delete(node.left, key);
    } else if (key > node.key) {
      node.right = this.delete(node.right, key);
    } else {
      this.count -= 1;
      if (node.left === null) {
        return node.right;
      }
      if (node.right === null) {
        return node.left;
      }
      let next = node.right;
      while (next.left !== null) {
        next = next.left;
      }
      node.key = next.key;
      node.value = next.value;
      this.count += 1;
      node.right = this.delete(node.right, next.key);
    }
    return this.balance(node);
  }

  each(visit) {
    this.walk(this.root, visit);
  }

  walk(node, visit) {
    if (node !== null) {
      this.walk(node.left, visit);
      visit(node.key, node.value);
      this.walk(node.right, visit);
    }
  }
}

class Link {
  constructor(value) {
    this.value = value;
    this.previous = null;
    this.next = null;
  }
}

class LinkedDeque {
  constructor() {
    this.first = null;
    this.last = null;
    this.count = 0;
  }

  pushBack(value) {
    const link = new Link(value);
    this.attachBack(link);
    return link;
  }

  attachBack(link) {
    link.next = null;
    link.previous = this.last;
    if (this.last === null) {
      this.first = link;
    } else {
      this.last.next = link;
    }
    this.last = link;
    this.count += 1;
  }

  detach(link) {
    if (link.previous === null) {
      this.first = link.next;
    } else {
      link.previous.next = link.next;
    }
    if (link.next === null) {
      this.last = link.previous;
    } else {
      link.next.previous = link.previous;
    }
    this.count -= 1;
  }

  popFront() {
    const link = this.first;
    this.detach(link);
    return link.value;
  }
}

class Cache {
  constructor(capacity, load) {
    this.capacity = capacity;
    this.load = load;
    this.map = new HashMap();
    this.order = new LinkedDeque();
    this.misses = 0;
  }

  get(key) {
    const link = this.map.get(key, null);
    if (link !== null) {
      this.order.detach(link);
      this.order.attachBack(link);
      return link.value[1];
    }
    this.misses += 1;
    const value = this.load(key);
    this.map.put(key, this.order.pushBack([key, value]));
    if (this.order.count > this.capacity) {
      const oldest = this.order.popFront();
      this.map.remove(oldest[0]);
    }
    return value;
  }
}

class Bag {
  constructor(map) {
    this.map = map;
  }

  add(item) {
    this.map.put(item, this.map.get(item, 0) + 1);
  }

  take(item) {
    const count = this.map.get(item, 0);
    if (count === 0) {
      return false;
    }
    if (count === 1) {
      this.map.remove(item);
    } else {
      this.map.put(item, count - 1);
    }
    return true;
  }
}

class Sum {
  constructor() {
    this.total = 0;
  }

  visit(key, value) {
    const size = typeof key === "string" ? key.length : key % 10;
    this.total += size * value;
  }
}

function exercise(map, rounds, seed, makeKey) {
  const bag = new Bag(map);
  let failed = 0;
  for (let i = 0; i < rounds; i++) {
    seed = (seed * 16807) % 2147483647;
    const key = makeKey(seed % 300);
    if (seed % 5 < 3) {
      bag.add(key);
    } else if (!bag.take(key)) {
      failed += 1;
    }
  }
  const sum = new Sum();
  map.each((key, value) => sum.visit(key, value));
  return sum.total * 100 + failed + map.count;
}

function main(n) {
  let checksum = 0;
  for (let round = 0; round < n; round++) {
    checksum += exercise(new HashMap(), 300, round + 1, (number) => number);
    checksum += exercise(new HashMap(), 300, round + 2, (number) => "key" + String(number));
    checksum += exercise(new TreeMap(), 300, round + 3, (number) => number);
    checksum += exercise(new TreeMap(), 300, round + 4, (number) => "key" + String(number));
    const cache = new Cache(20, (key) => key * key);
    for (let i = 0; i < 300; i++) {
      checksum += cache.get((i * i + round) % 37);
    }
    checksum = (checksum + cache.misses) % 1000000007;
  }
  console.log("containers " + n + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 320);
