-- Doubly recursive Fibonacci: the cost of one call.
local function fib(n)
  if n < 2 then
    return n
  end
  return fib(n - 1) + fib(n - 2)
end

local function main(n)
  print("fib " .. n .. " " .. fib(n))
end

main(tonumber(arg[1]) or 34)
