-- A calculator: text to tokens, tokens to a tree by recursive descent, the tree evaluated with variables and simplified.
local function new_class()
  local class = {}
  class.__index = class
  return class
end

local function token(kind, text)
  return { kind = kind, text = text }
end

local function tokens_of(source)
  local tokens = {}
  local position = 1
  while position <= #source do
    local letter = source:sub(position, position)
    if letter == " " then
      position = position + 1
    elseif letter >= "0" and letter <= "9" then
      local start = position
      while position <= #source do
        letter = source:sub(position, position)
        if not (letter >= "0" and letter <= "9" or letter == ".") then
          break
        end
        position = position + 1
      end
      tokens[#tokens + 1] = token("number", source:sub(start, position - 1))
    elseif letter >= "a" and letter <= "z" then
      local start = position
      while position <= #source do
        letter = source:sub(position, position)
        if not (letter >= "a" and letter <= "z") then
          break
        end
        position = position + 1
      end
      tokens[#tokens + 1] = token("name", source:sub(start, position - 1))
    else
      tokens[#tokens + 1] = token("sign", letter)
      position = position + 1
    end
  end
  tokens[#tokens + 1] = token("end", "")
  return tokens
end

local Number = new_class()

function Number.new(value)
  return setmetatable({ value = value }, Number)
end

function Number:evaluate(variables)
  return self.value
end

function Number:simplify()
  return self
end

function Number:is_constant()
  return true
end

local Variable = new_class()

function Variable.new(name)
  return setmetatable({ name = name }, Variable)
end

function Variable:evaluate(variables)
  return variables[self.name]
end

function Variable:simplify()
  return self
end

function Variable:is_constant()
  return false
end

local Negation = new_class()

function Negation.new(operand)
  return setmetatable({ operand = operand }, Negation)
end

function Negation:evaluate(variables)
  return -self.operand:evaluate(variables)
end

function Negation:simplify()
  local operand = self.operand:simplify()
  if operand:is_constant() then
    return Number.new(-operand.value)
  end
  return Negation.new(operand)
end

function Negation:is_constant()
  return false
end

local Binary = new_class()

function Binary.new(sign, left, right)
  return setmetatable({ sign = sign, left = left, right = right }, Binary)
end

function Binary:evaluate(variables)
  local left = self.left:evaluate(variables)
  local right = self.right:evaluate(variables)
  if self.sign == "+" then
    return left + right
  end
  if self.sign == "-" then
    return left - right
  end
  if self.sign == "*" then
    return left * right
  end
  return left / right
end

function Binary:simplify()
  local left = self.left:simplify()
  local right = self.right:simplify()
  local result = Binary.new(self.sign, left, right)
  if left:is_constant() and right:is_constant() then
    return Number.new(result:evaluate({}))
  end
  return result
end

function Binary:is_constant()
  return false
end

local Parser = new_class()

function Parser.new(tokens)
  return setmetatable({ tokens = tokens, position = 1 }, Parser)
end

function Parser:peek()
  return self.tokens[self.position].text
end

function Parser:take()
  local taken = self.tokens[self.position]
  self.position = self.position + 1
  return taken
end

function Parser:sum()
  local left = self:product()
  while self:peek() == "+" or self:peek() == "-" do
    local sign = self:take().text
    left = Binary.new(sign, left, self:product())
  end
  return left
end

function Parser:product()
  local left = self:factor()
  while self:peek() == "*" or self:peek() == "/" do
    local sign = self:take().text
    left = Binary.new(sign, left, self:factor())
  end
  return left
end

function Parser:factor()
  local taken = self:take()
  if taken.kind == "number" then
    return Number.new(tonumber(taken.text))
  end
  if taken.kind == "name" then
    return Variable.new(taken.text)
  end
  if taken.text == "-" then
    return Negation.new(self:factor())
  end
  local inside = self:sum()
  self:take()
  return inside
end

local SOURCES = {
  "1 + 2 * 3 - x / 4",
  "(width + height) * 2 - -depth * (3.5 + 1.5)",
  "((x + 1) * (x + 2) * (x + 3)) / (1 + x * x)",
  "price * 1.25 + 2 * (4 - 1) * rate - 8 / 2",
  "-(-(x - 1) * (y + 0.5)) + 10 * (2 + 3 * (4 - 5 / 2))",
}

local function main(n)
  local total = 0.0
  local count = 0
  for round = 0, n - 1 do
    local variables = { x = round % 10 + 1.0, y = 2.0, width = 3.0, height = 4.5, depth = 0.25, price = 9.5, rate = 1.5 }
    for _, source in ipairs(SOURCES) do
      local tokens = tokens_of(source)
      local tree = Parser.new(tokens):sum()
      count = count + #tokens
      total = total + tree:evaluate(variables)
      local simple = tree:simplify()
      for again = 1, 3 do
        variables.x = variables.x + 1.0
        total = total + simple:evaluate(variables)
      end
    end
  end
  print("exprs " .. n .. " " .. count .. " " .. string.format("%.4f", total))
end

main(tonumber(arg[1]) or 7000)
