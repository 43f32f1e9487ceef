"""What a running call has borrowed cannot be freed: BorrowError names the borrower."""


def visit(table: borrowed(Buffer), then):
    then(table)
    return len(table)


def attempt(table):
    try:
        free(table)
    except BorrowError as e:
        print(isinstance(e, InvalidFreeError), e)


class Viewer:
    def look(self, *, picture: "borrowed(Buffer)", depth=0):
        if depth:
            self.look(picture=picture, depth=depth - 1)
        attempt(picture)


def fails(table: borrowed[Buffer]):
    raise KeyError("out of the call")


table = allocate(8)
print(visit(table, attempt))
Viewer().look(picture=table, depth=2)
try:
    fails(table)
except KeyError as e:
    print(repr(e))
with allocate(4) as other:
    visit(other, attempt)


def ends_block(b: borrowed(Buffer)):
    with b:
        pass


try:
    ends_block(table)
except BorrowError as e:
    print(e)
try:
    list(map(visit, [table], [free]))
except BorrowError as e:
    print("through map:", e)
free(table)
print(is_alive(table))
