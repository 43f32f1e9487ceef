local Record, Sequence, Text, Number = {}, {}, {}, {}
local byte, sub = string.byte, string.sub

local function quoted(text, at)
  local finish = text:find('"', at + 1, true)
  return sub(text, at + 1, finish - 1), finish + 1
end

local function parse(text, at)
  local c = byte(text, at)
  if c == 123 then
    local fields, key = {}, nil
    at = at + 1
    while byte(text, at) ~= 125 do
      key, at = quoted(text, at)
      fields[key], at = parse(text, at + 1)
      if byte(text, at) == 44 then at = at + 1 end
    end
    return setmetatable({fields = fields}, Record), at + 1
  elseif c == 91 then
    local items, item = {}, nil
    at = at + 1
    while byte(text, at) ~= 93 do
      item, at = parse(text, at)
      items[#items + 1] = item
      if byte(text, at) == 44 then at = at + 1 end
    end
    return setmetatable({items = items}, Sequence), at + 1
  elseif c == 34 then
    local value
    value, at = quoted(text, at)
    return setmetatable({value = value}, Text), at
  end
  local finish = at
  while byte(text, finish) >= 48 and byte(text, finish) <= 57 do finish = finish + 1 end
  return setmetatable({value = tonumber(sub(text, at, finish - 1))}, Number), finish
end

local function total(node)
  local kind, sum = getmetatable(node), 0
  if kind == Record then
    for _, v in pairs(node.fields) do sum = sum + total(v) end
    return sum
  elseif kind == Sequence then
    for _, v in ipairs(node.items) do sum = sum + total(v) end
    return sum
  end
  return kind == Number and node.value or #node.value
end

local function sample(n)
  local parts = {}
  for i = 0, n - 1 do
    parts[i + 1] = string.format('{"id":%d,"name":"item %d","tags":["a","bc",%d],"sub":{"x":%d,"y":[1,2,3]}}', i, i, i % 7, i % 10)
  end
  return "[" .. table.concat(parts, ",") .. "]"
end

local TEXTS = {}

local function work(n)
  TEXTS[n] = TEXTS[n] or sample(n)
  return total((parse(TEXTS[n], 1)))
end

return work, 1500, 6
