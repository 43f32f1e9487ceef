// A staff list sorted by fields: comparison functions, composite order, descending order, grouping of the sorted list.
const TOWNS = ["Oslo", "Bergen", "Tromso", "Alta", "Bodo", "Hamar", "Molde"];

class Person {
  constructor(number, name, town, age, wage) {
    this.number = number;
    this.name = name;
    this.town = town;
    this.age = age;
    this.wage = wage;
  }
}

function makeStaff(count) {
  const staff = [];
  let seed = 4711;
  for (let i = 0; i < count; i++) {
    seed = (seed * 16807) % 2147483647;
    const name = "p" + String(seed % 7919);
    const town = TOWNS[seed % 7];
    staff.push(new Person(i, name, town, 20 + (seed % 45), seed % 90001));
  }
  return staff;
}

function sorted(items, compare) {
  const copy = items.slice();
  copy.sort(compare);
  return copy;
}

function groups(staff) {
  const result = new Map();
  for (const person of staff) {
    if (!result.has(person.town)) {
      result.set(person.town, []);
    }
    result.get(person.town).push(person);
  }
  return result;
}

function digest(staff) {
  let total = 0;
  for (let i = 0; i < staff.length; i += 5) {
    total = (total * 31 + staff[i].number) % 1000000007;
  }
  return total;
}

function byWageOrder(a, b) {
  return a.wage * 1000 + a.number - (b.wage * 1000 + b.number);
}

function byNameOrder(a, b) {
  if (a.name !== b.name) {
    return a.name < b.name ? -1 : 1;
  }
  return a.number - b.number;
}

function byAgeOrder(a, b) {
  if (a.age !== b.age) {
    return a.age - b.age;
  }
  return byNameOrder(a, b);
}

function main(n) {
  const staff = makeStaff(1000);
  let checksum = 0;
  for (let round = 0; round < n; round++) {
    const byWage = sorted(staff, byWageOrder);
    checksum = (checksum + digest(byWage)) % 1000000007;
    const byAge = sorted(staff, byAgeOrder);
    checksum = (checksum + digest(byAge)) % 1000000007;
    for (const [town, people] of groups(byWage)) {
      people.sort(byNameOrder);
      checksum = (checksum + people[Math.floor(people.length / 2)].number * town.length) % 1000000007;
    }
    const byName = sorted(staff, (a, b) => byNameOrder(b, a));
    checksum = (checksum + digest(byName)) % 1000000007;
    staff[round % 1000].wage = (round * 37) % 90001;
  }
  console.log("sortkeys " + n + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 700);
