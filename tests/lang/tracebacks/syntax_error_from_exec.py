exec("a = 1\nb = ]\n")
