-- A timetable made by constraint solving: lessons as variables, rules as objects, propagation, backtracking, a printed plan.
local DAYS = { "Mon", "Tue", "Wed", "Thu" }
local HOURS = 2

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

local function filter(items, test)
  local result = {}
  for _, item in ipairs(items) do
    if test(item) then
      append(result, item)
    end
  end
  return result
end

local Contradiction = class()

local Slot = class()

function Slot.new(number, day, hour, room)
  return setmetatable({ number = number, day = day, hour = hour, room = room, time = day * HOURS + hour }, Slot)
end

function Slot:label()
  return string.format("%s %d %s", DAYS[self.day + 1], self.hour + 8, self.room.name)
end

local Room = class()

function Room.new(name, seats, features)
  return setmetatable({ name = name, seats = seats, features = features }, Room)
end

local Lesson = class()

function Lesson.new(subject, teacher, group, size, needs)
  return setmetatable({
    subject = subject,
    teacher = teacher,
    group = group,
    size = size,
    needs = needs,
    domain = {},
    slot = nil,
    rules = {},
  }, Lesson)
end

function Lesson:name()
  return self.subject .. "/" .. self.group
end

function Lesson:fits(slot)
  if slot.room.seats < self.size then
    return false
  end
  return self.needs == nil or slot.room.features[self.needs] == true
end

local Rule = class()
Rule.weight = 1

function Rule.init(self, lessons)
  self.lessons = lessons
  for _, lesson in ipairs(lessons) do
    append(lesson.rules, self)
  end
  return self
end

function Rule:allows(lesson, slot, other, other_slot)
  return true
end

function Rule:others(lesson)
  return coroutine.wrap(function()
    for _, other in ipairs(self.lessons) do
      if other ~= lesson then
        coroutine.yield(other)
      end
    end
  end)
end

local function rule_class(weight)
  local c = class(Rule)
  c.weight = weight
  c.new = function(lessons)
    return Rule.init(setmetatable({}, c), lessons)
  end
  return c
end

local OnePerRoom = rule_class(1)

function OnePerRoom:allows(lesson, slot, other, other_slot)
  return slot.number ~= other_slot.number
end

local NotTogether = rule_class(3)

function NotTogether:allows(lesson, slot, other, other_slot)
  return slot.time ~= other_slot.time
end

local DifferentDays = rule_class(2)

function DifferentDays:allows(lesson, slot, other, other_slot)
  return slot.day ~= other_slot.day
end

local Before = rule_class(2)

function Before:allows(lesson, slot, other, other_slot)
  if lesson == self.lessons[1] then
    return slot.time < other_slot.time
  end
  return slot.time > other_slot.time
end

local DayOff = class(Rule)

function DayOff.new(lessons, day)
  local self = Rule.init(setmetatable({}, DayOff), lessons)
  self.day = day
  for _, lesson in ipairs(lessons) do
    lesson.domain = filter(lesson.domain, function(slot) return slot.day ~= day end)
  end
  return self
end

local Trail = class()

function Trail.new()
  return setmetatable({ entries = {} }, Trail)
end

function Trail:save(lesson)
  append(self.entries, { lesson, lesson.domain })
end

function Trail:mark()
  return #self.entries
end

function Trail:undo(mark)
  while #self.entries > mark do
    local entry = table.remove(self.entries)
    entry[1].domain = entry[2]
  end
end

local Solver = class()

function Solver.new(lessons, limit)
  return setmetatable({
    lessons = lessons,
    trail = Trail.new(),
    limit = limit,
    tried = 0,
    failed = 0,
    solutions = {},
    seed = 7,
  }, Solver)
end

function Solver:choose()
  local best = nil
  local best_key = 0
  for _, lesson in ipairs(self.lessons) do
    if not lesson.slot then
      local pressure = 0
      for _, rule in ipairs(lesson.rules) do
        pressure = pressure + rule.weight
      end
      local key = #lesson.domain * 100 - pressure
      if not best or key < best_key then
        best = lesson
        best_key = key
      end
    end
  end
  return best
end

function Solver:narrow(lesson, slot)
  for _, rule in ipairs(lesson.rules) do
    for other in rule:others(lesson) do
      if not other.slot then
        local kept = filter(other.domain, function(choice)
          return rule:allows(lesson, slot, other, choice)
        end)
        if #kept < #other.domain then
          if #kept == 0 then
            error(setmetatable({ message = other:name() }, Contradiction))
          end
          self.trail:save(other)
          other.domain = kept
        end
      end
    end
  end
end

