local Vector = {}
Vector.__index = Vector

local function vector(x, y) return setmetatable({x = x, y = y}, Vector) end
function Vector:plus(other) return vector(self.x + other.x, self.y + other.y) end
function Vector:times(k) return vector(self.x * k, self.y * k) end

local function work(n)
  local gravity, particles, height = vector(0.0, -9.8), {}, 0.0
  for _ = 1, n do
    for i = 0, 19 do
      particles[#particles + 1] = {position = vector(0.0, 0.0), velocity = vector(i - 10.0, 20.0 + i), life = 30}
    end
    local dt, alive = 0.02, {}
    for _, p in ipairs(particles) do
      p.velocity = p.velocity:plus(gravity:times(dt))
      p.position = p.position:plus(p.velocity:times(dt))
      p.life = p.life - 1
      if p.life > 0 then alive[#alive + 1] = p end
      height = height + p.position.y
    end
    particles = alive
  end
  return math.floor(height)
end

return work, 60, 8
