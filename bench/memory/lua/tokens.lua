local lines = {}
for i = 0, 399 do
  lines[#lines + 1] = string.format("let value_%d = (%d + other_%d) * %d ; // note %d", i, i, i % 13, i % 97, i)
end
local SOURCE = table.concat(lines, "\n")

local function token(kind, text, line) return {kind = kind, text = text, line = line, next = false} end
local function letter(c) return c >= 97 and c <= 122 or c >= 65 and c <= 90 end
local function digit(c) return c >= 48 and c <= 57 end

local function tokenize(source)
  local tokens, at, line, n, byte, sub = {}, 1, 1, #source, string.byte, string.sub
  while at <= n do
    local c = byte(source, at)
    if c == 10 then
      line, at = line + 1, at + 1
    elseif c == 32 then
      at = at + 1
    elseif letter(c) then
      local start = at
      while at <= n and (letter(byte(source, at)) or digit(byte(source, at)) or byte(source, at) == 95) do at = at + 1 end
      tokens[#tokens + 1] = token("name", sub(source, start, at - 1), line)
    elseif digit(c) then
      local start = at
      while at <= n and digit(byte(source, at)) do at = at + 1 end
      tokens[#tokens + 1] = token("number", sub(source, start, at - 1), line)
    else
      tokens[#tokens + 1] = token("sign", sub(source, at, at), line)
      at = at + 1
    end
  end
  for i = 1, #tokens - 1 do tokens[i].next = tokens[i + 1] end
  return tokens
end

local function work()
  local result, t = 0, tokenize(SOURCE)[1]
  while t do
    result = result + t.line * #t.text
    t = t.next
  end
  return result
end

return work, 0, 25
