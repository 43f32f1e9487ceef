// A day in a bank, simulated event by event: customers with errands, tellers of several kinds, lines, accounts, a report.
class InsufficientFunds extends Error {
  constructor(account, missing) {
    super("account " + account.number + " lacks " + missing);
    this.missing = missing;
  }
}

class Random {
  constructor(seed) {
    this.seed = seed;
  }

  below(limit) {
    this.seed = (this.seed * 16807) % 2147483647;
    return this.seed % limit;
  }

  chance(percent) {
    return this.below(100) < percent;
  }

  pick(items) {
    return items[this.below(items.length)];
  }
}

class Statistics {
  constructor() {
    this.counts = new Map();
    this.sums = new Map();
    this.peaks = new Map();
  }

  count(name) {
    this.counts.set(name, (this.counts.get(name) || 0) + 1);
  }

  record(name, value) {
    this.count(name);
    this.sums.set(name, (this.sums.get(name) || 0) + value);
    if (!this.peaks.has(name) || value > this.peaks.get(name)) {
      this.peaks.set(name, value);
    }
  }

  lines() {
    const result = [];
    for (const name of Array.from(this.counts.keys()).sort()) {
      let line = name.padEnd(24) + String(this.counts.get(name)).padStart(6);
      if (this.sums.has(name)) {
        const mean = Math.floor((this.sums.get(name) * 100) / this.counts.get(name));
        line += String(mean).padStart(10) + String(this.peaks.get(name)).padStart(8);
      }
      result.push(line);
    }
    return result;
  }
}

class Account {
  constructor(number, owner, balance) {
    this.number = number;
    this.owner = owner;
    this.balance = balance;
    this.history = [];
  }

  note(text) {
    this.history.push(text);
    if (this.history.length > 12) {
      this.history.shift();
    }
  }

  deposit(amount) {
    this.balance += amount;
    this.note("+" + String(amount));
  }

  withdraw(amount) {
    if (amount > this.balance) {
      throw new InsufficientFunds(this, amount - this.balance);
    }
    this.balance -= amount;
    this.note("-" + String(amount));
  }
}

class Errand {
  get name() {
    return "errand";
  }

  get minutes() {
    return 2;
  }

  duration(skill) {
    return Math.max(1, Math.floor((this.minutes * 4) / skill));
  }

  settle(bank, customer) {
    bank.statistics.count(this.name);
  }
}

class Deposit extends Errand {
  constructor(amount) {
    super();
    this.amount = amount;
  }

  get name() {
    return "deposit";
  }

  settle(bank, customer) {
    super.settle(bank, customer);
    customer.account.deposit(this.amount);
  }
}

class Withdrawal extends Errand {
  constructor(amount) {
    super();
    this.amount = amount;
  }

  get name() {
    return "withdrawal";
  }

  get minutes() {
    return 3;
  }

  settle(bank, customer) {
    super.settle(bank, customer);
    try {
      customer.account.withdraw(this.amount);
    } catch (error) {
      if (!(error instanceof InsufficientFunds)) {
        throw error;
      }
      bank.statistics.record("refused", error.missing);
      customer.mood -= 2;
    }
  }
}

class Transfer extends Errand {
  constructor(target, amount) {
    super();
    this.target = target;
    this.amount = amount;
  }

  get name() {
    return "transfer";
  }

  get minutes() {
    return 4;
  }

  settle(bank, customer) {
    super.settle(bank, customer);
    try {
      customer.account.withdraw(this.amount);
      bank.accounts[this.target].deposit(this.amount);
    } catch (error) {
      if (!(error instanceof InsufficientFunds)) {
        throw error;
      }
      customer.errands.push(new Complaint(1));
    }
  }
}

class Complaint extends Errand {
  constructor(weight) {
    super();
    this.weight = weight;
  }

  get name() {
    return "complaint";
  }

  duration(skill) {
    return 5 + this.weight * 2;
  }

  settle(bank, customer) {
    super.settle(bank, customer);
    customer.mood += bank.random.chance(60) ? 1 : -1;
  }
}

class Customer {
  constructor(name, account, arrival, patience) {
    this.name = name;
    this.account = account;
    this.arrival = arrival;
    this.patience = patience;
    this.errands = [];
    this.mood = 5;
    this.gone = false;
  }

  urgency() {
    return this.errands.length;
  }
}

class Teller {
  constructor(name, skill) {
    this.name = name;
    this.skill = skill;
    this.customer = null;
    this.served = 0;
    this.worked = 0;
  }

  accepts(customer) {
    return true;
  }

  serviceTime(customer) {
    return customer.errands[0].duration(this.skill);
  }

  begin(bank, customer) {
    this.customer = customer;
    const minutes = this.serviceTime(customer);
    this.worked += minutes;
    bank.schedule(minutes, new ServiceEnd(this));
  }

  finish(bank) {
    const customer = this.customer;
    const errand = customer.errands.shift();
    errand.settle(bank, customer);
    if (customer.errands.length > 0 && customer.mood > 0) {
      this.begin(bank, customer);
      return;
    }
    this.customer = null;
    this.served += 1;
    bank.farewell(customer);
    bank.schedule(1, new Pause(this));
  }
}

class Trainee extends Teller {
  accepts(customer) {
    return customer.errands.length < 3;
  }

  serviceTime(customer) {
    return super.serviceTime(customer) + 2;
  }
}

class Manager extends Teller {
  serviceTime(customer) {
    customer.mood += 1;
    return super.serviceTime(customer);
  }
}

