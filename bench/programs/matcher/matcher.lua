-- A pattern matcher: pattern text to a syntax tree, tree to an automaton of states, matching by sets of states with a cache.
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

local PatternError = class()

local function fail(message, position)
  error(setmetatable({ message = message .. " at " .. position, position = position }, PatternError))
end

local State = class()

function State.new(number)
  return setmetatable({ number = number, test = nil, next = nil, empty = {} }, State)
end

local Builder = class()

function Builder.new()
  return setmetatable({ states = {} }, Builder)
end

function Builder:state()
  local state = State.new(#self.states)
  append(self.states, state)
  return state
end

local Letter = class()

function Letter.new(letter)
  return setmetatable({ letter = letter }, Letter)
end

function Letter:accepts(letter)
  return letter == self.letter
end

function Letter:build(builder, last)
  local start = builder:state()
  start.test = self
  start.next = last
  return start
end

function Letter:show()
  return self.letter
end

local AnyLetter = class(Letter)

function AnyLetter.new()
  return setmetatable({ letter = "." }, AnyLetter)
end

function AnyLetter:accepts(letter)
  return letter ~= "\n"
end

local LetterClass = class(Letter)

function LetterClass.new(ranges, negated)
  return setmetatable({ letter = "[]", ranges = ranges, negated = negated }, LetterClass)
end

function LetterClass:accepts(letter)
  for _, range in ipairs(self.ranges) do
    if range[1] <= letter and letter <= range[2] then
      return not self.negated
    end
  end
  return self.negated
end

function LetterClass:show()
  local parts = {}
  for _, range in ipairs(self.ranges) do
    append(parts, range[1] .. "-" .. range[2])
  end
  return "[" .. (self.negated and "^" or "") .. table.concat(parts) .. "]"
end

local Nothing = class()

function Nothing.new()
  return setmetatable({}, Nothing)
end

function Nothing:build(builder, last)
  return last
end

function Nothing:show()
  return ""
end

local Sequence = class()

function Sequence.new(first, second)
  return setmetatable({ first = first, second = second }, Sequence)
end

function Sequence:build(builder, last)
  return self.first:build(builder, self.second:build(builder, last))
end

function Sequence:show()
  return self.first:show() .. self.second:show()
end

local Choice = class()

function Choice.new(left, right)
  return setmetatable({ left = left, right = right }, Choice)
end

function Choice:build(builder, last)
  local start = builder:state()
  append(start.empty, self.left:build(builder, last))
  append(start.empty, self.right:build(builder, last))
  return start
end

function Choice:show()
  return "(" .. self.left:show() .. "|" .. self.right:show() .. ")"
end

local Optional = class()
Optional.sign = "?"

function Optional.new(inside)
  return setmetatable({ inside = inside }, Optional)
end

function Optional:build(builder, last)
  local start = builder:state()
  append(start.empty, self.inside:build(builder, last))
  append(start.empty, last)
  return start
end

function Optional:show()
  return "(" .. self.inside:show() .. ")" .. self.sign
end

local Repeat = class(Optional)
Repeat.sign = "*"

function Repeat.new(inside)
  return setmetatable({ inside = inside }, Repeat)
end

function Repeat:build(builder, last)
  local loop = builder:state()
  append(loop.empty, self.inside:build(builder, loop))
  append(loop.empty, last)
  return loop
end

local RepeatOnce = class(Optional)
RepeatOnce.sign = "+"

function RepeatOnce.new(inside)
  return setmetatable({ inside = inside }, RepeatOnce)
end

function RepeatOnce:build(builder, last)
  local loop = builder:state()
  local start = self.inside:build(builder, loop)
  append(loop.empty, start)
  append(loop.empty, last)
  return start
end

local PatternParser = class()

function PatternParser.new(text)
  return setmetatable({ text = text, position = 1 }, PatternParser)
end

function PatternParser:parse()
  local tree = self:choice()
  if self:more() then
    fail("unexpected " .. self:peek(), self.position - 1)
  end
  return tree
end

function PatternParser:more()
  return self.position <= #self.text
end

function PatternParser:peek()
  return self.text:sub(self.position, self.position)
end

function PatternParser:take()
  if not self:more() then
    fail("pattern ends", self.position - 1)
  end
  local letter = self:peek()
  self.position = self.position + 1
  return letter
end

function PatternParser:choice()
  local left = self:sequence()
  while self:peek() == "|" do
    self:take()
    left = Choice.new(left, self:sequence())
  end
  return left
end

function PatternParser:sequence()
  local tree = Nothing.new()
  while self:more() and not ("|)"):find(self:peek(), 1, true) do
    tree = Sequence.new(tree, self:repeated())
  end
  return tree
end

function PatternParser:repeated()
  local tree = self:atom()
  while self:more() and ("*+?"):find(self:peek(), 1, true) do
    local sign = self:take()
    if sign == "*" then
      tree = Repeat.new(tree)
    elseif sign == "+" then
      tree = RepeatOnce.new(tree)
    else
      tree = Optional.new(tree)
    end
  end
  return tree
end

function PatternParser:atom()
  local letter = self:take()
  if letter == "(" then
    local tree = self:choice()
    if self:peek() ~= ")" then
      fail("missing )", self.position - 1)
    end
    self:take()
    return tree
  end
  if letter == "[" then
    return self:letter_class()
  end
  if letter == "." then
    return AnyLetter.new()
  end
  if letter == "\\" then
    return self:escape(self:take())
  end
  if ("*+?"):find(letter, 1, true) then
    fail("nothing to repeat", self.position - 2)
  end
  return Letter.new(letter)
end

function PatternParser:escape(letter)
  if letter == "d" then
    return LetterClass.new({ { "0", "9" } }, false)
  end
  if letter == "w" then
    return LetterClass.new({ { "a", "z" }, { "A", "Z" }, { "0", "9" }, { "_", "_" } }, false)
  end
  return Letter.new(letter)
end

function PatternParser:letter_class()
  local negated = false
  if self:peek() == "^" then
    self:take()
    negated = true
  end
  local ranges = {}
  while self:peek() ~= "]" do
    local low = self:take()
    local high = low
    if self:peek() == "-" then
      self:take()
      high = self:take()
    end
    append(ranges, { low, high })
  end
  self:take()
  return LetterClass.new(ranges, negated)
end

local Situation = class()

function Situation.new(key, states, final)
  return setmetatable({ key = key, states = states, final = final, moves = {} }, Situation)
end

local Pattern = class()

function Pattern.new(text)
  local self = setmetatable({}, Pattern)
  self.tree = PatternParser.new(text):parse()
  local builder = Builder.new()
  self.last = builder:state()
  self.start = self.tree:build(builder, self.last)
  self.size = #builder.states
  self.situations = {}
  self.situation_count = 0
  self.first = self:situation({ self.start })
  return self
end

function Pattern:situation(states)
  local reached = {}
  local numbers = {}
  local waiting = {}
  for _, state in ipairs(states) do
    append(waiting, state)
  end
  while #waiting > 0 do
    local state = table.remove(waiting)
    if not reached[state.number] then
      reached[state.number] = true
      append(numbers, state.number)
      for _, following in ipairs(state.empty) do
        append(waiting, following)
      end
    end
  end
  table.sort(numbers)
  local key = table.concat(numbers, ",")
  local known = self.situations[key]
  if not known then
    known = Situation.new(key, self:testing(states, {}), reached[self.last.number] or false)
    self.situations[key] = known
    self.situation_count = self.situation_count + 1
  end
  return known
end

function Pattern:testing(states, seen)
  local result = {}
  for _, state in ipairs(states) do
    if not seen[state.number] then
      seen[state.number] = true
      if state.test then
        append(result, state)
      end
      for _, more in ipairs(self:testing(state.empty, seen)) do
        append(result, more)
      end
    end
  end
  return result
end

function Pattern:move(situation, letter)
  local following = situation.moves[letter]
  if not following then
    local states = {}
    for _, state in ipairs(situation.states) do
      if state.test:accepts(letter) then
        append(states, state.next)
      end
    end
    following = self:situation(states)
    situation.moves[letter] = following
  end
  return following
end

function Pattern:longest_at(text, start)
  local situation = self.first
  local last = situation.final and start or -1
  local position = start
  while position <= #text and #situation.states > 0 do
    situation = self:move(situation, text:sub(position, position))
    position = position + 1
    if situation.final then
      last = position
    end
  end
  return last
end

function Pattern:find_all(text)
  local found = {}
  local position = 1
  while position <= #text do
    local last = self:longest_at(text, position)
    if last > position then
      append(found, text:sub(position, last - 1))
      position = last
    else
      position = position + 1
    end
  end
  return found
end

local PATTERNS = { "[a-z]+ing", "\\d+(\\.\\d+)?", "(ab|a)(bc|c)*d?", "[^ ,.]+@[a-z]+\\.(com|org)", "\\w+(, \\w+)+", "x*y+z?", "(r|s)(e|i)d" }
local BROKEN = { "(ab", "*a", "a|(b", "[a" }
local TEXT = [[The king was singing, running and 3.14 rings while mail to ann@site.org or bob@host.com cost 12 or 7.50,
red, sid, rid abcbcd acccd ab xxyyz yz xz walking under_score A1, B2, C3 done.]]

local function main(n)
  local checksum = 0
  local errors = 0
  for round = 1, n do
    for _, text in ipairs(PATTERNS) do
      local pattern = Pattern.new(text)
      local found = pattern:find_all(TEXT)
      for _, part in ipairs(found) do
        checksum = (checksum * 31 + #part + part:byte(1)) % 1000003
      end
      checksum = (checksum + pattern.size + pattern.situation_count + #pattern.tree:show()) % 1000003
    end
    for _, text in ipairs(BROKEN) do
      local ok, problem = pcall(Pattern.new, text)
      if not ok then
        if getmetatable(problem) ~= PatternError then
          error(problem)
        end
        errors = errors + problem.position
      end
    end
  end
  print("matcher " .. n .. " " .. checksum .. " " .. errors)
end

main(tonumber(arg[1]) or 600)