function Solver:solve()
  local lesson = self:choose()
  if not lesson then
    append(self.solutions, self:plan())
    return #self.solutions >= self.limit
  end
  for _, slot in ipairs(lesson.domain) do
    self.tried = self.tried + 1
    local mark = self.trail:mark()
    lesson.slot = slot
    local ok, result = pcall(function()
      self:narrow(lesson, slot)
      return self:solve()
    end)
    if ok then
      if result then
        return true
      end
    elseif getmetatable(result) == Contradiction then
      self.failed = self.failed + 1
    else
      error(result)
    end
    lesson.slot = nil
    self.trail:undo(mark)
    if self.tried > 300 then
      return true
    end
  end
  return false
end

function Solver:plan()
  local lines = {}
  for _, lesson in ipairs(self.lessons) do
    append(lines, string.format("%-16s%-8s%s", lesson:name(), lesson.teacher, lesson.slot:label()))
  end
  table.sort(lines)
  return table.concat(lines, "\n")
end

local School = class()

function School.new(variant)
  local self = setmetatable({}, School)
  self.rooms = {
    Room.new("aula", 60, { stage = true, piano = true }),
    Room.new("lab", 24, { sinks = true }),
    Room.new("r101", 30, {}),
  }
  self.slots = {}
  for day = 0, #DAYS - 1 do
    for hour = 0, HOURS - 1 do
      for _, room in ipairs(self.rooms) do
        append(self.slots, Slot.new(#self.slots, day, hour, room))
      end
    end
  end
  self.lessons = {}
  self.variant = variant
  self:add_lessons()
  for _, lesson in ipairs(self.lessons) do
    lesson.domain = filter(self.slots, function(slot) return lesson:fits(slot) end)
  end
  self:turn_domains()
  self:add_rules()
  return self
end

function School:add_lessons()
  local subjects = {
    { "maths", "Euler", 26, nil },
    { "physics", "Curie", 22, "sinks" },
    { "music", "Grieg", 28, "piano" },
    { "latin", "Livia", 20, nil },
    { "drama", "Ibsen", 25, "stage" },
  }
  for _, group in ipairs({ "1a", "1b", "2a", "2b" }) do
    for _, subject in ipairs(subjects) do
      append(self.lessons, Lesson.new(subject[1], subject[2], group, subject[3] - self.variant % 3, subject[4]))
    end
    append(self.lessons, Lesson.new("maths+", "Euler", group, 24, nil))
  end
end

function School:turn_domains()
  for i, lesson in ipairs(self.lessons) do
    local shift = (self.variant * 5 + (i - 1) * 3) % #lesson.domain
    local turned = {}
    for j = shift + 1, #lesson.domain do
      append(turned, lesson.domain[j])
    end
    for j = 1, shift do
      append(turned, lesson.domain[j])
    end
    lesson.domain = turned
  end
end

function School:by(attribute)
  local result = {}
  for _, lesson in ipairs(self.lessons) do
    local key = lesson[attribute]
    result[key] = result[key] or {}
    append(result[key], lesson)
  end
  return result
end

local function sorted_pairs(map)
  local keys = {}
  for key in pairs(map) do
    append(keys, key)
  end
  table.sort(keys)
  local position = 0
  return function()
    position = position + 1
    local key = keys[position]
    return key, key and map[key]
  end
end

function School:add_rules()
  OnePerRoom.new(self.lessons)
  for teacher, lessons in sorted_pairs(self:by("teacher")) do
    NotTogether.new(lessons)
    if teacher == "Curie" then
      DayOff.new(lessons, self.variant % 4)
    end
  end
  for group, lessons in sorted_pairs(self:by("group")) do
    NotTogether.new(lessons)
    DifferentDays.new(filter(lessons, function(lesson) return lesson.teacher == "Euler" end))
    Before.new(filter(lessons, function(lesson) return lesson.subject == "music" or lesson.subject == "drama" end))
  end
end

local function digest(text)
  local total = 0
  for i = 1, #text do
    total = (total * 31 + text:byte(i)) % 1000003
  end
  return total
end

local function main(n)
  local checksum = 0
  local tried = 0
  for variant = 0, n - 1 do
    local solver = Solver.new(School.new(variant).lessons, 25)
    solver:solve()
    for _, plan in ipairs(solver.solutions) do
      checksum = (checksum * 3 + digest(plan)) % 1000003
    end
    tried = tried + solver.tried
    checksum = (checksum + solver.failed) % 1000003
  end
  print("timetable " .. n .. " " .. tried .. " " .. checksum)
end

main(tonumber(arg[1]) or 270)
