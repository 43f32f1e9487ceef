-- A day in a bank, simulated event by event: customers with errands, tellers of several kinds, lines, accounts, a report.
local floor, max = math.floor, math.max

local function class(base)
  local c = {}
  c.__index = c
  if base then
    setmetatable(c, base)
  end
  return c
end

local function sorted_keys(map)
  local keys = {}
  for key in pairs(map) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  return keys
end

local InsufficientFunds = class()

function InsufficientFunds.new(account, missing)
  return setmetatable({
    message = "account " .. account.number .. " lacks " .. missing,
    missing = missing,
  }, InsufficientFunds)
end

local Random = class()

function Random.new(seed)
  return setmetatable({ seed = seed }, Random)
end

function Random:below(limit)
  self.seed = self.seed * 16807 % 2147483647
  return self.seed % limit
end

function Random:chance(percent)
  return self:below(100) < percent
end

function Random:pick(items)
  return items[self:below(#items) + 1]
end

local Statistics = class()

function Statistics.new()
  return setmetatable({ counts = {}, sums = {}, peaks = {} }, Statistics)
end

function Statistics:count(name)
  self.counts[name] = (self.counts[name] or 0) + 1
end

function Statistics:record(name, value)
  self:count(name)
  self.sums[name] = (self.sums[name] or 0) + value
  if not self.peaks[name] or value > self.peaks[name] then
    self.peaks[name] = value
  end
end

function Statistics:lines()
  local result = {}
  for _, name in ipairs(sorted_keys(self.counts)) do
    local line = string.format("%-24s%6d", name, self.counts[name])
    if self.sums[name] then
      local mean = floor(self.sums[name] * 100 / self.counts[name])
      line = line .. string.format("%10d%8d", mean, self.peaks[name])
    end
    result[#result + 1] = line
  end
  return result
end

local Account = class()

function Account.new(number, owner, balance)
  return setmetatable({ number = number, owner = owner, balance = balance, history = {} }, Account)
end

function Account:note(text)
  self.history[#self.history + 1] = text
  if #self.history > 12 then
    table.remove(self.history, 1)
  end
end

function Account:deposit(amount)
  self.balance = self.balance + amount
  self:note("+" .. tostring(amount))
end

function Account:withdraw(amount)
  if amount > self.balance then
    error(InsufficientFunds.new(self, amount - self.balance))
  end
  self.balance = self.balance - amount
  self:note("-" .. tostring(amount))
end

local Errand = class()
Errand.name = "errand"
Errand.minutes = 2

function Errand:duration(skill)
  return max(1, floor(self.minutes * 4 / skill))
end

function Errand:settle(bank, customer)
  bank.statistics:count(self.name)
end

local Deposit = class(Errand)
Deposit.name = "deposit"

function Deposit.new(amount)
  return setmetatable({ amount = amount }, Deposit)
end

function Deposit:settle(bank, customer)
  Errand.settle(self, bank, customer)
  customer.account:deposit(self.amount)
end

local Withdrawal = class(Errand)
Withdrawal.name = "withdrawal"
Withdrawal.minutes = 3

function Withdrawal.new(amount)
  return setmetatable({ amount = amount }, Withdrawal)
end

function Withdrawal:settle(bank, customer)
  Errand.settle(self, bank, customer)
  local ok, problem = pcall(customer.account.withdraw, customer.account, self.amount)
  if not ok then
    if getmetatable(problem) ~= InsufficientFunds then
      error(problem)
    end
    bank.statistics:record("refused", problem.missing)
    customer.mood = customer.mood - 2
  end
end

local Complaint = class(Errand)
Complaint.name = "complaint"

function Complaint.new(weight)
  return setmetatable({ weight = weight }, Complaint)
end

function Complaint:duration(skill)
  return 5 + self.weight * 2
end

function Complaint:settle(bank, customer)
  Errand.settle(self, bank, customer)
  customer.mood = customer.mood + (bank.random:chance(60) and 1 or -1)
end

local Transfer = class(Errand)
Transfer.name = "transfer"
Transfer.minutes = 4

function Transfer.new(target, amount)
  return setmetatable({ target = target, amount = amount }, Transfer)
end

function Transfer:settle(bank, customer)
  Errand.settle(self, bank, customer)
  local ok, problem = pcall(function()
    customer.account:withdraw(self.amount)
    bank.accounts[self.target + 1]:deposit(self.amount)
  end)
  if not ok then
    if getmetatable(problem) ~= InsufficientFunds then
      error(problem)
    end
    customer.errands[#customer.errands + 1] = Complaint.new(1)
  end
end

local Customer = class()

function Customer.new(name, account, arrival, patience)
  return setmetatable({
    name = name,
    account = account,
    arrival = arrival,
    patience = patience,
    errands = {},
    mood = 5,
    gone = false,
  }, Customer)
end

function Customer:urgency()
  return #self.errands
end

local ServiceEnd = class()

function ServiceEnd.new(teller)
  return setmetatable({ teller = teller }, ServiceEnd)
end

function ServiceEnd:fire(bank)
  self.teller:finish(bank)
end

local Pause = class()

function Pause.new(teller)
  return setmetatable({ teller = teller }, Pause)
end

function Pause:fire(bank)
  bank:assign(self.teller)
end

local Teller = class()

function Teller.init(self, name, skill)
  self.name = name
  self.skill = skill
  self.customer = nil
  self.served = 0
  self.worked = 0
  return self
end

function Teller.new(name, skill)
  return Teller.init(setmetatable({}, Teller), name, skill)
end

function Teller:accepts(customer)
  return true
end

function Teller:service_time(customer)
  return customer.errands[1]:duration(self.skill)
end

function Teller:begin(bank, customer)
  self.customer = customer
  local minutes = self:service_time(customer)
  self.worked = self.worked + minutes
  bank:schedule(minutes, ServiceEnd.new(self))
end

function Teller:finish(bank)
  local customer = self.customer
  local errand = table.remove(customer.errands, 1)
  errand:settle(bank, customer)
  if #customer.errands > 0 and customer.mood > 0 then
    self:begin(bank, customer)
    return
  end
  self.customer = nil
  self.served = self.served + 1
  bank:farewell(customer)
  bank:schedule(1, Pause.new(self))
end

local Trainee = class(Teller)

function Trainee.new(name, skill)
  return Teller.init(setmetatable({}, Trainee), name, skill)
end

function Trainee:accepts(customer)
  return #customer.errands < 3
end

function Trainee:service_time(customer)
  return Teller.service_time(self, customer) + 2
end

local Manager = class(Teller)

function Manager.new(name, skill)
  return Teller.init(setmetatable({}, Manager), name, skill)
end

function Manager:service_time(customer)
  customer.mood = customer.mood + 1
  return Teller.service_time(self, customer)
end

local WaitingLine = class()

function WaitingLine.new()
  return setmetatable({ customers = {} }, WaitingLine)
end

function WaitingLine:join(customer)
  self.customers[#self.customers + 1] = customer
end

function WaitingLine:leave(customer)
  for i, other in ipairs(self.customers) do
    if other == customer then
      table.remove(self.customers, i)
      return true
    end
  end
  return false
end

function WaitingLine:next_for(teller)
  for i, customer in ipairs(self.customers) do
    if teller:accepts(customer) then
      table.remove(self.customers, i)
      return customer
    end
  end
  return nil
end

local PriorityLine = class(WaitingLine)

function PriorityLine.new()
  return setmetatable({ customers = {} }, PriorityLine)
end

function PriorityLine:join(customer)
  local position = #self.customers
  while position > 0 and self.customers[position]:urgency() > customer:urgency() do
    position = position - 1
  end
  table.insert(self.customers, position + 1, customer)
end

local Arrival = class()

function Arrival.new()
  return setmetatable({}, Arrival)
end

function Arrival:fire(bank)
  bank:welcome(bank:new_customer())
  if bank.time < 480 then
    bank:schedule(1 + bank.random:below(3), Arrival.new())
  end
end

local Impatience = class()

function Impatience.new(customer)
  return setmetatable({ customer = customer }, Impatience)
end

function Impatience:fire(bank)
  if bank.line:leave(self.customer) then
    self.customer.gone = true
    bank.statistics:record("walked out", bank.time - self.customer.arrival)
  end
end

local Bank = class()

function Bank.new(seed, line, tellers)
  local self = setmetatable({}, Bank)
  self.random = Random.new(seed)
  self.line = line
  self.tellers = tellers
  self.time = 0
  self.agenda = {}
  self.statistics = Statistics.new()
  self.accounts = {}
  local first = { "Ada", "Bo", "Cleo", "Dag", "Eva", "Finn", "Gro", "Hans" }
  local last = { "Aas", "Berg", "Dahl", "Eide", "Foss", "Haug" }
  for i = 0, 39 do
    local owner = first[i % 8 + 1] .. " " .. last[i % 6 + 1]
    self.accounts[#self.accounts + 1] = Account.new(1000 + i, owner, self.random:below(900))
  end
  return self
end

function Bank:schedule(delay, event)
  local time = self.time + delay
  local events = self.agenda[time]
  if events then
    events[#events + 1] = event
  else
    self.agenda[time] = { event }
  end
end

function Bank:new_customer()
  local account = self.random:pick(self.accounts)
  local customer = Customer.new(account.owner, account, self.time, 8 + self.random:below(15))
  local errands = customer.errands
  for i = 1, 1 + self.random:below(3) do
    local kind = self.random:below(10)
    if kind < 4 then
      errands[#errands + 1] = Deposit.new(10 + self.random:below(200))
    elseif kind < 7 then
      errands[#errands + 1] = Withdrawal.new(20 + self.random:below(300))
    elseif kind < 9 then
      local target = self.random:below(40)
      errands[#errands + 1] = Transfer.new(target, self.random:below(150))
    else
      errands[#errands + 1] = Complaint.new(self.random:below(4))
    end
  end
  return customer
end

function Bank:welcome(customer)
  self.statistics:count("arrived")
  for _, teller in ipairs(self.tellers) do
    if not teller.customer and teller:accepts(customer) then
      self.statistics:record("waited", 0)
      teller:begin(self, customer)
      return
    end
  end
  self.line:join(customer)
  self:schedule(customer.patience, Impatience.new(customer))
end

function Bank:assign(teller)
  if teller.customer then
    return
  end
  local customer = self.line:next_for(teller)
  if customer then
    self.statistics:record("waited", self.time - customer.arrival)
    teller:begin(self, customer)
  end
end

function Bank:farewell(customer)
  self.statistics:record("stayed", self.time - customer.arrival)
  self.statistics:record("mood", customer.mood)
end

function Bank:run()
  self:schedule(0, Arrival.new())
  while next(self.agenda) do
    local events = self.agenda[self.time]
    if events then
      local i = 1
      while i <= #events do
        events[i]:fire(self)
        i = i + 1
      end
      self.agenda[self.time] = nil
    end
    self.time = self.time + 1
  end
end

function Bank:report()
  local lines = { "bank closed at minute " .. self.time }
  for _, line in ipairs(self.statistics:lines()) do
    lines[#lines + 1] = line
  end
  for _, teller in ipairs(self.tellers) do
    lines[#lines + 1] = string.format("%s served %d in %d minutes", teller.name, teller.served, teller.worked)
  end
  local richest = self.accounts[1]
  for _, account in ipairs(self.accounts) do
    if account.balance * 100 + account.number % 100 > richest.balance * 100 + richest.number % 100 then
      richest = account
    end
  end
  lines[#lines + 1] = richest.owner .. " owns " .. richest.balance .. " after " .. table.concat(richest.history, " ")
  return table.concat(lines, "\n")
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
  for day = 0, n - 1 do
    local line = day % 2 == 1 and PriorityLine.new() or WaitingLine.new()
    local tellers = { Teller.new("Tora", 4), Trainee.new("Tim", 3), Teller.new("Truls", 5), Manager.new("Mona", 6) }
    local bank = Bank.new(day + 1, line, tellers)
    bank:run()
    checksum = (checksum * 7 + digest(bank:report())) % 1000003
  end
  print("bank " .. n .. " " .. checksum)
end

main(tonumber(arg[1]) or 330)
