class G:
    def __getitem__(self, i): raise KeyError(i)
try:
    list(G())
except KeyError as e:
    print("KeyError", e)
