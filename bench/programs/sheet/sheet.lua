-- A spreadsheet: cells with text, numbers and formulas, a formula parser, dependencies, recalculation, a printed page.
local sqrt = math.sqrt

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

local function reverse(items)
  local n = #items
  for i = 1, math.floor(n / 2) do
    items[i], items[n - i + 1] = items[n - i + 1], items[i]
  end
end

local CellError = class()

local function fail(code)
  error(setmetatable({ code = code }, CellError))
end

-- Calls f; returns true and its result, or false and the code of the CellError that it raised.
local function attempt(f, ...)
  local ok, result = pcall(f, ...)
  if ok then
    return true, result
  end
  if getmetatable(result) ~= CellError then
    error(result)
  end
  return false, result.code
end

local function column_name(index)
  return ("ABCDEFGHIJKLMNOPQRSTUVWXYZ"):sub(index, index)
end

local Formula = class()

function Formula:references(result)
end

function Formula:evaluate(sheet)
  return 0.0
end

local Broken = class(Formula)

function Broken.new(code)
  return setmetatable({ code = code }, Broken)
end

function Broken:evaluate(sheet)
  fail(self.code)
end

local Constant = class(Formula)

function Constant.new(value)
  return setmetatable({ value = value }, Constant)
end

function Constant:evaluate(sheet)
  return self.value
end

local Reference = class(Formula)

function Reference.new(name)
  return setmetatable({ name = name }, Reference)
end

function Reference:references(result)
  append(result, self.name)
end

function Reference:evaluate(sheet)
  return sheet:number(self.name)
end

local Range = class(Formula)

function Range.new(first, last)
  local self = setmetatable({ names = {} }, Range)
  local low = tonumber(first:sub(2))
  local high = tonumber(last:sub(2))
  for column = first:byte(1), last:byte(1) do
    for row = low, high do
      append(self.names, string.char(column) .. tostring(row))
    end
  end
  return self
end

function Range:references(result)
  for _, name in ipairs(self.names) do
    append(result, name)
  end
end

function Range:evaluate(sheet)
  fail("#RANGE")
end

function Range:add_values(sheet, result)
  for _, name in ipairs(self.names) do
    append(result, sheet:number(name))
  end
end

local Operation = class(Formula)

function Operation.new(sign, left, right)
  return setmetatable({ sign = sign, left = left, right = right }, Operation)
end

function Operation:references(result)
  self.left:references(result)
  self.right:references(result)
end

function Operation:evaluate(sheet)
  local left = self.left:evaluate(sheet)
  local right = self.right:evaluate(sheet)
  if self.sign == "+" then
    return left + right
  end
  if self.sign == "-" then
    return left - right
  end
  if self.sign == "*" then
    return left * right
  end
  if right == 0.0 then
    fail("#DIV")
  end
  return left / right
end

local Comparison = class(Operation)

function Comparison.new(sign, left, right)
  return setmetatable({ sign = sign, left = left, right = right }, Comparison)
end

function Comparison:evaluate(sheet)
  local left = self.left:evaluate(sheet)
  local right = self.right:evaluate(sheet)
  if self.sign == "<" then
    return left < right and 1.0 or 0.0
  end
  return left > right and 1.0 or 0.0
end

local FUNCTIONS = {}

local FunctionCall = class(Formula)

function FunctionCall.new(name, arguments)
  return setmetatable({ name = name, arguments = arguments }, FunctionCall)
end

function FunctionCall:references(result)
  for _, argument in ipairs(self.arguments) do
    argument:references(result)
  end
end

function FunctionCall:numbers(sheet)
  local result = {}
  for _, argument in ipairs(self.arguments) do
    if getmetatable(argument) == Range then
      argument:add_values(sheet, result)
    else
      append(result, argument:evaluate(sheet))
    end
  end
  return result
end

function FunctionCall:evaluate(sheet)
  if self.name == "IF" then
    local chosen = self.arguments[1]:evaluate(sheet) ~= 0.0 and 2 or 3
    return self.arguments[chosen]:evaluate(sheet)
  end
  local func = FUNCTIONS[self.name]
  if not func then
    fail("#NAME")
  end
  return func(self:numbers(sheet))
end

function FUNCTIONS.SUM(numbers)
  local result = 0.0
  for _, number in ipairs(numbers) do
    result = result + number
  end
  return result
end

function FUNCTIONS.AVG(numbers)
  if #numbers == 0 then
    fail("#DIV")
  end
  return FUNCTIONS.SUM(numbers) / #numbers
end

