"""A bank's ledger: money that is never a float, transactions that happen whole or not at all, and errors that tell why.

What it shows: operator methods on a small value class, a context manager that rolls back, a class hierarchy with a
registry, a descriptor, and exceptions that carry data, chain and gather in groups.
"""


class Money:
    """An amount in cents. Amounts of different currencies do not mix."""

    __slots__ = ("cents", "currency")

    def __init__(self, amount=0, currency="EUR", *, cents=None):
        whole, _, part = str(amount).partition(".")
        self.cents, self.currency = cents or int(whole + (part + "00")[:2]), currency

    def same(self, other):
        if not isinstance(other, Money):
            raise TypeError(f"{other!r} is not money")
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return other.cents

    def __add__(self, other):
        return Money(cents=self.cents + self.same(other), currency=self.currency)

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return Money(cents=-self.cents, currency=self.currency)

    def __lt__(self, other):
        return self.cents < self.same(other)

    def __bool__(self):
        return self.cents != 0

    def __str__(self):
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100:,}.{abs(self.cents) % 100:02} {self.currency}"

    def __format__(self, spec):
        return format(str(self), spec)


class LedgerError(Exception):
    """Whatever the bank refuses to do."""


class CurrencyMismatch(LedgerError):
    def __str__(self):
        return "cannot mix {} with {}".format(*self.args)


class Refused(LedgerError):
    def __init__(self, account, reason):
        super().__init__(f"{account.owner}'s {account.kind} account: {reason}")
        self.account = account


class Positive:
    """A descriptor: an attribute that must not go below the account's floor."""

    def __set_name__(self, owner, name):
        self.slot = f"_{name}"

    def __get__(self, account, owner=None):
        return self if account is None else getattr(account, self.slot)

    def __set__(self, account, value):
        if value < account.floor:
            raise Refused(account, f"{account.floor - value} short")
        setattr(account, self.slot, value)


class Account:
    kinds = {}
    balance = Positive()

    def __init_subclass__(cls, kind, **options):
        super().__init_subclass__(**options)
        cls.kind = kind
        Account.kinds[kind] = cls

    def __init__(self, owner, currency="EUR", floor=0):
        self.owner, self.floor = owner, Money(floor, currency)
        self.balance = Money(0, currency)

    def note_withdrawal(self):
        """A kind of account may count them, and refuse."""


class Current(Account, kind="current"):
    """Any number of moves, down to the floor."""


class Savings(Account, kind="savings"):
    """Counts withdrawals. A rollback restores the count too, for it is an attribute like any other."""

    withdrawals = 0

    def note_withdrawal(self):
        self.withdrawals += 1
        if self.withdrawals > 2:
            raise Refused(self, "two withdrawals a month are enough")


class Bank:
    def __init__(self):
        self.accounts, self.journal = {}, []

    def open(self, owner, kind="current", **options):
        try:
            self.accounts[owner, kind] = Account.kinds[kind](owner, **options)
        except KeyError as error:
            raise LedgerError(f"there is no {kind} account") from error
        return self.accounts[owner, kind]


class Transaction:
    """with Transaction(bank, "rent") as move: move(a, b, money) ... all moves count, or none does."""

    def __init__(self, bank, title):
        self.bank, self.title, self.moves = bank, title, []

    def __enter__(self):
        self.before = [(vars(account), vars(account).copy()) for account in self.bank.accounts.values()]
        return self.move

    def move(self, source, target, money):
        source.balance -= money
        source.note_withdrawal()
        target.balance += money
        self.moves.append((source, target, money))

    def __exit__(self, kind, error, traceback):
        if error is None:
            self.bank.journal.append((self.title, self.moves))
            return
        for attributes, before in self.before:
            attributes.clear()
            attributes.update(before)
        error.add_note(f"'{self.title}' was rolled back after {len(self.moves)} moves")


def attempt(bank, title, *moves):
    """Returns the error instead of raising it."""
    try:
        with Transaction(bank, title) as move:
            for step in moves:
                move(*step)
    except LedgerError as error:
        return error


def main():
    bank = Bank()
    vault = bank.open("the bank", floor=-1_000_000)
    ann, bob = bank.open("Ann"), bank.open("Bob", floor=-50)
    nest = bank.open("Ann", "savings")
    results = [
        attempt(bank, "salaries", (vault, ann, Money(2500)), (vault, bob, Money("1999.99"))),
        attempt(bank, "rent", (bob, ann, Money(700))),
        attempt(bank, "saving", (ann, nest, Money("1234.5"))),
        attempt(bank, "car", (nest, ann, Money(1000)), (ann, bob, Money(2000)), (bob, vault, Money(9000))),
        attempt(bank, "exchange", (ann, bob, Money(10, "USD"))),
        attempt(bank, "treats", *[(nest, ann, Money(1))] * 3),
        attempt(bank, "treat", (nest, ann, Money("0.05"))),
    ]

    print("Journal")
    for title, moves in bank.journal:
        for source, target, money in moves:
            print(f"  {title:<9} {source.owner:>8} -> {target.owner:<4} {money:>13}")
    print("Balances")
    for (owner, kind), account in sorted(bank.accounts.items(), key=lambda entry: entry[1].balance, reverse=True):
        print(f"  {owner:<9} {kind:<8} {account.balance:>18}")
    total = sum((account.balance for account in bank.accounts.values()), Money(0))
    print(f"  in all    {total:>27} ({'consistent' if not total else 'WRONG'})")

    try:
        if refusals := [error for error in results if error is not None]:
            raise ExceptionGroup("transactions", refusals)
    except* Refused as group:
        print("Refused")
        for error in group.exceptions:
            print(f"  {error} ({'; '.join(error.__notes__)})")
    except* LedgerError as group:
        print("Impossible")
        for error in group.exceptions:
            print(f"  {error} ({type(error).__name__})")
    try:
        bank.open("Cy", "gold")
    except LedgerError as error:
        print(f"{error}, because of {error.__cause__!r}")


if __name__ == "__main__":
    main()
