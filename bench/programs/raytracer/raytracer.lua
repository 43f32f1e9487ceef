-- A ray tracer: vectors and colours as objects, spheres, planes and discs behind one interface, lights, shadows, mirrors.
local sqrt, floor, abs, min, max = math.sqrt, math.floor, math.abs, math.min, math.max

local function class(base)
  local c = {}
  c.__index = c
  if base then
    setmetatable(c, base)
  end
  return c
end

local Vector = class()

function Vector.new(x, y, z)
  return setmetatable({ x = x, y = y, z = z }, Vector)
end

function Vector:plus(other)
  return Vector.new(self.x + other.x, self.y + other.y, self.z + other.z)
end

function Vector:minus(other)
  return Vector.new(self.x - other.x, self.y - other.y, self.z - other.z)
end

function Vector:times(factor)
  return Vector.new(self.x * factor, self.y * factor, self.z * factor)
end

function Vector:dot(other)
  return self.x * other.x + self.y * other.y + self.z * other.z
end

function Vector:cross(other)
  return Vector.new(
    self.y * other.z - self.z * other.y,
    self.z * other.x - self.x * other.z,
    self.x * other.y - self.y * other.x
  )
end

function Vector:length()
  return sqrt(self:dot(self))
end

function Vector:unit()
  return self:times(1.0 / self:length())
end

function Vector:mirrored(normal)
  return self:minus(normal:times(2.0 * self:dot(normal)))
end

local Colour = class()

function Colour.new(red, green, blue)
  return setmetatable({ red = red, green = green, blue = blue }, Colour)
end

function Colour:plus(other)
  return Colour.new(self.red + other.red, self.green + other.green, self.blue + other.blue)
end

function Colour:scaled(factor)
  return Colour.new(self.red * factor, self.green * factor, self.blue * factor)
end

function Colour:filtered(other)
  return Colour.new(self.red * other.red, self.green * other.green, self.blue * other.blue)
end

function Colour:code()
  return self:channel(self.red) * 65536 + self:channel(self.green) * 256 + self:channel(self.blue)
end

function Colour:channel(value)
  return floor(min(1.0, max(0.0, value)) * 255.0)
end

local Ray = class()

function Ray.new(origin, direction)
  return setmetatable({ origin = origin, direction = direction }, Ray)
end

function Ray:at(distance)
  return self.origin:plus(self.direction:times(distance))
end

local Material = class()

function Material.new(colour, mirror, shine)
  return setmetatable({ colour = colour, mirror = mirror, shine = shine }, Material)
end

function Material:colour_at(point)
  return self.colour
end

local Checkered = class(Material)

function Checkered.new(colour, other, mirror, shine)
  return setmetatable({ colour = colour, other = other, mirror = mirror, shine = shine }, Checkered)
end

function Checkered:colour_at(point)
  local square = floor(point.x) + floor(point.z)
  return square % 2 == 0 and self.colour or self.other
end

local Body = class()

function Body:distance(ray)
  return nil
end

function Body:normal(point)
  return nil
end

local Sphere = class(Body)

function Sphere.new(centre, radius, material)
  return setmetatable({ centre = centre, radius = radius, material = material }, Sphere)
end

function Sphere:distance(ray)
  local offset = ray.origin:minus(self.centre)
  local half = offset:dot(ray.direction)
  local rest = half * half - offset:dot(offset) + self.radius * self.radius
  if rest < 0.0 then
    return nil
  end
  local root = sqrt(rest)
  if -half - root > 0.0001 then
    return -half - root
  end
  if -half + root > 0.0001 then
    return -half + root
  end
  return nil
end

function Sphere:normal(point)
  return point:minus(self.centre):times(1.0 / self.radius)
end

local Plane = class(Body)

function Plane.new(direction, offset, material)
  return setmetatable({ direction = direction, offset = offset, material = material }, Plane)
end

function Plane:distance(ray)
  local slope = self.direction:dot(ray.direction)
  if abs(slope) < 0.000001 then
    return nil
  end
  local distance = (self.offset - self.direction:dot(ray.origin)) / slope
  return distance > 0.0001 and distance or nil
end

function Plane:normal(point)
  return self.direction
end

local Disc = class(Plane)

function Disc.new(centre, direction, radius, material)
  return setmetatable({
    direction = direction,
    offset = direction:dot(centre),
    material = material,
    centre = centre,
    radius = radius,
  }, Disc)
end

function Disc:distance(ray)
  local distance = Plane.distance(self, ray)
  if not distance then
    return nil
  end
  local away = ray:at(distance):minus(self.centre)
  return away:dot(away) <= self.radius * self.radius and distance or nil
end

local Light = class()

function Light.new(position, colour)
  return setmetatable({ position = position, colour = colour }, Light)
end

local Hit = class()

function Hit.new(body, distance)
  return setmetatable({ body = body, distance = distance }, Hit)
end

local Scene = class()