function FUNCTIONS.MAX(numbers)
  local result = numbers[1]
  for _, number in ipairs(numbers) do
    result = math.max(result, number)
  end
  return result
end

function FUNCTIONS.MIN(numbers)
  local result = numbers[1]
  for _, number in ipairs(numbers) do
    result = math.min(result, number)
  end
  return result
end

function FUNCTIONS.ROOT(numbers)
  if numbers[1] < 0.0 then
    fail("#NUM")
  end
  return sqrt(numbers[1])
end

function FUNCTIONS.COUNT(numbers)
  return #numbers
end

local function is_digit(letter)
  return letter >= "0" and letter <= "9"
end

local function is_letter(letter)
  return letter >= "A" and letter <= "Z" or letter >= "a" and letter <= "z"
end

local FormulaParser = class()

function FormulaParser.new(text)
  return setmetatable({ text = text, position = 1 }, FormulaParser)
end

function FormulaParser:peek()
  while self.text:sub(self.position, self.position) == " " do
    self.position = self.position + 1
  end
  return self.text:sub(self.position, self.position)
end

function FormulaParser:take()
  local letter = self:peek()
  self.position = self.position + 1
  return letter
end

function FormulaParser:parse()
  local tree = self:comparison()
  if self:peek() ~= "" then
    fail("#SYNTAX")
  end
  return tree
end

function FormulaParser:comparison()
  local left = self:sum()
  if self:peek() == "<" or self:peek() == ">" then
    local sign = self:take()
    return Comparison.new(sign, left, self:sum())
  end
  return left
end

function FormulaParser:sum()
  local left = self:product()
  while self:peek() == "+" or self:peek() == "-" do
    local sign = self:take()
    left = Operation.new(sign, left, self:product())
  end
  return left
end

function FormulaParser:product()
  local left = self:atom()
  while self:peek() == "*" or self:peek() == "/" do
    local sign = self:take()
    left = Operation.new(sign, left, self:atom())
  end
  return left
end