class WaitingLine {
  constructor() {
    this.customers = [];
  }

  join(customer) {
    this.customers.push(customer);
  }

  leave(customer) {
    const position = this.customers.indexOf(customer);
    if (position >= 0) {
      this.customers.splice(position, 1);
      return true;
    }
    return false;
  }

  nextFor(teller) {
    for (const customer of this.customers) {
      if (teller.accepts(customer)) {
        this.customers.splice(this.customers.indexOf(customer), 1);
        return customer;
      }
    }
    return null;
  }
}

class PriorityLine extends WaitingLine {
  join(customer) {
    let position = this.customers.length;
    while (position > 0 && this.customers[position - 1].urgency() > customer.urgency()) {
      position -= 1;
    }
    this.customers.splice(position, 0, customer);
  }
}

class Arrival {
  fire(bank) {
    bank.welcome(bank.newCustomer());
    if (bank.time < 480) {
      bank.schedule(1 + bank.random.below(3), new Arrival());
    }
  }
}

class ServiceEnd {
  constructor(teller) {
    this.teller = teller;
  }

  fire(bank) {
    this.teller.finish(bank);
  }
}

class Pause {
  constructor(teller) {
    this.teller = teller;
  }

  fire(bank) {
    bank.assign(this.teller);
  }
}

class Impatience {
  constructor(customer) {
    this.customer = customer;
  }

  fire(bank) {
    if (bank.line.leave(this.customer)) {
      this.customer.gone = true;
      bank.statistics.record("walked out", bank.time - this.customer.arrival);
    }
  }
}

class Bank {
  constructor(seed, line, tellers) {
    this.random = new Random(seed);
    this.line = line;
    this.tellers = tellers;
    this.time = 0;
    this.agenda = new Map();
    this.statistics = new Statistics();
    this.accounts = [];
    const first = ["Ada", "Bo", "Cleo", "Dag", "Eva", "Finn", "Gro", "Hans"];
    const last = ["Aas", "Berg", "Dahl", "Eide", "Foss", "Haug"];
    for (let i = 0; i < 40; i++) {
      const owner = first[i % 8] + " " + last[i % 6];
      this.accounts.push(new Account(1000 + i, owner, this.random.below(900)));
    }
  }

  schedule(delay, event) {
    const time = this.time + delay;
    if (this.agenda.has(time)) {
      this.agenda.get(time).push(event);
    } else {
      this.agenda.set(time, [event]);
    }
  }

  newCustomer() {
    const account = this.random.pick(this.accounts);
    const customer = new Customer(account.owner, account, this.time, 8 + this.random.below(15));
    const count = 1 + this.random.below(3);
    for (let i = 0; i < count; i++) {
      const kind = this.random.below(10);
      if (kind < 4) {
        customer.errands.push(new Deposit(10 + this.random.below(200)));
      } else if (kind < 7) {
        customer.errands.push(new Withdrawal(20 + this.random.below(300)));
      } else if (kind < 9) {
        customer.errands.push(new Transfer(this.random.below(40), this.random.below(150)));
      } else {
        customer.errands.push(new Complaint(this.random.below(4)));
      }
    }
    return customer;
  }

  welcome(customer) {
    this.statistics.count("arrived");
    for (const teller of this.tellers) {
      if (teller.customer === null && teller.accepts(customer)) {
        this.statistics.record("waited", 0);
        teller.begin(this, customer);
        return;
      }
    }
    this.line.join(customer);
    this.schedule(customer.patience, new Impatience(customer));
  }

  assign(teller) {
    if (teller.customer !== null) {
      return;
    }
    const customer = this.line.nextFor(teller);
    if (customer !== null) {
      this.statistics.record("waited", this.time - customer.arrival);
      teller.begin(this, customer);
    }
  }

  farewell(customer) {
    this.statistics.record("stayed", this.time - customer.arrival);
    this.statistics.record("mood", customer.mood);
  }

  run() {
    this.schedule(0, new Arrival());
    while (this.agenda.size > 0) {
      const events = this.agenda.get(this.time);
      if (events !== undefined) {
        for (const event of events) {
          event.fire(this);
        }
        this.agenda.delete(this.time);
      }
      this.time += 1;
    }
  }

  report() {
    const lines = ["bank closed at minute " + this.time];
    lines.push(...this.statistics.lines());
    for (const teller of this.tellers) {
      lines.push(teller.name + " served " + teller.served + " in " + teller.worked + " minutes");
    }
    let richest = this.accounts[0];
    for (const account of this.accounts) {
      if (account.balance * 100 + (account.number % 100) > richest.balance * 100 + (richest.number % 100)) {
        richest = account;
      }
    }
    lines.push(richest.owner + " owns " + richest.balance + " after " + richest.history.join(" "));
    return lines.join("\n");
  }
}

function digest(text) {
  let total = 0;
  for (const letter of text) {
    total = (total * 31 + letter.charCodeAt(0)) % 1000003;
  }
  return total;
}

function main(n) {
  let checksum = 0;
  for (let day = 0; day < n; day++) {
    const line = day % 2 === 1 ? new PriorityLine() : new WaitingLine();
    const tellers = [new Teller("Tora", 4), new Trainee("Tim", 3), new Teller("Truls", 5), new Manager("Mona", 6)];
    const bank = new Bank(day + 1, line, tellers);
    bank.run();
    checksum = (checksum * 7 + digest(bank.report())) % 1000003;
  }
  console.log("bank " + n + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 330);
