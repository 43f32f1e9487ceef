"""Freeing a structure leaves the part that a running call has borrowed; its root cannot be freed when that is borrowed."""


class Node:
    def __init__(self, next):
        self.next = next


def hold(part: borrowed(Node), whole):
    try:
        free(whole, deep=True)
    except BorrowError as e:
        print(e)
    print(is_alive(whole), is_alive(part))


@manual_memory
def work():
    chain = Node(Node(Node(None)))
    rest = chain.next
    hold(chain, chain)
    hold(rest, chain)
    free(rest, deep=True)
    print(is_alive(rest))


work()