function FormulaParser:atom()
  local letter = self:peek()
  if is_digit(letter) then
    return Constant.new(tonumber(self:run_of("0123456789.")))
  end
  if letter == "(" then
    self:take()
    local inside = self:comparison()
    if self:take() ~= ")" then
      fail("#SYNTAX")
    end
    return inside
  end
  if not is_letter(letter) then
    fail("#SYNTAX")
  end
  local word = self:run_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
  if self:peek() == "(" then
    return self:call(word)
  end
  if self:peek() == ":" then
    self:take()
    return Range.new(word, self:run_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
  end
  return Reference.new(word)
end

function FormulaParser:call(name)
  self:take()
  local arguments = {}
  while self:peek() ~= ")" do
    append(arguments, self:comparison())
    if self:peek() == "," then
      self:take()
    end
  end
  self:take()
  return FunctionCall.new(name, arguments)
end

function FormulaParser:run_of(letters)
  local start = self.position
  while self.position <= #self.text and letters:find(self.text:sub(self.position, self.position), 1, true) do
    self.position = self.position + 1
  end
  return self.text:sub(start, self.position - 1)
end

local Cell = class()

function Cell.init(self, name)
  self.name = name
  self.value = 0.0
  self.dependents = {}
  self.references = {}
  return self
end

function Cell.new(name)
  return Cell.init(setmetatable({}, Cell), name)
end

function Cell:calculate(sheet)
end

function Cell:number()
  return 0.0
end

function Cell:show()
  return ""
end

local NumberCell = class(Cell)

function NumberCell.new(name, value)
  local self = Cell.init(setmetatable({}, NumberCell), name)
  self.value = value
  return self
end

function NumberCell:number()
  return self.value
end

function NumberCell:show()
  return string.format("%.4f", self.value)
end

local TextCell = class(Cell)

function TextCell.new(name, text)
  local self = Cell.init(setmetatable({}, TextCell), name)
  self.text = text
  return self
end

function TextCell:number()
  fail("#VALUE")
end

function TextCell:show()
  return self.text
end

local FormulaCell = class(Cell)

function FormulaCell.new(name, source)
  local self = Cell.init(setmetatable({}, FormulaCell), name)
  self.source = source
  self.error = nil
  local ok, result = attempt(function() return FormulaParser.new(source):parse() end)
  self.tree = ok and result or Broken.new(result)
  self.tree:references(self.references)
  return self
end

function FormulaCell:calculate(sheet)
  local ok, result = attempt(self.tree.evaluate, self.tree, sheet)
  if ok then
    self.value = result
    self.error = nil
  else
    self.error = result
  end
end

function FormulaCell:number()
  if self.error then
    fail(self.error)
  end
  return self.value
end

function FormulaCell:show()
  return self.error or string.format("%.4f", self.value)
end

local Sheet = class()

function Sheet.new(columns, rows)
  return setmetatable({ columns = columns, rows = rows, cells = {}, calculated = 0 }, Sheet)
end

function Sheet:cell(name)
  local cell = self.cells[name]
  if not cell then
    cell = Cell.new(name)
    self.cells[name] = cell
  end
  return cell
end

function Sheet:number(name)
  return self:cell(name):number()
end

function Sheet:set(name, content)
  local cell
  if content:sub(1, 1) == "=" then
    cell = FormulaCell.new(name, content:sub(2))
  elseif is_digit(content:sub(1, 1)) then
    cell = NumberCell.new(name, tonumber(content))
  else
    cell = TextCell.new(name, content)
  end
  local old = self.cells[name]
  if old then
    cell.dependents = old.dependents
    for _, reference in ipairs(old.references) do
      self:cell(reference).dependents[name] = nil
    end
  end
  for _, reference in ipairs(cell.references) do
    self:cell(reference).dependents[name] = true
  end
  self.cells[name] = cell
  self:recalculate(name)
end

function Sheet:recalculate(name)
  local order = {}
  local ok, code = attempt(self.visit, self, name, {}, order)
  if not ok then
    self.cells[name].error = code
    return
  end
  reverse(order)
  for _, changed in ipairs(order) do
    self.calculated = self.calculated + 1
    self.cells[changed]:calculate(self)
  end
end

function Sheet:visit(name, marks, order)
  local mark = marks[name] or 0
  if mark == 2 then
    return
  end
  if mark == 1 then
    fail("#CYCLE")
  end
  marks[name] = 1
  for dependent in pairs(self.cells[name].dependents) do
    self:visit(dependent, marks, order)
  end
  marks[name] = 2
  append(order, name)
end

function Sheet:page()
  local lines = {}
  for row = 1, self.rows do
    local parts = {}
    for column = 1, self.columns do
      local cell = self.cells[column_name(column) .. tostring(row)]
      append(parts, string.format("%9s", cell and cell:show() or ""))
    end
    append(lines, table.concat(parts, "|"))
  end
  return table.concat(lines, "\n")
end

local function fill(sheet, seed)
  sheet:set("A1", "item")
  sheet:set("B1", "price")
  sheet:set("C1", "count")
  sheet:set("D1", "sum")
  for row = 2, 11 do
    seed = seed * 16807 % 2147483647
    local text = tostring(row)
    sheet:set("A" .. text, "part " .. text)
    sheet:set("B" .. text, tostring(seed % 1000 / 4))
    sheet:set("C" .. text, tostring(seed % 17))
    sheet:set("D" .. text, "=B" .. text .. " * C" .. text)
  end
  sheet:set("D12", "=SUM(D2:D11)")
  sheet:set("D13", "=IF(D12 > 9000, D12 * 0.75, D12) + 25")
  sheet:set("E12", "=MAX(B2:B11) - MIN(B2:B11)")
  sheet:set("E13", "=ROOT(AVG(C2:C11) - 8)")
  sheet:set("F2", "=D2 / D$")
  sheet:set("F3", "=D13 / (C2 - C2)")
  sheet:set("F4", "=A2 + 1")
  sheet:set("F5", "=FOO(1, 2)")
  sheet:set("F6", "=COUNT(D2:E13) + E13")
  return seed
end

local function digest(text)
  local result = 0
  for i = 1, #text do
    result = (result * 31 + text:byte(i)) % 1000003
  end
  return result
end

local function main(n)
  local checksum = 0
  local calculated = 0
  local seed = 99
  for round = 1, n do
    local sheet = Sheet.new(6, 13)
    seed = fill(sheet, seed)
    for change = 1, 10 do
      seed = seed * 16807 % 2147483647
      local column = seed % 2 == 0 and "B" or "C"
      sheet:set(column .. tostring(seed % 10 + 2), tostring(seed % 50))
    end
    sheet:set("E2", "=E3 + 1")
    sheet:set("E3", "=E2 + 1")
    sheet:set("E3", "7")
    checksum = (checksum * 3 + digest(sheet:page())) % 1000003
    calculated = calculated + sheet.calculated
  end
  print("sheet " .. n .. " " .. calculated .. " " .. checksum)
end

main(tonumber(arg[1]) or 1100)
