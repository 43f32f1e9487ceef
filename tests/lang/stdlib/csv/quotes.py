import csv
for s in ['""x,1', '"a""b",2', '"",""', 'x"y"z,"q"', '"a" ,b', 'a,"b', '"a,b"c,d', '"a"\r\n', '"""",1', '"a\rb",1', ',"",', '"x"""']:
    for strict in (False, True):
        try:
            print(repr(s), list(csv.reader([s, "tail"], strict=strict)))
        except csv.Error as e:
            print(repr(s), e)
