async def a(): raise ValueError("deep")
async def b(): await a()
async def d(): await b()
try:
    d().send(None)
except ValueError as e:
    names, tb = [], e.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names)
