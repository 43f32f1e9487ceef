-- A graph library: named nodes, shortest paths, components, topological order, spanning trees, cycles, colouring.
-- Tables do not keep the order of insertion, so a graph also lists its nodes, and measures their number itself.
local floor, min, max = math.floor, math.min, math.max

local function class(base)
  local c = {}
  c.__index = c
  if base then
    setmetatable(c, base)
  end
  return c
end

local function append(items, item)
  items[#items + 1] = item
end

local function size(map)
  local count = 0
  for _ in pairs(map) do
    count = count + 1
  end
  return count
end

local function largest(map)
  local result = -1
  for _, value in pairs(map) do
    result = max(result, value)
  end
  return result
end

local Edge = class()

function Edge.new(source, target, weight)
  return setmetatable({ source = source, target = target, weight = weight }, Edge)
end

local Node = class()

function Node.new(name)
  return setmetatable({ name = name, edges = {}, mark = 0 }, Node)
end

function Node:neighbours()
  local result = {}
  for _, edge in ipairs(self.edges) do
    append(result, edge.target)
  end
  return result
end

local Graph = class()

function Graph.init(self)
  self.nodes = {}
  self.list = {}
  self.edge_count = 0
  return self
end

function Graph.new()
  return Graph.init(setmetatable({}, Graph))
end

function Graph:node(name)
  local node = self.nodes[name]
  if not node then
    node = Node.new(name)
    self.nodes[name] = node
    append(self.list, node)
  end
  return node
end

function Graph:connect(a, b, weight)
  local source = self:node(a)
  append(source.edges, Edge.new(source, self:node(b), weight))
  self.edge_count = self.edge_count + 1
end

function Graph:edges()
  return coroutine.wrap(function()
    for _, node in ipairs(self.list) do
      for _, edge in ipairs(node.edges) do
        coroutine.yield(edge)
      end
    end
  end)
end

function Graph:reversed()
  local result = self:empty()
  for _, node in ipairs(self.list) do
    result:node(node.name)
  end
  for edge in self:edges() do
    result:connect(edge.target.name, edge.source.name, edge.weight)
  end
  return result
end

function Graph:empty()
  return Graph.new()
end

function Graph:breadth_first(start)
  local distances = { [start] = 0 }
  local line = { self.nodes[start] }
  local position = 1
  while position <= #line do
    local node = line[position]
    position = position + 1
    for _, neighbour in ipairs(node:neighbours()) do
      if not distances[neighbour.name] then
        distances[neighbour.name] = distances[node.name] + 1
        append(line, neighbour)
      end
    end
  end
  return distances
end

local UndirectedGraph = class(Graph)

function UndirectedGraph.new()
  return Graph.init(setmetatable({}, UndirectedGraph))
end

function UndirectedGraph:connect(a, b, weight)
  Graph.connect(self, a, b, weight)
  local target = self:node(b)
  append(target.edges, Edge.new(target, self:node(a), weight))
end

function UndirectedGraph:empty()
  return UndirectedGraph.new()
end

local Heap = class()

function Heap.new()
  return setmetatable({ items = {} }, Heap)
end

function Heap:push(key, value)
  local items = self.items
  append(items, { key, value })
  local child = #items
  while child > 1 do
    local parent = floor(child / 2)
    if items[parent][1] <= items[child][1] then
      break
    end
    items[parent], items[child] = items[child], items[parent]
    child = parent
  end
end

function Heap:pop()
  local items = self.items
  local top = items[1]
  local last = table.remove(items)
  if #items > 0 then
    items[1] = last
    local parent = 1
    while true do
      local child = parent * 2
      if child > #items then
        break
      end
      if child < #items and items[child + 1][1] < items[child][1] then
        child = child + 1
      end
      if items[parent][1] <= items[child][1] then
        break
      end
      items[parent], items[child] = items[child], items[parent]
      parent = child
    end
  end
  return top
end

local ShortestPaths = class()

function ShortestPaths.new(graph, start)
  local self = setmetatable({ distances = {}, previous = {} }, ShortestPaths)
  local heap = Heap.new()
  local best = { [start] = 0 }
  heap:push(0, graph.nodes[start])
  while #heap.items > 0 do
    local top = heap:pop()
    local distance, node = top[1], top[2]
    if not self.distances[node.name] then
      self.distances[node.name] = distance
      for _, edge in ipairs(node.edges) do
        local name = edge.target.name
        local length = distance + edge.weight
        if not best[name] or length < best[name] then
          best[name] = length
          self.previous[name] = node.name
          heap:push(length, edge.target)
        end
      end
    end
  end
  return self
end

function ShortestPaths:path(name)
  local names = { name }
  while self.previous[name] do
    name = self.previous[name]
    table.insert(names, 1, name)
  end
  return table.concat(names, ">")
end

local DisjointSets = class()

function DisjointSets.new()
  return setmetatable({ parents = {} }, DisjointSets)
end

function DisjointSets:find(name)
  local parent = self.parents[name] or name
  if parent == name then
    return name
  end
  local root = self:find(parent)
  self.parents[name] = root
  return root
end

function DisjointSets:join(a, b)
  a = self:find(a)
  b = self:find(b)
  if a == b then
    return false
  end
  self.parents[a] = b
  return true
end

local function spanning_weight(graph)
  local edges = {}
  for edge in graph:edges() do
    append(edges, edge)
  end
  table.sort(edges, function(a, b)
    if a.weight ~= b.weight then
      return a.weight < b.weight
    end
    if a.source.name ~= b.source.name then
      return a.source.name < b.source.name
    end
    return a.target.name < b.target.name
  end)
  local sets = DisjointSets.new()
  local total = 0
  for _, edge in ipairs(edges) do
    if sets:join(edge.source.name, edge.target.name) then
      total = total + edge.weight
    end
  end
  return total
end

local StrongComponents = class()

function StrongComponents.new(graph)
  local self = setmetatable({ index = 0, order = {}, low = {}, stack = {}, waiting = {}, components = {} }, StrongComponents)
  for _, node in ipairs(graph.list) do
    if not self.order[node.name] then
      self:visit(node)
    end
  end
  return self
end

function StrongComponents:visit(node)
  local name = node.name
  self.order[name] = self.index
  self.low[name] = self.index
  self.index = self.index + 1
  append(self.stack, name)
  self.waiting[name] = true
  for _, neighbour in ipairs(node:neighbours()) do
    if not self.order[neighbour.name] then
      self:visit(neighbour)
      self.low[name] = min(self.low[name], self.low[neighbour.name])
    elseif self.waiting[neighbour.name] then
      self.low[name] = min(self.low[name], self.order[neighbour.name])
    end
  end
  if self.low[name] == self.order[name] then
    local component = {}
    while true do
      local member = table.remove(self.stack)
      self.waiting[member] = nil
      append(component, member)
      if member == name then
        break
      end
    end
    append(self.components, component)
  end
end

local CycleFound = class()

local TopologicalOrder = class()

function TopologicalOrder.new(graph)
  local self = setmetatable({ names = {}, graph = graph }, TopologicalOrder)
  for _, node in ipairs(graph.list) do
    node.mark = 0
  end
  for _, node in ipairs(graph.list) do
    self:visit(node)
  end
  return self
end

function TopologicalOrder:visit(node)
  if node.mark == 2 then
    return
  end
  if node.mark == 1 then
    error(setmetatable({ name = node.name }, CycleFound))
  end
  node.mark = 1
  for _, edge in ipairs(node.edges) do
    self:visit(edge.target)
  end
  node.mark = 2
  append(self.names, node.name)
end

local function colouring(graph)
  local nodes = {}
  for _, node in ipairs(graph.list) do
    append(nodes, node)
  end
  table.sort(nodes, function(a, b)
    if #a.edges ~= #b.edges then
      return #a.edges > #b.edges
    end
    return a.name < b.name
  end)
  local colours = {}
  local highest = 0
  for _, node in ipairs(nodes) do
    local taken = {}
    for _, neighbour in ipairs(node:neighbours()) do
      if colours[neighbour.name] then
        taken[colours[neighbour.name]] = true
      end
    end
    local colour = 0
    while taken[colour] do
      colour = colour + 1
    end
    colours[node.name] = colour
    highest = max(highest, colour)
  end
  return highest + 1
end

local function random_graph(graph, count, links, seed, forward)
  for i = 0, count - 1 do
    graph:node("n" .. tostring(i))
  end
  for i = 1, links do
    seed = seed * 16807 % 2147483647
    local a = seed % count
    seed = seed * 16807 % 2147483647
    local b = seed % count
    if a ~= b then
      if forward and a > b then
        a, b = b, a
      end
      graph:connect("n" .. tostring(a), "n" .. tostring(b), seed % 97 + 1)
    end
  end
  return graph
end

local function order_digest(graph)
  local ok, result = pcall(TopologicalOrder.new, graph)
  if ok then
    local names = result.names
    return names[#names] .. names[1]
  end
  if getmetatable(result) ~= CycleFound then
    error(result)
  end
  return "cycle at " .. result.name
end

local function main(n)
  local checksum = 0
  for round = 0, n - 1 do
    local streets = random_graph(UndirectedGraph.new(), 60, 120, round + 1, false)
    local paths = ShortestPaths.new(streets, "n0")
    local total = 0
    for _, distance in pairs(paths.distances) do
      total = total + distance
    end
    checksum = (checksum + total + #paths:path("n" .. tostring(round % 60))) % 1000003
    checksum = (checksum * 3 + spanning_weight(streets) + colouring(streets)) % 1000003
    local hops = streets:breadth_first("n1")
    checksum = (checksum + size(hops) + largest(hops)) % 1000003
    local links = random_graph(Graph.new(), 60, 110, round + 2, round % 3 == 0)
    local sizes = {}
    for _, component in ipairs(StrongComponents.new(links).components) do
      append(sizes, #component)
    end
    checksum = (checksum * 3 + largest(sizes) * 100 + #sizes) % 1000003
    checksum = (checksum + #order_digest(links) + size(links:reversed():breadth_first("n2"))) % 1000003
  end
  print("graphs " .. n .. " " .. checksum)
end

main(tonumber(arg[1]) or 800)
