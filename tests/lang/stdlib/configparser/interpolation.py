"""References in values: right and wrong ones, when read and when set."""
import configparser as c
def t(i, text, sec='s', opt='a', set=None):
    p = c.ConfigParser(interpolation=i)
    try:
        p.read_string(text)
        if set is not None: p.set(sec, 'z', set); print('set', p.get(sec,'z',raw=True))
        print(repr(p.get(sec, opt)))
    except Exception as e: print(type(e).__name__, e, getattr(e,'args',None))
B, E = c.BasicInterpolation, c.ExtendedInterpolation
for v in ['%(b)s', 'x%(b)s%(B)s y', '%%', '100%', '%(b', '%(b)', '%()s', '%(b)x)s', '%(nope)s', '%x', 'a%%(b)s%', '%(a)s', '%(c)s-%(d)s','%(b)d)s']:
    t(B(), '[DEFAULT]\nd=dd%(b)s\n[s]\nb=bee\nc=%(d)s!\na='+v+'\n')
for v in ['${b}', 'x${b}${B} y', '$$', '100$', '${b', '${}', '${:}', '${t:q}', '${t:w}', '${u:w}', '${a:b:c}xyz', '$x', '${a}', '${c}-${d}', '${t:r}', '${t:self}']:
    t(E(), '[DEFAULT]\nd=dd${b}\n[t]\nq=qu\nr=${q}${d}\nb=tb\nself=${self}\n[s]\nb=bee\nc=${d}!\na='+v+'\n')
for v in ['%(b)s', '%%x', '%', 'a%(b)', '%()s', '%(a)s%(b)s', '%(a)x)s']: t(B(), '[s]\na=1\n', set=v)
for v in ['${b}', '$$x', '$', 'a${b', '${}', '${a}${b}', '${a:b}', '${a}}']: t(E(), '[s]\na=1\n', set=v)
p = c.ConfigParser(interpolation=E())
p.read_string('[s]\nb=bee\nc=${b}\na=${c}\n')
print(p.get('s', 'a', vars={'b': 'given'}), p.get('s', 'c', vars={'b': 'given'}))
p = c.ConfigParser()
p.read_string('[s]\nb=bee\nc=%(b)s\na=%(c)s\n')
print(p.get('s', 'a', vars={'b': 'given'}), p.get('s', 'c', vars={'b': 'given'}))
