def everything(f):
    for x in f:
        try:
            f(x)
        except (KeyError, ValueError) as e:
            continue
        except TypeError:
            raise
        else:
            break
        finally:
            f(0)

def with_return(m):
    with m as a, m:
        return a

def star(f):
    try:
        f()
    except* ValueError as e:
        f(e)
