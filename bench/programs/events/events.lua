-- A network of routers that pass packets on, driven by an event queue kept in a binary heap written here.
local floor = math.floor
local abs = math.abs

local Event = {}
Event.__index = Event

function Event.new(time, number, router, packet)
  return setmetatable({ time = time, number = number, router = router, packet = packet }, Event)
end

function Event:before(other)
  if self.time ~= other.time then
    return self.time < other.time
  end
  return self.number < other.number
end

local EventQueue = {}
EventQueue.__index = EventQueue

function EventQueue.new()
  return setmetatable({ heap = {} }, EventQueue)
end

function EventQueue:push(event)
  local heap = self.heap
  heap[#heap + 1] = event
  local child = #heap
  while child > 1 do
    local parent = floor(child / 2)
    if not event:before(heap[parent]) then
      break
    end
    heap[child] = heap[parent]
    child = parent
  end
  heap[child] = event
end

function EventQueue:pop()
  local heap = self.heap
  local first = heap[1]
  local last = table.remove(heap)
  local count = #heap
  if count > 0 then
    local parent = 1
    while true do
      local child = parent * 2
      if child > count then
        break
      end
      if child < count and heap[child + 1]:before(heap[child]) then
        child = child + 1
      end
      if not heap[child]:before(last) then
        break
      end
      heap[parent] = heap[child]
      parent = child
    end
    heap[parent] = last
  end
  return first
end

local Packet = {}
Packet.__index = Packet

function Packet.new(target, life)
  return setmetatable({ target = target, life = life, hops = 0 }, Packet)
end

local Router = {}
Router.__index = Router

function Router.new(number, delay)
  return setmetatable({ number = number, delay = delay, handled = 0, links = {} }, Router)
end

function Router:next_towards(target)
  local best = self.links[1]
  for _, router in ipairs(self.links) do
    if abs(router.number - target) < abs(best.number - target) then
      best = router
    end
  end
  return best
end

local Network = {}
Network.__index = Network

function Network.new(size)
  local self = setmetatable({}, Network)
  self.queue = EventQueue.new()
  self.counter = 0
  self.arrived = 0
  self.lost = 0
  self.hops = 0
  self.seed = 271
  self.routers = {}
  for i = 0, size - 1 do
    self.routers[#self.routers + 1] = Router.new(i, 1 + i * 7 % 5)
  end
  for i = 0, size - 1 do
    local links = self.routers[i + 1].links
    links[#links + 1] = self.routers[(i + 1) % size + 1]
    links[#links + 1] = self.routers[(i + size - 1) % size + 1]
    links[#links + 1] = self.routers[i * 13 % size + 1]
    links[#links + 1] = self.routers[(i + 9) % size + 1]
  end
  return self
end

function Network:random(limit)
  self.seed = self.seed * 16807 % 2147483647
  return self.seed % limit
end

function Network:schedule(time, router, packet)
  self.counter = self.counter + 1
  self.queue:push(Event.new(time, self.counter, router, packet))
end

function Network:send_new(time)
  local start = self.routers[self:random(#self.routers) + 1]
  time = time + self:random(20)
  self:schedule(time, start, Packet.new(self:random(#self.routers), 12))
end

function Network:handle(event)
  local router = event.router
  local packet = event.packet
  router.handled = router.handled + 1
  if router.number == packet.target then
    self.arrived = self.arrived + 1
    self.hops = self.hops + packet.hops
    self:send_new(event.time)
  elseif packet.life == 0 then
    self.lost = self.lost + 1
    self:send_new(event.time)
  else
    packet.life = packet.life - 1
    packet.hops = packet.hops + 1
    self:schedule(event.time + router.delay, router:next_towards(packet.target), packet)
  end
end

local function main(n)
  local network = Network.new(60)
  for i = 1, 200 do
    network:send_new(0)
  end
  local time = 0
  for step = 1, n do
    local event = network.queue:pop()
    time = event.time
    network:handle(event)
  end
  local busiest = 0
  for _, router in ipairs(network.routers) do
    busiest = math.max(busiest, router.handled)
  end
  print(table.concat({ "events", n, time, network.arrived, network.lost, network.hops, busiest }, " "))
end

main(tonumber(arg[1]) or 280000)
