out = []
for i in range(4):
    try:
        for j in range(4):
            try:
                if j == 1: continue
                if j == 3: break
                if i == 2: raise ValueError(i, j)
                out.append((i, j))
            finally:
                out.append("f%d%d" % (i, j))
        else:
            out.append("never")
    except ValueError as e:
        out.append(e.args)
        continue
    else:
        out.append("else%d" % i)
print(out)
