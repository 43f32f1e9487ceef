class G:
    def __getitem__(self, i): return i
g = G()
print(g[1], g[1, 2], g[1,], g[:], g[1:2], g[::3], g[1:2, ...], g[()], g["a":"b":"c"], g[None:None])
print(g[*[1, 2], 3], g[lambda: 0].__name__, g[x := 5], x)
