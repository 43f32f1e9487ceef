-- A library of containers written here: open-addressing map, balanced tree, linked deque, cache, bags built on them.
local max = math.max

local function class()
  local c = {}
  c.__index = c
  return c
end

local Entry = class()

function Entry.new(key, hash, value)
  return setmetatable({ key = key, hash = hash, value = value }, Entry)
end

local function text_hash(text)
  local hash = 5381
  for i = 1, #text do
    hash = (hash * 33 + text:byte(i)) % 1000000007
  end
  return hash
end

-- An empty slot holds false, so that the array has no holes.
local function empty_slots(count)
  local slots = {}
  for i = 1, count do
    slots[i] = false
  end
  return slots
end

local HashMap = class()

function HashMap.new()
  return setmetatable({ slots = empty_slots(8), count = 0, used = 0 }, HashMap)
end

function HashMap:hash_of(key)
  if type(key) == "string" then
    return text_hash(key)
  end
  return key * 2654435 % 1000000007
end

function HashMap:find(key, hash)
  local size = #self.slots
  local index = hash % size + 1
  local free = -1
  while self.slots[index] do
    local entry = self.slots[index]
    if entry.hash == hash and entry.key == key then
      return index
    end
    if entry.hash == -1 and free < 0 then
      free = index
    end
    index = index % size + 1
  end
  return free >= 0 and free or index
end

function HashMap:get(key, otherwise)
  local entry = self.slots[self:find(key, self:hash_of(key))]
  if not entry or entry.hash == -1 then
    return otherwise
  end
  return entry.value
end

function HashMap:put(key, value)
  local hash = self:hash_of(key)
  local index = self:find(key, hash)
  local entry = self.slots[index]
  if entry and entry.hash ~= -1 then
    entry.value = value
    return
  end
  if not entry then
    self.used = self.used + 1
  end
  self.slots[index] = Entry.new(key, hash, value)
  self.count = self.count + 1
  if self.used * 3 > #self.slots * 2 then
    self:resize()
  end
end

function HashMap:remove(key)
  local index = self:find(key, self:hash_of(key))
  local entry = self.slots[index]
  if not entry or entry.hash == -1 then
    return false
  end
  self.slots[index] = Entry.new(nil, -1, nil)
  self.count = self.count - 1
  return true
end

function HashMap:resize()
  local old = self.slots
  self.slots = empty_slots(self.count * 4 + 8)
  self.used = self.count
  for _, entry in ipairs(old) do
    if entry and entry.hash ~= -1 then
      self.slots[self:find(entry.key, entry.hash)] = entry
    end
  end
end

function HashMap:each(visit)
  for _, entry in ipairs(self.slots) do
    if entry and entry.hash ~= -1 then
      visit(entry.key, entry.value)
    end
  end
end

local TreeNode = class()

function TreeNode.new(key, value)
  return setmetatable({ key = key, value = value, height = 1, left = nil, right = nil }, TreeNode)
end

local TreeMap = class()

function TreeMap.new()
  return setmetatable({ root = nil, count = 0 }, TreeMap)
end

function TreeMap:height(node)
  return node and node.height or 0
end

function TreeMap:update(node)
  node.height = max(self:height(node.left), self:height(node.right)) + 1
end

function TreeMap:rotate_right(node)
  local pivot = node.left
  node.left = pivot.right
  pivot.right = node
  self:update(node)
  self:update(pivot)
  return pivot
end

function TreeMap:rotate_left(node)
  local pivot = node.right
  node.right = pivot.left
  pivot.left = node
  self:update(node)
  self:update(pivot)
  return pivot
end

function TreeMap:balance(node)
  self:update(node)
  local tilt = self:height(node.left) - self:height(node.right)
  if tilt > 1 then
    if self:height(node.left.left) < self:height(node.left.right) then
      node.left = self:rotate_left(node.left)
    end
    return self:rotate_right(node)
  end
  if tilt < -1 then
    if self:height(node.right.right) < self:height(node.right.left) then
      node.right = self:rotate_right(node.right)
    end
    return self:rotate_left(node)
  end
  return node
end

function TreeMap:put(key, value)
  self.root = self:insert(self.root, key, value)
end

function TreeMap:insert(node, key, value)
  if not node then
    self.count = self.count + 1
    return TreeNode.new(key, value)
  end
  if key < node.key then
    node.left = self:insert(node.left, key, value)
  elseif key > node.key then
    node.right = self:insert(node.right, key, value)
  else
    node.value = value
    return node
  end
  return self:balance(node)
end

