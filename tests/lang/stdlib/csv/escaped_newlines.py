# Escaped newlines: what follows on the next lines.
import csv
for q in (csv.QUOTE_MINIMAL,csv.QUOTE_NONE):
  for st in (False,True):
    for lines in (["\\","1,2.5,x","'"],["'\\","1,x"],["'a\\","b'"],["a\\\n","b","c"],["\\\n","b"],["\\\r\n","b"]):
        try: print(q,st,lines,list(csv.reader(lines,escapechar="\\",quotechar="'",quoting=q,strict=st)))
        except Exception as e: print(q,st,lines,e)
