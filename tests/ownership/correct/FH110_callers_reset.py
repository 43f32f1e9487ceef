cache = {}


@arena_memory("turn")
def turn(n):
    moves = [n, n * 2]
    return n


def game():
    turn(3)
    reset_arena("turn")
    cache.setdefault("moves", [1])
    print(len(cache["moves"]))
    destroy_arena("turn")


game()
