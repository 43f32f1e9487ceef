// A graph library: named nodes, shortest paths, components, topological order, spanning trees, cycles, colouring.
class Edge {
  constructor(source, target, weight) {
    this.source = source;
    this.target = target;
    this.weight = weight;
  }
}

class Node {
  constructor(name) {
    this.name = name;
    this.edges = [];
    this.mark = 0;
  }

  neighbours() {
    return this.edges.map((edge) => edge.target);
  }
}

class Graph {
  constructor() {
    this.nodes = new Map();
    this.edgeCount = 0;
  }

  node(name) {
    let node = this.nodes.get(name);
    if (node === undefined) {
      node = new Node(name);
      this.nodes.set(name, node);
    }
    return node;
  }

  connect(a, b, weight) {
    const source = this.node(a);
    source.edges.push(new Edge(source, this.node(b), weight));
    this.edgeCount += 1;
  }

  *edges() {
    for (const node of this.nodes.values()) {
      for (const edge of node.edges) {
        yield edge;
      }
    }
  }

  reversed() {
    const result = this.empty();
    for (const name of this.nodes.keys()) {
      result.node(name);
    }
    for (const edge of this.edges()) {
      result.connect(edge.target.name, edge.source.name, edge.weight);
    }
    return result;
  }

  empty() {
    return new Graph();
  }

  breadthFirst(start) {
    const distances = new Map([[start, 0]]);
    const line = [this.nodes.get(start)];
    let position = 0;
    while (position < line.length) {
      const node = line[position];
      position += 1;
      for (const neighbour of node.neighbours()) {
        if (!distances.has(neighbour.name)) {
          distances.set(neighbour.name, distances.get(node.name) + 1);
          line.push(neighbour);
        }
      }
    }
    return distances;
  }
}

class UndirectedGraph extends Graph {
  connect(a, b, weight) {
    super.connect(a, b, weight);
    const target = this.node(b);
    target.edges.push(new Edge(target, this.node(a), weight));
  }

  empty() {
    return new UndirectedGraph();
  }
}

function swap(items, i, j) {
  const item = items[i];
  items[i] = items[j];
  items[j] = item;
}

class Heap {
  constructor() {
    this.items = [];
  }

  push(key, value) {
    const items = this.items;
    items.push([key, value]);
    let child = items.length - 1;
    while (child > 0) {
      const parent = Math.floor((child - 1) / 2);
      if (items[parent][0] <= items[child][0]) {
        break;
      }
      swap(items, parent, child);
      child = parent;
    }
  }

  pop() {
    const items = this.items;
    const top = items[0];
    const last = items.pop();
    if (items.length > 0) {
      items[0] = last;
      let parent = 0;
      while (true) {
        let child = parent * 2 + 1;
        if (child >= items.length) {
          break;
        }
        if (child + 1 < items.length && items[child + 1][0] < items[child][0]) {
          child += 1;
        }
        if (items[parent][0] <= items[child][0]) {
          break;
        }
        swap(items, parent, child);
        parent = child;
      }
    }
    return top;
  }
}

class ShortestPaths {
  constructor(graph, start) {
    this.distances = new Map();
    this.previous = new Map();
    const heap = new Heap();
    const best = new Map([[start, 0]]);
    heap.push(0, graph.nodes.get(start));
    while (heap.items.length > 0) {
      const [distance, node] = heap.pop();
      if (this.distances.has(node.name)) {
        continue;
      }
      this.distances.set(node.name, distance);
      for (const edge of node.edges) {
        const name = edge.target.name;
        const length = distance + edge.weight;
        if (!best.has(name) || length < best.get(name)) {
          best.set(name, length);
          this.previous.set(name, node.name);
          heap.push(length, edge.target);
        }
      }
    }
  }

  path(name) {
    const names = [name];
    while (this.previous.has(name)) {
      name = this.previous.get(name);
      names.push(name);
    }
    names.reverse();
    return names.join(">");
  }
}

class DisjointSets {
  constructor() {
    this.parents = new Map();
  }

  find(name) {
    const parent = this.parents.has(name) ? this.parents.get(name) : name;
    if (parent === name) {
      return name;
    }
    const root = this.find(parent);
    this.parents.set(name, root);
    return root;
  }

  join(a, b) {
    a = this.find(a);
    b = this.find(b);
    if (a === b) {
      return false;
    }
    this.parents.set(a, b);
    return true;
  }
}

function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function spanningWeight(graph) {
  const edges = Array.from(graph.edges());
  edges.sort(
    (a, b) => a.weight - b.weight || compareText(a.source.name, b.source.name) || compareText(a.target.name, b.target.name)
  );
  const sets = new DisjointSets();
  let total = 0;
  for (const edge of edges) {
    if (sets.join(edge.source.name, edge.target.name)) {
      total += edge.weight;
    }
  }
  return total;
}

