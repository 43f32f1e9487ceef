src = "x = 1\ny = x + 'a'\n"
exec(src)
