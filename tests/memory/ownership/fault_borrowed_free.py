"""Freeing what a running call has borrowed tells the borrower."""


def visit(table: borrowed(Buffer), action):
    action(table)


visit(allocate(8), free)