function TreeMap:get(key, otherwise)
  local node = self.root
  while node do
    if key == node.key then
      return node.value
    end
    if key < node.key then
      node = node.left
    else
      node = node.right
    end
  end
  return otherwise
end

function TreeMap:remove(key)
  local before = self.count
  self.root = self:delete(self.root, key)
  return self.count < before
end

function TreeMap:delete(node, key)
  if not node then
    return nil
  end
  if key < node.key then
    node.left = self:delete(node.left, key)
  elseif key > node.key then
    node.right = self:delete(node.right, key)
  else
    self.count = self.count - 1
    if not node.left then
      return node.right
    end
    if not node.right then
      return node.left
    end
    local next = node.right
    while next.left do
      next = next.left
    end
    node.key = next.key
    node.value = next.value
    self.count = self.count + 1
    node.right = self:delete(node.right, next.key)
  end
  return self:balance(node)
end

function TreeMap:each(visit)
  self:walk(self.root, visit)
end

function TreeMap:walk(node, visit)
  if node then
    self:walk(node.left, visit)
    visit(node.key, node.value)
    self:walk(node.right, visit)
  end
end

local Link = class()

function Link.new(value)
  return setmetatable({ value = value, previous = nil, next = nil }, Link)
end

local LinkedDeque = class()

function LinkedDeque.new()
  return setmetatable({ first = nil, last = nil, count = 0 }, LinkedDeque)
end

function LinkedDeque:push_back(value)
  local link = Link.new(value)
  self:attach_back(link)
  return link
end

function LinkedDeque:attach_back(link)
  link.next = nil
  link.previous = self.last
  if not self.last then
    self.first = link
  else
    self.last.next = link
  end
  self.last = link
  self.count = self.count + 1
end

function LinkedDeque:detach(link)
  if not link.previous then
    self.first = link.next
  else
    link.previous.next = link.next
  end
  if not link.next then
    self.last = link.previous
  else
    link.next.previous = link.previous
  end
  self.count = self.count - 1
end

function LinkedDeque:pop_front()
  local link = self.first
  self:detach(link)
  return link.value
end

local Cache = class()

function Cache.new(capacity, load)
  return setmetatable({
    capacity = capacity,
    load = load,
    map = HashMap.new(),
    order = LinkedDeque.new(),
    misses = 0,
  }, Cache)
end

function Cache:get(key)
  local link = self.map:get(key, nil)
  if link then
    self.order:detach(link)
    self.order:attach_back(link)
    return link.value[2]
  end
  self.misses = self.misses + 1
  local value = self.load(key)
  self.map:put(key, self.order:push_back({ key, value }))
  if self.order.count > self.capacity then
    local oldest = self.order:pop_front()
    self.map:remove(oldest[1])
  end
  return value
end

local Bag = class()

function Bag.new(map)
  return setmetatable({ map = map }, Bag)
end

function Bag:add(item)
  self.map:put(item, self.map:get(item, 0) + 1)
end

function Bag:take(item)
  local count = self.map:get(item, 0)
  if count == 0 then
    return false
  end
  if count == 1 then
    self.map:remove(item)
  else
    self.map:put(item, count - 1)
  end
  return true
end

local Sum = class()

function Sum.new()
  return setmetatable({ total = 0 }, Sum)
end

function Sum:visit(key, value)
  local size = type(key) == "string" and #key or key % 10
  self.total = self.total + size * value
end

local function exercise(map, rounds, seed, make_key)
  local bag = Bag.new(map)
  local failed = 0
  for i = 1, rounds do
    seed = seed * 16807 % 2147483647
    local key = make_key(seed % 300)
    if seed % 5 < 3 then
      bag:add(key)
    elseif not bag:take(key) then
      failed = failed + 1
    end
  end
  local sum = Sum.new()
  map:each(function(key, value) sum:visit(key, value) end)
  return sum.total * 100 + failed + map.count
end

local function main(n)
  local checksum = 0
  for round = 0, n - 1 do
    checksum = checksum + exercise(HashMap.new(), 300, round + 1, function(number) return number end)
    checksum = checksum + exercise(HashMap.new(), 300, round + 2, function(number) return "key" .. tostring(number) end)
    checksum = checksum + exercise(TreeMap.new(), 300, round + 3, function(number) return number end)
    checksum = checksum + exercise(TreeMap.new(), 300, round + 4, function(number) return "key" .. tostring(number) end)
    local cache = Cache.new(20, function(key) return key * key end)
    for i = 0, 299 do
      checksum = checksum + cache:get((i * i + round) % 37)
    end
    checksum = (checksum + cache.misses) % 1000000007
  end
  print("containers " .. n .. " " .. checksum)
end

main(tonumber(arg[1]) or 320)
