-- A text adventure: rooms, things, a wandering creature, commands parsed from text, rules that fire on the state of the world.
local function class(base)
  local c = {}
  c.__index = c
  if base then
    setmetatable(c, base)
  end
  return c
end

local function index_of(items, item)
  for i, other in ipairs(items) do
    if other == item then
      return i
    end
  end
  return nil
end

local function remove(items, item)
  table.remove(items, index_of(items, item))
end

local function append(items, item)
  items[#items + 1] = item
end

local function split(text, separator)
  local parts = {}
  local start = 1
  while true do
    local found = text:find(separator, start, true)
    if not found then
      append(parts, text:sub(start))
      return parts
    end
    append(parts, text:sub(start, found - 1))
    start = found + 1
  end
end

local CommandError = class()

local function fail(message)
  error(setmetatable({ message = message }, CommandError))
end

local Thing = class()

function Thing.init(self, name, description, weight)
  self.name = name
  self.description = description
  self.weight = weight
  self.words = split(name, " ")
  self.flags = {}
  return self
end

function Thing.new(name, description, weight)
  return Thing.init(setmetatable({}, Thing), name, description, weight)
end

function Thing:matches(word)
  return index_of(self.words, word) ~= nil
end

function Thing:describe()
  return self.description
end

function Thing:is_on(flag)
  return self.flags[flag] or false
end

function Thing:turn(flag, value)
  self.flags[flag] = value
end

local Lamp = class(Thing)

function Lamp.new(name, description, oil)
  local self = Thing.init(setmetatable({}, Lamp), name, description, 2)
  self.oil = oil
  return self
end

function Lamp:describe()
  local state = self:is_on("lit") and "burning" or "dark"
  return self.description .. " It is " .. state .. "."
end

function Lamp:burn()
  if self:is_on("lit") then
    self.oil = self.oil - 1
    if self.oil <= 0 then
      self:turn("lit", false)
      return true
    end
  end
  return false
end

local Chest = class(Thing)

function Chest.new(name, description, contents)
  local self = Thing.init(setmetatable({}, Chest), name, description, 50)
  self.contents = contents
  return self
end

function Chest:describe()
  if not self:is_on("open") then
    return self.description .. " It is closed."
  end
  local names = {}
  for _, thing in ipairs(self.contents) do
    append(names, thing.name)
  end
  if #names == 0 then
    return self.description .. " It is empty."
  end
  return self.description .. " Inside: " .. table.concat(names, ", ") .. "."
end

local function find(things, word)
  for _, thing in ipairs(things) do
    if thing:matches(word) then
      return thing
    end
  end
  return nil
end

local Room = class()

function Room.new(name, description, dark)
  return setmetatable({
    name = name,
    description = description,
    dark = dark,
    exits = {},
    things = {},
    visits = 0,
  }, Room)
end

function Room:find(word)
  return find(self.things, word)
end

function Room:describe(lit)
  if self.dark and not lit then
    return "It is pitch dark here."
  end
  local lines = { "== " .. self.name .. " ==", self.description }
  for _, thing in ipairs(self.things) do
    append(lines, "There is a " .. thing.name .. " here.")
  end
  local exits = {}
  for direction in pairs(self.exits) do
    append(exits, direction)
  end
  table.sort(exits)
  append(lines, "Exits: " .. table.concat(exits, ", ") .. ".")
  return table.concat(lines, "\n")
end

local Creature = class()

function Creature.new(name, room, route)
  return setmetatable({ name = name, room = room, route = route, step = 0, stolen = {} }, Creature)
end

function Creature:act(world)
  local direction = self.route[self.step % #self.route + 1]
  self.step = self.step + 1
  if self.room.exits[direction] then
    self.room = self.room.exits[direction]
  end
  if self.room == world.player.room then
    world:say("A " .. self.name .. " scurries past.")
    for _, thing in ipairs(world.player.things) do
      if thing:is_on("shiny") then
        remove(world.player.things, thing)
        append(self.stolen, thing)
        world:say("The " .. self.name .. " steals the " .. thing.name .. "!")
        break
      end
    end
  elseif #self.stolen > 0 then
    append(self.room.things, table.remove(self.stolen))
  end
end

local Player = class()

function Player.new(room)
  return setmetatable({ room = room, things = {}, score = 0, moves = 0 }, Player)
end

function Player:load()
  local sum = 0
  for _, thing in ipairs(self.things) do
    sum = sum + thing.weight
  end
  return sum
end

function Player:find(word)
  return find(self.things, word)
end

function Player:has_light()
  for _, thing in ipairs(self.things) do
    if thing:is_on("lit") then
      return true
    end
  end
  return false
end

local Command = class()

function Command:target(world)
  if #self.words == 0 then
    fail("What do you mean?")
  end
  for _, word in ipairs(self.words) do
    local thing = world.player:find(word) or world.player.room:find(word)
    if thing then
      return thing
    end
  end
  fail("There is no " .. table.concat(self.words, " ") .. " here.")
end

function Command:run(world)
  fail("Nothing happens.")
end

local function command_class()
  local c = class(Command)
  c.new = function(words)
    return setmetatable({ words = words }, c)
  end
  return c
end

local Look = command_class()

function Look:run(world)
  if #self.words > 0 then
    world:say(self:target(world):describe())
  else
    world:say(world.player.room:describe(world.player:has_light()))
  end
end

local Go = command_class()

function Go:run(world)
  local direction = self.words[1] or "nowhere"
  local room = world.player.room
  if not room.exits[direction] then
    fail("You cannot go " .. direction .. ".")
  end
  world.player.room = room.exits[direction]
  world.player.room.visits = world.player.room.visits + 1
  if world.player.room.visits == 1 then
    world.player.score = world.player.score + 5
  end
  Look.new({}):run(world)
end

local Take = command_class()

function Take:run(world)
  local thing = self:target(world)
  local player = world.player
  if index_of(player.things, thing) then
    fail("You already have it.")
  end
  if player:load() + thing.weight > 20 then
    fail("That is too heavy.")
  end
  remove(player.room.things, thing)
  append(player.things, thing)
  world:say("Taken: " .. thing.name .. ".")
end

local Drop = command_class()

function Drop:run(world)
  local thing = self:target(world)
  if not index_of(world.player.things, thing) then
    fail("You do not have it.")
  end
  remove(world.player.things, thing)
  append(world.player.room.things, thing)
  world:say("Dropped.")
end

local Open = command_class()

function Open:run(world)
  local thing = self:target(world)
  if getmetatable(thing) ~= Chest then
    fail("The " .. thing.name .. " does not open.")
  end
  if thing:is_on("open") then
    fail("It is open.")
  end
  if not world.player:find("key") then
    fail("It is locked.")
  end
  thing:turn("open", true)
  for _, inside in ipairs(thing.contents) do
    append(world.player.room.things, inside)
  end
  thing.contents = {}
  world:say("You open the " .. thing.name .. ".")
end

local Light = command_class()

function Light:run(world)
  local thing = self:target(world)
  if getmetatable(thing) ~= Lamp then
    fail("The " .. thing.name .. " does not burn.")
  end
  thing.oil = thing.oil + 6
  thing:turn("lit", true)
  world:say("The " .. thing.name .. " shines.")
end

local Inventory = command_class()

function Inventory:run(world)
  if #world.player.things == 0 then
    world:say("You carry nothing.")
    return
  end
  local names = {}
  for _, thing in ipairs(world.player.things) do
    append(names, thing.name:upper())
  end
  table.sort(names)
  world:say("You carry: " .. table.concat(names, ", ") .. " (" .. tostring(world.player:load()) .. ").")
end

local Rule = class()

function Rule.new(name, test, effect)
  return setmetatable({ name = name, test = test, effect = effect, fired = 0 }, Rule)
end

function Rule:apply(world)
  if self.test(world) then
    self.fired = self.fired + 1
    self.effect(world)
  end
end

local World = class()
World.COMMANDS = {
  look = Look,
  go = Go,
  take = Take,
  get = Take,
  drop = Drop,
  open = Open,
  light = Light,
  inventory = Inventory,
}
World.IGNORED = { the = true, a = true, at = true, to = true }

function World.new()
  local self = setmetatable({ rooms = {}, output = {}, rules = {}, errors = 0 }, World)
  self:build()
  self.player = Player.new(self.rooms.hall)
  self.creature = Creature.new("magpie", self.rooms.attic, { "down", "east", "west", "up", "north", "south" })
  return self
end

function World:build()
  local hall = self:room("hall", "A draughty hall with worn tiles.", false)
  local library = self:room("library", "Shelves reach into the gloom.", false)
  local cellar = self:room("cellar", "Water drips somewhere.", true)
  local garden = self:room("garden", "Nettles and an old well.", false)
  local attic = self:room("attic", "Dust, beams and a skylight.", false)
  local vault = self:room("vault", "The walls are of iron.", true)
  self:connect(hall, "north", library, "south")
  self:connect(hall, "down", cellar, "up")
  self:connect(hall, "east", garden, "west")
  self:connect(library, "up", attic, "down")
  self:connect(cellar, "north", vault, "south")
  append(hall.things, Lamp.new("brass lamp", "A dented lamp.", 4))
  append(library.things, Thing.new("heavy book", "It is about bees.", 8))
  append(garden.things, Thing.new("rusty key", "It is almost eaten away.", 1))
  local coin = Thing.new("gold coin", "Worth more than it looks.", 1)
  coin:turn("shiny", true)
  local crown = Thing.new("silver crown", "A small crown.", 4)
  crown:turn("shiny", true)
  append(vault.things, Chest.new("iron chest", "Bolted to the floor.", { coin, crown }))
  append(self.rules, Rule.new("oil", function(w) return w:lamp_dies() end, function(w) w:say("Your lamp goes out.") end))
  append(self.rules, Rule.new("bees", function(w) return w:in_garden_with_book() end, function(w) w:reward(1, "The bees hum.") end))
  append(self.rules, Rule.new("rich", function(w) return w:treasure_in_hall() == 2 end, function(w) w:reward(10, "You feel rich.") end))
end

function World:room(name, description, dark)
  local room = Room.new(name, description, dark)
  self.rooms[name] = room
  return room
end

function World:connect(a, direction, b, back)
  a.exits[direction] = b
  b.exits[back] = a
end

function World:lamp_dies()
  local lamp = self.player:find("lamp")
  return lamp ~= nil and lamp:burn()
end

function World:in_garden_with_book()
  return self.player.room.name == "garden" and self.player:find("book") ~= nil
end

function World:treasure_in_hall()
  local count = 0
  for _, thing in ipairs(self.rooms.hall.things) do
    if thing:is_on("shiny") then
      count = count + 1
    end
  end
  return count
end

function World:reward(points, text)
  self.player.score = self.player.score + points
  self:say(text)
end

function World:say(text)
  append(self.output, text)
end

function World:parse(line)
  local words = {}
  for word in line:lower():gmatch("[^ ]+") do
    if not self.IGNORED[word] then
      append(words, word)
    end
  end
  if #words == 0 then
    fail("Pardon?")
  end
  local verb = table.remove(words, 1)
  if self.player.room.exits[verb] then
    return Go.new({ verb })
  end
  if not self.COMMANDS[verb] then
    fail("I do not know how to " .. verb .. ".")
  end
  return self.COMMANDS[verb].new(words)
end

function World:turn(line)
  self:say("> " .. line)
  self.player.moves = self.player.moves + 1
  local ok, problem = pcall(function()
    self:parse(line):run(self)
  end)
  if not ok then
    if getmetatable(problem) ~= CommandError then
      error(problem)
    end
    self.errors = self.errors + 1
    self:say(problem.message)
  end
  self.creature:act(self)
  for _, rule in ipairs(self.rules) do
    rule:apply(self)
  end
end

local STORY = [[Look|take the lamp|inventory|go east|take the rusty key|look at key|WEST|light lamp|down|look|north|open chest
look at chest|take gold coin|get silver crown|south|up|drop coin|drop the crown|north|take book|open book|south|east
look|west|drop book|inventory|dance|go up|take unicorn||light key|down|light up the lamp|north|take chest|look|south|up
inventory|take coin|east|drop lamp|look at coin|west|north|up|look|down|south|drop key|take key]]

local function digest(lines)
  local total = 0
  for _, line in ipairs(lines) do
    total = (total * 31 + #line) % 1000003
    local head = line:sub(1, 12)
    for i = 1, #head do
      total = (total * 7 + head:byte(i)) % 1000003
    end
  end
  return total
end

local function main(n)
  local checksum = 0
  local steps = { "north", "south", "east", "take coin", "west" }
  for round = 0, n - 1 do
    local world = World.new()
    for _, line in ipairs(split((STORY:gsub("\n", "|")), "|")) do
      world:turn(line)
    end
    for step = 0, round % 9 - 1 do
      world:turn(steps[step % 5 + 1])
    end
    local fired = 0
    for _, rule in ipairs(world.rules) do
      fired = fired + rule.fired
    end
    checksum = (checksum * 5 + digest(world.output) + world.player.score * 100 + world.errors + fired) % 1000003
  end
  print("adventure " .. n .. " " .. checksum)
end

main(tonumber(arg[1]) or 2400)