function Scene.new()
  return setmetatable({ bodies = {}, lights = {}, rays = 0 }, Scene)
end

function Scene:nearest(ray)
  self.rays = self.rays + 1
  local best = nil
  for _, body in ipairs(self.bodies) do
    local distance = body:distance(ray)
    if distance and (not best or distance < best.distance) then
      best = Hit.new(body, distance)
    end
  end
  return best
end

function Scene:in_shadow(point, light)
  local path = light.position:minus(point)
  local length = path:length()
  local ray = Ray.new(point, path:times(1.0 / length))
  for _, body in ipairs(self.bodies) do
    local distance = body:distance(ray)
    if distance and distance < length then
      return true
    end
  end
  return false
end

function Scene:sky(direction)
  local t = 0.5 * (direction.y + 1.0)
  return Colour.new(1.0 - 0.5 * t, 1.0 - 0.3 * t, 1.0)
end

function Scene:trace(ray, depth)
  local hit = self:nearest(ray)
  if not hit then
    return self:sky(ray.direction)
  end
  local point = ray:at(hit.distance)
  local normal = hit.body:normal(point)
  if normal:dot(ray.direction) > 0.0 then
    normal = normal:times(-1.0)
  end
  local material = hit.body.material
  local colour = self:lit(ray, point, normal, material)
  if material.mirror > 0.0 and depth < 3 then
    local mirrored = Ray.new(point, ray.direction:mirrored(normal))
    local seen = self:trace(mirrored, depth + 1)
    colour = colour:scaled(1.0 - material.mirror):plus(seen:scaled(material.mirror))
  end
  return colour
end

function Scene:lit(ray, point, normal, material)
  local own = material:colour_at(point)
  local colour = own:scaled(0.1)
  for _, light in ipairs(self.lights) do
    if not self:in_shadow(point, light) then
      local towards = light.position:minus(point):unit()
      local brightness = towards:dot(normal)
      if brightness > 0.0 then
        colour = colour:plus(own:filtered(light.colour):scaled(brightness))
        local gloss = towards:mirrored(normal):dot(ray.direction)
        if gloss > 0.0 then
          gloss = gloss * gloss * gloss * gloss
          colour = colour:plus(light.colour:scaled(gloss * gloss * material.shine))
        end
      end
    end
  end
  return colour
end

local Camera = class()

function Camera.new(position, target, width, height)
  local self = setmetatable({ position = position, width = width, height = height }, Camera)
  self.forward = target:minus(position):unit()
  self.right = self.forward:cross(Vector.new(0.0, 1.0, 0.0)):unit()
  self.up = self.right:cross(self.forward)
  return self
end

function Camera:ray(column, row)
  local across = (column + 0.5) / self.width - 0.5
  local down = 0.5 - (row + 0.5) / self.height
  local direction = self.forward:plus(self.right:times(across * 1.6)):plus(self.up:times(down * 1.2))
  return Ray.new(self.position, direction:unit())
end

local function make_scene()
  local scene = Scene.new()
  local bodies, lights = scene.bodies, scene.lights
  local ground = Checkered.new(Colour.new(0.9, 0.9, 0.9), Colour.new(0.2, 0.2, 0.3), 0.2, 0.1)
  bodies[1] = Plane.new(Vector.new(0.0, 1.0, 0.0), -1.0, ground)
  bodies[2] = Sphere.new(Vector.new(0.0, 0.2, 0.0), 1.2, Material.new(Colour.new(0.9, 0.2, 0.2), 0.3, 0.8))
  bodies[3] = Sphere.new(Vector.new(-2.0, -0.3, 1.0), 0.7, Material.new(Colour.new(0.2, 0.8, 0.3), 0.1, 0.5))
  bodies[4] = Sphere.new(Vector.new(1.8, -0.5, -1.2), 0.5, Material.new(Colour.new(0.3, 0.4, 0.9), 0.6, 0.9))
  local slope = Vector.new(0.3, 0.2, 1.0):unit()
  bodies[5] = Disc.new(Vector.new(1.0, 1.0, 3.0), slope, 1.5, Material.new(Colour.new(0.8, 0.7, 0.2), 0.5, 0.3))
  lights[1] = Light.new(Vector.new(4.0, 6.0, -5.0), Colour.new(0.8, 0.8, 0.7))
  lights[2] = Light.new(Vector.new(-5.0, 3.0, -2.0), Colour.new(0.3, 0.3, 0.5))
  return scene
end

local function main(n)
  local scene = make_scene()
  local camera = Camera.new(Vector.new(0.0, 1.5, -6.0), Vector.new(0.0, 0.0, 0.0), n, n)
  local checksum = 0
  for row = 0, n - 1 do
    for column = 0, n - 1 do
      local colour = scene:trace(camera:ray(column, row), 0)
      checksum = (checksum * 31 + colour:code()) % 1000003
    end
  end
  print("raytracer " .. n .. " " .. scene.rays .. " " .. checksum)
end

main(tonumber(arg[1]) or 200)
