# A day in a bank, simulated event by event: customers with errands, tellers of several kinds, lines, accounts, a report.
import sys


class InsufficientFunds(Exception):
    def __init__(self, account, missing):
        super().__init__("account " + str(account.number) + " lacks " + str(missing))
        self.missing = missing


class Random:
    def __init__(self, seed):
        self.seed = seed

    def below(self, limit):
        self.seed = self.seed * 16807 % 2147483647
        return self.seed % limit

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, items):
        return items[self.below(len(items))]


class Statistics:
    def __init__(self):
        self.counts = {}
        self.sums = {}
        self.peaks = {}

    def count(self, name):
        self.counts[name] = self.counts.get(name, 0) + 1

    def record(self, name, value):
        self.count(name)
        self.sums[name] = self.sums.get(name, 0) + value
        if name not in self.peaks or value > self.peaks[name]:
            self.peaks[name] = value

    def lines(self):
        result = []
        for name in sorted(self.counts):
            line = "%-24s%6d" % (name, self.counts[name])
            if name in self.sums:
                mean = self.sums[name] * 100 // self.counts[name]
                line += "%10d%8d" % (mean, self.peaks[name])
            result.append(line)
        return result


class Account:
    def __init__(self, number, owner, balance):
        self.number = number
        self.owner = owner
        self.balance = balance
        self.history = []

    def note(self, text):
        self.history.append(text)
        if len(self.history) > 12:
            self.history.pop(0)

    def deposit(self, amount):
        self.balance += amount
        self.note("+" + str(amount))

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount - self.balance)
        self.balance -= amount
        self.note("-" + str(amount))


