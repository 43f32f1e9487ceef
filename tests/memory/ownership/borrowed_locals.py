# free() of a variable that is not read again, of what the call has borrowed: the only reference there is.
@manual_memory
def made(): return [1, 2]


@manual_memory
def look(x: borrowed):
    try: free(x)
    except BorrowError as e: print("refused:", e)


@manual_memory
def look_deep(x: borrowed):
    try: free(x, deep=True)
    except BorrowError as e: print("refused:", e)


@manual_memory
def lend():
    look(made())
    look_deep(made())
    look([[1], [2]])


lend()
