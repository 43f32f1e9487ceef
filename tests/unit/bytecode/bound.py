def proved(flag):
    if flag:
        x = 1
    else:
        x = 2
    return x

def not_proved(flag):
    if flag:
        x = 1
    return x

def deleted(x):
    del x
    return x

def after_handler():
    try:
        x = f()
    except ValueError as e:
        print(x, e)
    return x
