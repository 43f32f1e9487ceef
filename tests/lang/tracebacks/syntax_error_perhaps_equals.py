if x = 5 and y:
    pass
