-- Bodies that attract one another, moved by leapfrog steps: float arithmetic on fields.
local sqrt = math.sqrt

local Body = {}
Body.__index = Body

function Body.new(mass, x, y, z)
  return setmetatable({
    mass = mass, x = x, y = y, z = z,
    vx = 0.0, vy = 0.0, vz = 0.0,
    ax = 0.0, ay = 0.0, az = 0.0,
  }, Body)
end

function Body:kick(dt)
  self.vx = self.vx + self.ax * dt
  self.vy = self.vy + self.ay * dt
  self.vz = self.vz + self.az * dt
end

function Body:drift(dt)
  self.x = self.x + self.vx * dt
  self.y = self.y + self.vy * dt
  self.z = self.z + self.vz * dt
end

function Body:kinetic()
  return 0.5 * self.mass * (self.vx * self.vx + self.vy * self.vy + self.vz * self.vz)
end

local Cluster = {}
Cluster.__index = Cluster

function Cluster.new(count)
  local self = setmetatable({ bodies = {} }, Cluster)
  for i = 0, count - 1 do
    local body = Body.new(1.0 + i * 0.25, (i * 7 % 5) - 2.0, (i * 3 % 7) - 3.0, (i * 5 % 3) - 1.0)
    body.vx = (i % 3 - 1) * 0.1
    body.vy = (i % 2) * 0.2 - 0.1
    self.bodies[#self.bodies + 1] = body
  end
  return self
end

function Cluster:accelerate()
  local bodies = self.bodies
  for _, body in ipairs(bodies) do
    body.ax = 0.0
    body.ay = 0.0
    body.az = 0.0
  end
  local count = #bodies
  for i = 1, count do
    local a = bodies[i]
    for j = i + 1, count do
      local b = bodies[j]
      local dx = b.x - a.x
      local dy = b.y - a.y
      local dz = b.z - a.z
      local square = dx * dx + dy * dy + dz * dz + 0.05
      local pull = 1.0 / (square * sqrt(square))
      a.ax = a.ax + dx * pull * b.mass
      a.ay = a.ay + dy * pull * b.mass
      a.az = a.az + dz * pull * b.mass
      b.ax = b.ax - dx * pull * a.mass
      b.ay = b.ay - dy * pull * a.mass
      b.az = b.az - dz * pull * a.mass
    end
  end
end

function Cluster:step(dt)
  for _, body in ipairs(self.bodies) do
    body:kick(dt * 0.5)
    body:drift(dt)
  end
  self:accelerate()
  for _, body in ipairs(self.bodies) do
    body:kick(dt * 0.5)
  end
end

function Cluster:energy()
  local total = 0.0
  for _, body in ipairs(self.bodies) do
    total = total + body:kinetic()
  end
  return total
end

local function main(n)
  local cluster = Cluster.new(6)
  cluster:accelerate()
  for step = 1, n do
    cluster:step(0.002)
  end
  print("orbits " .. n .. " " .. string.format("%.9f", cluster:energy()))
end

main(tonumber(arg[1]) or 80000)