class Errand:
    name = "errand"
    minutes = 2

    def duration(self, skill):
        return max(1, self.minutes * 4 // skill)

    def settle(self, bank, customer):
        bank.statistics.count(self.name)


class Deposit(Errand):
    name = "deposit"

    def __init__(self, amount):
        self.amount = amount

    def settle(self, bank, customer):
        super().settle(bank, customer)
        customer.account.deposit(self.amount)


class Withdrawal(Errand):
    name = "withdrawal"
    minutes = 3

    def __init__(self, amount):
        self.amount = amount

    def settle(self, bank, customer):
        super().settle(bank, customer)
        try:
            customer.account.withdraw(self.amount)
        except InsufficientFunds as error:
            bank.statistics.record("refused", error.missing)
            customer.mood -= 2


class Transfer(Errand):
    name = "transfer"
    minutes = 4

    def __init__(self, target, amount):
        self.target = target
        self.amount = amount

    def settle(self, bank, customer):
        super().settle(bank, customer)
        try:
            customer.account.withdraw(self.amount)
            bank.accounts[self.target].deposit(self.amount)
        except InsufficientFunds:
            customer.errands.append(Complaint(1))


class Complaint(Errand):
    name = "complaint"

    def __init__(self, weight):
        self.weight = weight

    def duration(self, skill):
        return 5 + self.weight * 2

    def settle(self, bank, customer):
        super().settle(bank, customer)
        customer.mood += 1 if bank.random.chance(60) else -1


class Customer:
    def __init__(self, name, account, arrival, patience):
        self.name = name
        self.account = account
        self.arrival = arrival
        self.patience = patience
        self.errands = []
        self.mood = 5
        self.gone = False

    def urgency(self):
        return len(self.errands)


class Teller:
    def __init__(self, name, skill):
        self.name = name
        self.skill = skill
        self.customer = None
        self.served = 0
        self.worked = 0

    def accepts(self, customer):
        return True

    def service_time(self, customer):
        return customer.errands[0].duration(self.skill)

    def begin(self, bank, customer):
        self.customer = customer
        minutes = self.service_time(customer)
        self.worked += minutes
        bank.schedule(minutes, ServiceEnd(self))

    def finish(self, bank):
        customer = self.customer
        errand = customer.errands.pop(0)
        errand.settle(bank, customer)
        if customer.errands and customer.mood > 0:
            self.begin(bank, customer)
            return
        self.customer = None
        self.served += 1
        bank.farewell(customer)
        bank.schedule(1, Pause(self))


class Trainee(Teller):
    def accepts(self, customer):
        return len(customer.errands) < 3

    def service_time(self, customer):
        return super().service_time(customer) + 2


class Manager(Teller):
    def service_time(self, customer):
        customer.mood += 1
        return super().service_time(customer)


class WaitingLine:
    def __init__(self):
        self.customers = []

    def join(self, customer):
        self.customers.append(customer)

    def leave(self, customer):
        if customer in self.customers:
            self.customers.remove(customer)
            return True
        return False

    def next_for(self, teller):
        for customer in self.customers:
            if teller.accepts(customer):
                self.customers.remove(customer)
                return customer
        return None


class PriorityLine(WaitingLine):
    def join(self, customer):
        position = len(self.customers)
        while position > 0 and self.customers[position - 1].urgency() > customer.urgency():
            position -= 1
        self.customers.insert(position, customer)


class Arrival:
    def fire(self, bank):
        bank.welcome(bank.new_customer())
        if bank.time < 480:
            bank.schedule(1 + bank.random.below(3), Arrival())


class ServiceEnd:
    def __init__(self, teller):
        self.teller = teller

    def fire(self, bank):
        self.teller.finish(bank)


class Pause:
    def __init__(self, teller):
        self.teller = teller

    def fire(self, bank):
        bank.assign(self.teller)


class Impatience:
    def __init__(self, customer):
        self.customer = customer

    def fire(self, bank):
        if bank.line.leave(self.customer):
            self.customer.gone = True
            bank.statistics.record("walked out", bank.time - self.customer.arrival)


class Bank:
    def __init__(self, seed, line, tellers):
        self.random = Random(seed)
        self.line = line
        self.tellers = tellers
        self.time = 0
        self.agenda = {}
        self.statistics = Statistics()
        self.accounts = []
        first = ["Ada", "Bo", "Cleo", "Dag", "Eva", "Finn", "Gro", "Hans"]
        last = ["Aas", "Berg", "Dahl", "Eide", "Foss", "Haug"]
        for i in range(40):
            owner = first[i % 8] + " " + last[i % 6]
            self.accounts.append(Account(1000 + i, owner, self.random.below(900)))

    def schedule(self, delay, event):
        time = self.time + delay
        if time in self.agenda:
            self.agenda[time].append(event)
        else:
            self.agenda[time] = [event]

    def new_customer(self):
        account = self.random.pick(self.accounts)
        customer = Customer(account.owner, account, self.time, 8 + self.random.below(15))
        for i in range(1 + self.random.below(3)):
            kind = self.random.below(10)
            if kind < 4:
                customer.errands.append(Deposit(10 + self.random.below(200)))
            elif kind < 7:
                customer.errands.append(Withdrawal(20 + self.random.below(300)))
            elif kind < 9:
                customer.errands.append(Transfer(self.random.below(40), self.random.below(150)))
            else:
                customer.errands.append(Complaint(self.random.below(4)))
        return customer

    def welcome(self, customer):
        self.statistics.count("arrived")
        for teller in self.tellers:
            if teller.customer is None and teller.accepts(customer):
                self.statistics.record("waited", 0)
                teller.begin(self, customer)
                return
        self.line.join(customer)
        self.schedule(customer.patience, Impatience(customer))

    def assign(self, teller):
        if teller.customer is not None:
            return
        customer = self.line.next_for(teller)
        if customer is not None:
            self.statistics.record("waited", self.time - customer.arrival)
            teller.begin(self, customer)

    def farewell(self, customer):
        self.statistics.record("stayed", self.time - customer.arrival)
        self.statistics.record("mood", customer.mood)

    def run(self):
        self.schedule(0, Arrival())
        while self.agenda:
            events = self.agenda.get(self.time)
            if events is not None:
                for event in events:
                    event.fire(self)
                del self.agenda[self.time]
            self.time += 1

    def report(self):
        lines = ["bank closed at minute " + str(self.time)]
        lines.extend(self.statistics.lines())
        for teller in self.tellers:
            lines.append("%s served %d in %d minutes" % (teller.name, teller.served, teller.worked))
        richest = max(self.accounts, key=lambda account: account.balance * 100 + account.number % 100)
        lines.append(richest.owner + " owns " + str(richest.balance) + " after " + " ".join(richest.history))
        return "\n".join(lines)


def digest(text):
    total = 0
    for letter in text:
        total = (total * 31 + ord(letter)) % 1000003
    return total


def main(n):
    checksum = 0
    for day in range(n):
        line = PriorityLine() if day % 2 == 1 else WaitingLine()
        tellers = [Teller("Tora", 4), Trainee("Tim", 3), Teller("Truls", 5), Manager("Mona", 6)]
        bank = Bank(day + 1, line, tellers)
        bank.run()
        checksum = (checksum * 7 + digest(bank.report())) % 1000003
    print("bank", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 330)