class StrongComponents {
  constructor(graph) {
    this.index = 0;
    this.order = new Map();
    this.low = new Map();
    this.stack = [];
    this.waiting = new Set();
    this.components = [];
    for (const node of graph.nodes.values()) {
      if (!this.order.has(node.name)) {
        this.visit(node);
      }
    }
  }

  visit(node) {
    const name = node.name;
    this.order.set(name, this.index);
    this.low.set(name, this.index);
    this.index += 1;
    this.stack.push(name);
    this.waiting.add(name);
    for (const neighbour of node.neighbours()) {
      if (!this.order.has(neighbour.name)) {
        this.visit(neighbour);
        this.low.set(name, Math.min(this.low.get(name), this.low.get(neighbour.name)));
      } else if (this.waiting.has(neighbour.name)) {
        this.low.set(name, Math.min(this.low.get(name), this.order.get(neighbour.name)));
      }
    }
    if (this.low.get(name) === this.order.get(name)) {
      const component = [];
      while (true) {
        const member = this.stack.pop();
        this.waiting.delete(member);
        component.push(member);
        if (member === name) {
          break;
        }
      }
      this.components.push(component);
    }
  }
}

class CycleFound extends Error {
  constructor(name) {
    super(name);
    this.node = name;
  }
}

class TopologicalOrder {
  constructor(graph) {
    this.names = [];
    this.graph = graph;
    for (const node of graph.nodes.values()) {
      node.mark = 0;
    }
    for (const node of graph.nodes.values()) {
      this.visit(node);
    }
    this.names.reverse();
  }

  visit(node) {
    if (node.mark === 2) {
      return;
    }
    if (node.mark === 1) {
      throw new CycleFound(node.name);
    }
    node.mark = 1;
    for (const edge of node.edges) {
      this.visit(edge.target);
    }
    node.mark = 2;
    this.names.push(node.name);
  }
}

function colouring(graph) {
  const nodes = Array.from(graph.nodes.values());
  nodes.sort((a, b) => b.edges.length - a.edges.length || compareText(a.name, b.name));
  const colours = new Map();
  let highest = 0;
  for (const node of nodes) {
    const taken = new Set();
    for (const neighbour of node.neighbours()) {
      if (colours.has(neighbour.name)) {
        taken.add(colours.get(neighbour.name));
      }
    }
    let colour = 0;
    while (taken.has(colour)) {
      colour += 1;
    }
    colours.set(node.name, colour);
    highest = Math.max(highest, colour);
  }
  return highest + 1;
}

function randomGraph(graph, size, links, seed, forward) {
  for (let i = 0; i < size; i++) {
    graph.node("n" + String(i));
  }
  for (let i = 0; i < links; i++) {
    seed = (seed * 16807) % 2147483647;
    let a = seed % size;
    seed = (seed * 16807) % 2147483647;
    let b = seed % size;
    if (a === b) {
      continue;
    }
    if (forward && a > b) {
      const swapped = a;
      a = b;
      b = swapped;
    }
    graph.connect("n" + String(a), "n" + String(b), (seed % 97) + 1);
  }
  return graph;
}

function orderDigest(graph) {
  try {
    const names = new TopologicalOrder(graph).names;
    return names[0] + names[names.length - 1];
  } catch (error) {
    if (!(error instanceof CycleFound)) {
      throw error;
    }
    return "cycle at " + error.node;
  }
}

function main(n) {
  let checksum = 0;
  for (let round = 0; round < n; round++) {
    const streets = randomGraph(new UndirectedGraph(), 60, 120, round + 1, false);
    const paths = new ShortestPaths(streets, "n0");
    let total = 0;
    for (const distance of paths.distances.values()) {
      total += distance;
    }
    checksum = (checksum + total + paths.path("n" + String(round % 60)).length) % 1000003;
    checksum = (checksum * 3 + spanningWeight(streets) + colouring(streets)) % 1000003;
    const hops = streets.breadthFirst("n1");
    checksum = (checksum + hops.size + Math.max(...hops.values())) % 1000003;
    const links = randomGraph(new Graph(), 60, 110, round + 2, round % 3 === 0);
    const sizes = new StrongComponents(links).components.map((component) => component.length);
    checksum = (checksum * 3 + Math.max(...sizes) * 100 + sizes.length) % 1000003;
    checksum = (checksum + orderDigest(links).length + links.reversed().breadthFirst("n2").size) % 1000003;
  }
  console.log("graphs " + n + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 800);
