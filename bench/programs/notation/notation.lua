-- A reader and a writer for nested data in a JSON-like notation: lists, maps, text with escapes, numbers, constants.
local NULL = setmetatable({}, { __tostring = function() return "null" end })
local LIST = {}

local Reader = {}
Reader.__index = Reader

function Reader.new(text)
  return setmetatable({ text = text, position = 1 }, Reader)
end

function Reader:letter()
  return self.text:sub(self.position, self.position)
end

function Reader:skip_blanks()
  while self:letter() == " " or self:letter() == "\n" do
    self.position = self.position + 1
  end
end

function Reader:expect(sign)
  if self:letter() ~= sign then
    error("expected " .. sign .. " at " .. self.position)
  end
  self.position = self.position + 1
end

function Reader:value()
  self:skip_blanks()
  local letter = self:letter()
  if letter == "{" then
    return self:map()
  end
  if letter == "[" then
    return self:list()
  end
  if letter == '"' then
    return self:string()
  end
  if letter == "t" then
    self.position = self.position + 4
    return true
  end
  if letter == "f" then
    self.position = self.position + 5
    return false
  end
  if letter == "n" then
    self.position = self.position + 4
    return NULL
  end
  return self:number()
end

function Reader:map()
  local result = {}
  self.position = self.position + 1
  self:skip_blanks()
  while self:letter() ~= "}" do
    local key = self:string()
    self:skip_blanks()
    self:expect(":")
    result[key] = self:value()
    self:skip_blanks()
    if self:letter() == "," then
      self.position = self.position + 1
      self:skip_blanks()
    end
  end
  self.position = self.position + 1
  return result
end

function Reader:list()
  local result = setmetatable({}, LIST)
  self.position = self.position + 1
  self:skip_blanks()
  while self:letter() ~= "]" do
    result[#result + 1] = self:value()
    self:skip_blanks()
    if self:letter() == "," then
      self.position = self.position + 1
      self:skip_blanks()
    end
  end
  self.position = self.position + 1
  return result
end

function Reader:string()
  self:expect('"')
  local parts = {}
  local start = self.position
  while self:letter() ~= '"' do
    if self:letter() == "\\" then
      parts[#parts + 1] = self.text:sub(start, self.position - 1)
      local escape = self.text:sub(self.position + 1, self.position + 1)
      parts[#parts + 1] = escape == "n" and "\n" or escape
      self.position = self.position + 2
      start = self.position
    else
      self.position = self.position + 1
    end
  end
  parts[#parts + 1] = self.text:sub(start, self.position - 1)
  self.position = self.position + 1
  return table.concat(parts)
end

-- A number with a point stays a fraction in every Lua, so the writer is told by a wrapper.
local Fraction = {}
Fraction.__index = Fraction

function Reader:number()
  local start = self.position
  local fraction = false
  while self.position <= #self.text and ("0123456789.-"):find(self:letter(), 1, true) do
    if self:letter() == "." then
      fraction = true
    end
    self.position = self.position + 1
  end
  local digits = self.text:sub(start, self.position - 1)
  local number = tonumber(digits)
  return fraction and setmetatable({ value = number }, Fraction) or number
end

local function quote(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("\n", "\\n") .. '"'
end

local function write(value)
  if value == NULL or type(value) == "boolean" then
    return tostring(value)
  end
  if type(value) == "string" then
    return quote(value)
  end
  if getmetatable(value) == LIST then
    local parts = {}
    for _, item in ipairs(value) do
      parts[#parts + 1] = write(item)
    end
    return "[" .. table.concat(parts, ", ") .. "]"
  end
  if getmetatable(value) == Fraction then
    return string.format("%.2f", value.value)
  end
  if type(value) == "table" then
    local keys = {}
    for key in pairs(value) do
      keys[#keys + 1] = key
    end
    table.sort(keys)
    local parts = {}
    for _, key in ipairs(keys) do
      parts[#parts + 1] = quote(key) .. ": " .. write(value[key])
    end
    return "{" .. table.concat(parts, ", ") .. "}"
  end
  return tostring(value)
end

local function count_numbers(value)
  if type(value) ~= "table" or value == NULL or getmetatable(value) == Fraction then
    return 1
  end
  local total = 0
  if getmetatable(value) == LIST then
    for _, item in ipairs(value) do
      total = total + count_numbers(item)
    end
    return total
  end
  for _, item in pairs(value) do
    total = total + count_numbers(item)
  end
  return total
end

local SOURCE = [[{"name": "pump station \"north\"", "active": true, "parts": [
  {"id": 17, "kind": "valve", "open": false, "tags": ["steel", "dn50"], "pressure": 12.5},
  {"id": 18, "kind": "meter", "open": null, "tags": [], "readings": [1, 2, 3, 5, 8, 13, 21, 34, -55]},
  {"id": 19, "kind": "pipe", "note": "line one\nline two", "bends": [{"angle": 90.0}, {"angle": 45.5}]}
], "site": {"city": "Narvik", "zip": 8514, "gps": [68.44, 17.43]}}]]

local function main(n)
  local total = 0
  local text = SOURCE
  for round = 0, n - 1 do
    local data = Reader.new(text):value()
    data.serial = round
    local readings = data.parts[2].readings
    readings[#readings + 1] = round % 100
    total = total + count_numbers(data)
    local out = write(data)
    total = total + #out
    if round % 20 == 19 then
      text = SOURCE
    else
      text = out
    end
  end
  print("notation " .. n .. " " .. total)
end

main(tonumber(arg[1]) or 7000)
