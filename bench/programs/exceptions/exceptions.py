# A chain of validators that raise: untaken try blocks, raise and catch near and through frames, cleanup, re-raise.
import sys


class OrderError(Exception):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


class StockError(OrderError):
    pass


class Ledger:
    def __init__(self):
        self.open = 0
        self.closed = 0


def check_amount(amount):
    if amount % 7 == 0:
        raise OrderError("bad amount", amount)
    return amount * 2


def check_stock(amount):
    if amount % 11 == 0:
        raise StockError("sold out", amount % 13)
    return check_amount(amount)


def place(ledger, amount):
    ledger.open += 1
    try:
        return check_stock(amount)
    finally:
        ledger.closed += 1


def retry(ledger, amount):
    try:
        return place(ledger, amount)
    except StockError as error:
        if error.code % 2 == 0:
            return error.code
        raise


def safe_sum(values):
    total = 0
    for value in values:
        try:
            total += value
        except OrderError:
            total = 0
    return total


def main(n):
    ledger = Ledger()
    total = 0
    failures = 0
    values = [3, 1, 4, 1, 5, 9, 2, 6]
    for i in range(1, n + 1):
        try:
            total += retry(ledger, i)
        except StockError as error:
            failures += error.code + 1000
        except OrderError as error:
            failures += error.code % 10
        total += safe_sum(values)
    print("exceptions", n, total, failures, ledger.open, ledger.closed)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000)
