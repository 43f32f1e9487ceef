def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import csv, io
d = csv.DictReader(io.StringIO("a,b,c\n1,2,3\n4,5\n6,7,8,9\n\n"))
print(list(d), d.fieldnames, d.line_num)
print(list(csv.DictReader(["x y", "1 2"], delimiter=" ")), list(csv.DictReader(["1,2"], fieldnames=["p", "q", "r"], restval="Z")), list(csv.DictReader([])))
o = io.StringIO()
w = csv.DictWriter(o, ["a", "b"], restval="-", extrasaction="ignore")
w.writeheader()
w.writerow({"a": 1})
w.writerows([{"a": 5, "b": 6}, {"b": 2, "c": 3}])
print(repr(o.getvalue()))
fails(lambda: csv.DictWriter(o, ["a"]).writerow({"z": 1}))
fails(lambda: csv.DictWriter(o, ["a"], extrasaction="x"))
