# A staff list sorted by attributes: key functions, composite keys, descending order, grouping of the sorted list.
import sys

TOWNS = ["Oslo", "Bergen", "Tromso", "Alta", "Bodo", "Hamar", "Molde"]


class Person:
    def __init__(self, number, name, town, age, wage):
        self.number = number
        self.name = name
        self.town = town
        self.age = age
        self.wage = wage


def make_staff(count):
    staff = []
    seed = 4711
    for i in range(count):
        seed = seed * 16807 % 2147483647
        name = "p" + str(seed % 7919)
        town = TOWNS[seed % 7]
        staff.append(Person(i, name, town, 20 + seed % 45, seed % 90001))
    return staff


def groups(staff):
    result = {}
    for person in staff:
        if person.town not in result:
            result[person.town] = []
        result[person.town].append(person)
    return result


def digest(staff):
    total = 0
    for i in range(0, len(staff), 5):
        total = (total * 31 + staff[i].number) % 1000000007
    return total


def main(n):
    staff = make_staff(1000)
    checksum = 0
    for round in range(n):
        by_wage = sorted(staff, key=lambda p: p.wage * 1000 + p.number)
        checksum = (checksum + digest(by_wage)) % 1000000007
        by_age = sorted(staff, key=lambda p: (p.age, p.name, p.number))
        checksum = (checksum + digest(by_age)) % 1000000007
        for town, people in groups(by_wage).items():
            people.sort(key=lambda p: (p.name, p.number))
            checksum = (checksum + people[len(people) // 2].number * len(town)) % 1000000007
        by_name = sorted(staff, key=lambda p: (p.name, p.number), reverse=True)
        checksum = (checksum + digest(by_name)) % 1000000007
        staff[round % 1000].wage = round * 37 % 90001
    print("sortkeys", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 700)
