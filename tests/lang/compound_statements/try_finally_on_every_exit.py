log = []
def f(how):
    for i in range(2):
        try:
            if how == "return": return "r"
            if how == "break": break
            if how == "continue": continue
            if how == "raise": raise ValueError
        finally:
            log.append((how, i))
for how in ("return", "break", "continue", "raise", "fall"):
    try:
        f(how)
    except ValueError:
        log.append("caught")
print(log)
