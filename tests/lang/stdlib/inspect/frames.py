from inspect import currentframe, stack, trace, getframeinfo
def f(): return currentframe(), stack()
a, b = f()
print(a.f_code.co_name, b[0].function, b[0].lineno, b[0].code_context, b[0].index, b[1].function, len(b))
print(getframeinfo(a)[1:])
def g(): 1 / 0
try:
    g()
except ZeroDivisionError:
    print([(x.function, x.lineno) for x in trace()])
