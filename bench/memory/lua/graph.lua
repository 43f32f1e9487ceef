local Node, Edge = {}, {}
Node.__index, Edge.__index = Node, Edge

local function node(name) return setmetatable({name = name, edges = {}, distance = -1}, Node) end
local function edge(source, target, weight) return setmetatable({source = source, target = target, weight = weight}, Edge) end

local function build(n)
  local nodes = {}
  for i = 0, n - 1 do nodes[i + 1] = node("n" .. i) end
  for i = 0, n - 1 do
    local from = nodes[i + 1]
    for _, k in ipairs({1, 7, 31, 101}) do
      from.edges[#from.edges + 1] = edge(from, nodes[(i * k + k) % n + 1], k)
    end
  end
  return nodes
end

local function search(start)
  start.distance = 0
  local found, level = 1, {start}
  while #level > 0 do
    local following = {}
    for _, from in ipairs(level) do
      for _, e in ipairs(from.edges) do
        if e.target.distance < 0 then
          e.target.distance = from.distance + e.weight
          following[#following + 1] = e.target
          found = found + 1
        end
      end
    end
    level = following
  end
  return found
end

local function work(n)
  local nodes = build(n)
  local result = search(nodes[1])
  for _, from in ipairs(nodes) do result = result + from.distance end
  for _, from in ipairs(nodes) do from.edges = {} end
  return result
end

return work, 4000, 10
