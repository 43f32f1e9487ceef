-- A small language from source to execution: scanner, parser, syntax tree, compiler to bytecode, stack machine.
local function class(base)
  local c = {}
  c.__index = c
  if base then
    setmetatable(c, base)
  end
  return c
end

local function set_of(...)
  local set = {}
  for _, item in ipairs({ ... }) do
    set[item] = true
  end
  return set
end

local ScriptError = class()

local function fail(message)
  error(setmetatable({ message = message }, ScriptError))
end

local Scanner = class()
local KEYWORDS = set_of("let", "while", "if", "else", "fn", "return", "print")
local PAIRS = set_of("==", "!=", "<=", ">=")

function Scanner.new(source)
  return setmetatable({ source = source, position = 1, tokens = {} }, Scanner)
end

local function is_digit(letter)
  return letter >= "0" and letter <= "9"
end

local function is_letter(letter)
  return letter >= "a" and letter <= "z" or letter >= "A" and letter <= "Z"
end

function Scanner:add(kind, text)
  self.tokens[#self.tokens + 1] = { kind, text }
end

function Scanner:scan()
  while self.position <= #self.source do
    local letter = self.source:sub(self.position, self.position)
    if letter == " " or letter == "\n" then
      self.position = self.position + 1
    elseif is_digit(letter) then
      self:add("number", self:run_of(is_digit))
    elseif is_letter(letter) then
      local word = self:run_of(is_letter)
      self:add(KEYWORDS[word] and word or "name", word)
    else
      local two = self.source:sub(self.position, self.position + 1)
      local sign = PAIRS[two] and two or letter
      self.position = self.position + #sign
      self:add(sign, sign)
    end
  end
  self:add("end", "")
  return self.tokens
end

function Scanner:run_of(test)
  local start = self.position
  while self.position <= #self.source and test(self.source:sub(self.position, self.position)) do
    self.position = self.position + 1
  end
  return self.source:sub(start, self.position - 1)
end

local Number = class()

function Number.new(value)
  return setmetatable({ value = value }, Number)
end

function Number:emit(code)
  code:add("push", self.value)
end

local Name = class()

function Name.new(name)
  return setmetatable({ name = name }, Name)
end

function Name:emit(code)
  code:add("load", code:slot(self.name))
end

local Binary = class()
Binary.NAMES = {
  ["+"] = "add", ["-"] = "sub", ["*"] = "mul", ["%"] = "mod", ["<"] = "lt", [">"] = "gt",
  ["=="] = "eq", ["!="] = "ne", ["<="] = "le", [">="] = "ge",
}

function Binary.new(sign, left, right)
  return setmetatable({ sign = sign, left = left, right = right }, Binary)
end

function Binary:emit(code)
  self.left:emit(code)
  self.right:emit(code)
  code:add(self.NAMES[self.sign], 0)
end

local Call = class()

function Call.new(name, arguments)
  return setmetatable({ name = name, arguments = arguments }, Call)
end

function Call:emit(code)
  for _, argument in ipairs(self.arguments) do
    argument:emit(code)
  end
  code:add("call", { self.name, #self.arguments })
end

local Let = class()

function Let.new(name, value)
  return setmetatable({ name = name, value = value }, Let)
end

function Let:emit(code)
  self.value:emit(code)
  code:declare(self.name)
  code:add("store", code:slot(self.name))
end

local Assign = class(Let)

function Assign.new(name, value)
  return setmetatable({ name = name, value = value }, Assign)
end

function Assign:emit(code)
  self.value:emit(code)
  code:add("store", code:slot(self.name))
end

local Print = class()

function Print.new(value)
  return setmetatable({ value = value }, Print)
end

function Print:emit(code)
  self.value:emit(code)
  code:add("print", 0)
end

local Return = class(Print)

function Return.new(value)
  return setmetatable({ value = value }, Return)
end

function Return:emit(code)
  self.value:emit(code)
  code:add("return", 0)
end

local Discard = class(Print)

function Discard.new(value)
  return setmetatable({ value = value }, Discard)
end

function Discard:emit(code)
  self.value:emit(code)
  code:add("pop", 0)
end

local Block = class()

function Block.new(statements)
  return setmetatable({ statements = statements }, Block)
end

function Block:emit(code)
  for _, statement in ipairs(self.statements) do
    statement:emit(code)
  end
end

local While = class()

function While.new(condition, body)
  return setmetatable({ condition = condition, body = body }, While)
end

function While:emit(code)
  local start = #code.instructions + 1
  self.condition:emit(code)
  local leave = code:add("jumpno", 0)
  self.body:emit(code)
  code:add("jump", start)
  code:patch(leave)
end

local If = class()

function If.new(condition, body, otherwise)
  return setmetatable({ condition = condition, body = body, otherwise = otherwise }, If)
end

function If:emit(code)
  self.condition:emit(code)
  local skip = code:add("jumpno", 0)
  self.body:emit(code)
  if not self.otherwise then
    code:patch(skip)
    return
  end
  local leave = code:add("jump", 0)
  code:patch(skip)
  self.otherwise:emit(code)
  code:patch(leave)
end

local Function = class()

function Function.new(name, parameters, body)
  return setmetatable({ name = name, parameters = parameters, body = body }, Function)
end

local Parser = class()
Parser.LEVELS = { set_of("==", "!="), set_of("<", ">", "<=", ">="), set_of("+", "-"), set_of("*", "%") }

function Parser.new(tokens)
  return setmetatable({ tokens = tokens, position = 1 }, Parser)
end

function Parser:peek()
  return self.tokens[self.position][1]
end

function Parser:take(kind)
  local token = self.tokens[self.position]
  if token[1] ~= kind then
    fail("expected " .. kind .. ", found " .. token[2])
  end
  self.position = self.position + 1
  return token[2]
end

function Parser:program()
  local functions = {}
  while self:peek() ~= "end" do
    functions[#functions + 1] = self:func()
  end
  return functions
end

function Parser:func()
  self:take("fn")
  local name = self:take("name")
  self:take("(")
  local parameters = {}
  while self:peek() ~= ")" do
    parameters[#parameters + 1] = self:take("name")
    if self:peek() == "," then
      self:take(",")
    end
  end
  self:take(")")
  return Function.new(name, parameters, self:block())
end

function Parser:block()
  self:take("{")
  local statements = {}
  while self:peek() ~= "}" do
    statements[#statements + 1] = self:statement()
  end
  self:take("}")
  return Block.new(statements)
end

function Parser:statement()
  local kind = self:peek()
  if kind == "while" then
    self:take("while")
    local condition = self:expression(1)
    return While.new(condition, self:block())
  end
  if kind == "if" then
    self:take("if")
    local condition = self:expression(1)
    local body = self:block()
    local otherwise = nil
    if self:peek() == "else" then
      self:take("else")
      otherwise = self:block()
    end
    return If.new(condition, body, otherwise)
  end
  local result = self:simple(kind)
  self:take(";")
  return result
end

function Parser:simple(kind)
  if kind == "let" then
    self:take("let")
    local name = self:take("name")
    self:take("=")
    return Let.new(name, self:expression(1))
  end
  if kind == "print" then
    self:take("print")
    return Print.new(self:expression(1))
  end
  if kind == "return" then
    self:take("return")
    return Return.new(self:expression(1))
  end
  if kind == "name" and self.tokens[self.position + 1][1] == "=" then
    local name = self:take("name")
    self:take("=")
    return Assign.new(name, self:expression(1))
  end
  return Discard.new(self:expression(1))
end

function Parser:expression(level)
  if level > #self.LEVELS then
    return self:atom()
  end
  local left = self:expression(level + 1)
  while self.LEVELS[level][self:peek()] do
    local sign = self:take(self:peek())
    left = Binary.new(sign, left, self:expression(level + 1))
  end
  return left
end

function Parser:atom()
  if self:peek() == "number" then
    return Number.new(tonumber(self:take("number")))
  end
  if self:peek() == "(" then
    self:take("(")
    local inside = self:expression(1)
    self:take(")")
    return inside
  end
  local name = self:take("name")
  if self:peek() ~= "(" then
    return Name.new(name)
  end
  self:take("(")
  local arguments = {}
  while self:peek() ~= ")" do
    arguments[#arguments + 1] = self:expression(1)
    if self:peek() == "," then
      self:take(",")
    end
  end
  self:take(")")
  return Call.new(name, arguments)
end

local Code = class()

function Code.new(func)
  local self = setmetatable({}, Code)
  self.name = func.name
  self.parameters = #func.parameters
  self.slots = {}
  self.slot_count = 0
  self.instructions = {}
  for _, parameter in ipairs(func.parameters) do
    self:declare(parameter)
  end
  func.body:emit(self)
  self:add("push", 0)
  self:add("return", 0)
  return self
end

function Code:declare(name)
  if not self.slots[name] then
    self.slot_count = self.slot_count + 1
    self.slots[name] = self.slot_count
  end
end

function Code:slot(name)
  if not self.slots[name] then
    fail("unknown name " .. name)
  end
  return self.slots[name]
end

function Code:add(operation, operand)
  self.instructions[#self.instructions + 1] = { operation, operand }
  return #self.instructions
end

function Code:patch(index)
  self.instructions[index] = { self.instructions[index][1], #self.instructions + 1 }
end

local Frame = class()

function Frame.new(code, arguments)
  for i = #arguments + 1, code.slot_count do
    arguments[i] = 0
  end
  return setmetatable({ code = code, next = 1, slots = arguments }, Frame)
end

local Machine = class()

function Machine.new(codes)
  return setmetatable({ codes = codes, stack = {}, frames = {}, output = {}, executed = 0 }, Machine)
end

function Machine:call(name, count)
  local code = self.codes[name]
  if not code then
    fail("unknown function " .. name)
  end
  if code.parameters ~= count then
    fail(name .. " takes " .. code.parameters)
  end
  local arguments = {}
  local base = #self.stack - count
  for i = 1, count do
    arguments[i] = self.stack[base + i]
  end
  for i = 1, count do
    self.stack[#self.stack] = nil
  end
  self.frames[#self.frames + 1] = Frame.new(code, arguments)
end

local function truthy(value)
  return value ~= false and value ~= 0
end

function Machine:run()
  self:call("main", 0)
  local stack = self.stack
  local remove = table.remove
  while #self.frames > 0 do
    local frame = self.frames[#self.frames]
    local instruction = frame.code.instructions[frame.next]
    local operation, operand = instruction[1], instruction[2]
    frame.next = frame.next + 1
    self.executed = self.executed + 1
    if operation == "load" then
      stack[#stack + 1] = frame.slots[operand]
    elseif operation == "push" then
      stack[#stack + 1] = operand
    elseif operation == "store" then
      frame.slots[operand] = remove(stack)
    elseif operation == "jump" then
      frame.next = operand
    elseif operation == "jumpno" then
      if not truthy(remove(stack)) then
        frame.next = operand
      end
    elseif operation == "call" then
      self:call(operand[1], operand[2])
    elseif operation == "return" then
      remove(self.frames)
    elseif operation == "pop" then
      remove(stack)
    elseif operation == "print" then
      self.output[#self.output + 1] = tostring(remove(stack))
    else
      local right = remove(stack)
      local left = remove(stack)
      stack[#stack + 1] = self:compute(operation, left, right)
    end
  end
end

function Machine:compute(operation, left, right)
  if operation == "add" then
    return left + right
  end
  if operation == "sub" then
    return left - right
  end
  if operation == "mul" then
    return left * right
  end
  if operation == "mod" then
    return left % right
  end
  if operation == "lt" then
    return left < right
  end
  if operation == "gt" then
    return left > right
  end
  if operation == "eq" then
    return left == right
  end
  if operation == "ne" then
    return left ~= right
  end
  if operation == "le" then
    return left <= right
  end
  return left >= right
end

local SOURCE = [[
fn gcd(a, b) { while b != 0 { let rest = a % b; a = b; b = rest; } return a; }
fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
fn prime(n) {
  let d = 2;
  while d * d <= n { if n % d == 0 { return 0; } d = d + 1; }
  return n > 1;
}
fn count(limit) {
  let found = 0; let i = 0;
  while i < limit { if prime(i) { found = found + 1; } else { noop(i); } i = i + 1; }
  return found;
}
fn noop(x) { }
fn main() { print gcd(462, 1071); print fib(9); print count(60); let x = (1 + 2) * 3 - 4; print x; }
]]

local function compile_source(source)
  local codes = {}
  for _, func in ipairs(Parser.new(Scanner.new(source):scan()):program()) do
    codes[func.name] = Code.new(func)
  end
  return codes
end

local function main(n)
  local checksum = 0
  local failures = 0
  for round = 0, n - 1 do
    local machine = Machine.new(compile_source(SOURCE))
    machine:run()
    for _, text in ipairs(machine.output) do
      checksum = (checksum * 31 + tonumber(text)) % 1000003
    end
    checksum = (checksum + machine.executed) % 1000003
    local ok, problem = pcall(compile_source, "fn main() { let a = " .. round .. "; print b; }")
    if not ok then
      if getmetatable(problem) ~= ScriptError then
        error(problem)
      end
      failures = failures + 1
    end
  end
  print("stackvm " .. n .. " " .. checksum .. " " .. failures)
end

main(tonumber(arg[1]) or 600)
