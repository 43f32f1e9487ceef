# Operations on values at random, bad ones among them: results and errors as CPython's.
import copy
import datetime as D
import pickle
import random

r = random.Random(20241)

class SZ(D.tzinfo):
    def __init__(s,a=60,b=0,flip=False): s.a=a; s.b=b; s.flip=flip
    def utcoffset(s,dt):
        if s.a is None: return None
        return D.timedelta(minutes=s.a+(30 if s.flip and dt is not None and dt.fold else 0))
    def dst(s,dt): return D.timedelta(minutes=s.b)
    def tzname(s,dt): return "SZ"
    def __repr__(s): return f"SZ({s.a},{s.b},{s.flip})"
class DT(D.datetime): pass
class DA(D.date): pass
class TD(D.timedelta): pass
class TI(D.time):
    pass
class I:
    def __init__(s,v): s.v=v
    def __index__(s): return s.v
    def __repr__(s): return f"I({s.v})"
zs=[None,None,D.timezone.utc,D.timezone(D.timedelta(hours=5,minutes=30)),D.timezone(D.timedelta(seconds=-3601,microseconds=5),"X"),SZ(),SZ(-90,30),SZ(10,0,True),SZ(None)]
ints=[0,1,-1,2,5,12,28,29,30,31,59,60,23,24,999999,1000000,10**6-1,9999,10000,2**31,-2**31,2**63,2**70,86399,86400,-86400]
def n(): return r.choice([r.randint(-10,70),r.randint(0,10),r.choice(ints),r.randint(-10**10,10**10),True,I(3)])
def fl(): return r.choice([0.5,1.5,-0.5,1e-7,2.5e-6,3.3,r.uniform(-1e6,1e6),r.uniform(-5,5),float(r.randint(-9,9)),1e300,float('inf'),float('nan')])
def num(): return n() if r.random()<.6 else fl()
def date():
    return D.date(r.randint(1,9999),r.randint(1,12),r.randint(1,28)) if r.random()<.8 else r.choice([D.date.min,D.date.max,DA(2020,2,29)])
def dt():
    c=r.choice([D.datetime,D.datetime,DT])
    us=r.choice([0,0,1,999999,r.randint(0,999999)])
    y=r.choice([1,9999,2020,2020,r.randint(1,9999)])
    return c(y,r.randint(1,12),r.randint(1,28),r.randint(0,23),r.randint(0,59),r.choice([0,r.randint(0,59)]),us,r.choice(zs),fold=r.randint(0,1))
def tm():
    return r.choice([D.time,TI])(r.randint(0,23),r.randint(0,59),r.choice([0,r.randint(0,59)]),r.choice([0,r.randint(0,999999)]),r.choice(zs),fold=r.randint(0,1))
def td():
    return r.choice([D.timedelta,D.timedelta,TD])(r.choice([0,0,1,-1,r.randint(-10**5,10**5),r.randint(-999999998,999999998)]),r.choice([0,r.randint(-90000,90000)]),r.choice([0,r.randint(-10**6,10**6)]))
def anyv(): return r.choice([date,dt,tm,td,num,lambda:"x",lambda:None])()
def isotext():
    t=r.choice([lambda: dt().isoformat(r.choice("T xé\u20ac")),lambda: date().isoformat(),lambda: tm().isoformat(),lambda:"%04d%02d%02dT%02d%02d%02d"%(r.randint(1,9999),r.randint(0,13),r.randint(1,31),r.randint(0,25),r.randint(0,60),r.randint(0,60)),
      lambda:"%04d-W%02d-%d"%(r.randint(1,9999),r.randint(0,54),r.randint(0,8)),lambda:"%04dW%02d%dT10"%(r.randint(1,9999),r.randint(0,54),r.randint(0,8)),lambda: "%04d-W%02d"%(r.randint(1,9999),r.randint(0,54)), lambda:"T"+tm().isoformat(), lambda: tm().isoformat().replace(":","") , lambda:"2020-01-01T10:11:12"+r.choice([".1",",12",".1234567",".123456Z","Z","+01","+0130","-01:30:15.5","+24:00","+23:59:59.999999","+00:00","Zx","+1","-"])])()
    for _ in range(r.choice([0,0,0,1,2])):
        i=r.randint(0,len(t)); k=r.random()
        t=t[:i]+r.choice("0123456789-:.,TWZ+ é")+t[i+(k<.5):] if k<.8 else t[:i]
    return t
ops=[lambda a,b:a+b,lambda a,b:a-b,lambda a,b:a*b,lambda a,b:a/b,lambda a,b:a//b,lambda a,b:a%b,divmod,lambda a,b:a<b,lambda a,b:a<=b,lambda a,b:a==b,lambda a,b:a!=b,lambda a,b:a>b,lambda a,b:a>=b]
def show(v):
    if isinstance(v,tuple): return "("+",".join(show(x) for x in v)+")"
    return f"{type(v).__name__}:{v!r}"
def one():
    k=r.randint(0,15)
    if k<=3:
        i=r.randrange(len(ops)); a,b=anyv(),anyv()
        if k==0: b=r.choice([type(a) and td, dt, td])() 
        return ("op",i,a,b),lambda: ops[i](a,b)
    if k==4:
        a=[num() for _ in range(r.randint(0,7))]; return ("td",a),lambda: r.choice([D.timedelta])(*a)
    if k==5:
        a=[n() for _ in range(r.randint(0,4))]; return ("date",[getattr(x,'v',x) for x in a]),lambda: D.date(*a)
    if k==6:
        a=[r.choice([1,2020,9999,n()]),r.choice([1,12,n()]),r.choice([1,28,n()])]+[r.choice([0,1,n()]) for _ in range(r.randint(0,4))]; kw=r.choice([{}, {'fold':r.choice([0,1,2,n()])},{'tzinfo':r.choice(zs+[3])},{}])
        return ("dt",[getattr(x,'v',x) for x in a],{k:getattr(v,'v',v) for k,v in kw.items()}),lambda: D.datetime(*a,**kw)
    if k==7:
        t=isotext(); c=r.choice([D.date,D.datetime,D.time,DT,DA,TI]); return ("iso",t,c),lambda: c.fromisoformat(t)
    if k==8:
        v=dt(); sp=r.choice(["auto","hours","minutes","seconds","milliseconds","microseconds","x",None,3]); sep=r.choice(["T"," ","é","","ab",None])
        return ("f",v,sp,sep),lambda: (v.isoformat(sep,sp) , v.isoformat(timespec=sp),str(v),v.ctime(),v.timetuple(),v.utctimetuple())
    if k==9:
        v=r.choice([date,dt])(); return ("parts",v),lambda: (v.weekday(),v.isoweekday(),tuple(v.isocalendar()),v.timetuple(),v.strftime("%Y-%m-%d %j %U %H:%M:%S %f %z %Z"),repr(v),str(v),format(v,"%d/%m"))
    if k==10:
        v=r.choice([date,dt,tm,td])(); return ("pk",v),lambda: (pickle.loads(pickle.dumps(v,r.randint(0,5))) if not isinstance(getattr(v,'tzinfo',None),SZ) else 0,copy.copy(v),copy.deepcopy(v) if not isinstance(getattr(v,'tzinfo',None),SZ) else 0,v.__reduce__())
    if k==11:
        v=r.choice([date,dt,tm])(); kw={r.choice(['year','month','day'] if isinstance(v,D.date) else ['hour','minute','second','microsecond','fold','tzinfo']):r.choice([0,1,5,n()]) for _ in range(r.randint(0,2))}
        return ("rep",v,{k:getattr(v,'v',v) for k,v in kw.items()}),lambda: v.replace(**kw)
    if k==12:
        v=dt(); z=r.choice(zs); return ("tz",v,z),lambda: (v.utcoffset(),v.dst(),v.tzname(),v.date(),v.time(),v.timetz(),v.timestamp() if v.tzinfo else 0,v.astimezone(z) if v.tzinfo else 0)
    if k==13:
        a,b=dt(),dt(); b=b.replace(year=a.year,month=a.month,day=a.day,hour=a.hour,minute=a.minute,second=a.second,microsecond=a.microsecond); 
        return ("eqh",a,b),lambda: (a==b, hash(a)==hash(b) if a==b else 0, hash(a)==hash(a.replace(fold=1-a.fold)), b-a)
    if k==14:
        a,b=tm(),tm(); return ("tm",a,b),lambda: (a==b,a.utcoffset(),a.tzname(),a.isoformat(),str(a),repr(a),bool(a),hash(a)==hash(b),a<b, a.strftime("%H%M %z"))
    if k==15:
        v=td(); return ("tdx",v),lambda: (v.total_seconds(),str(v),repr(v),-v,+v,abs(v),bool(v),hash(v),v.days,v.seconds,v.microseconds, D.datetime.fromordinal(abs(v.days)%4000000), D.datetime.fromtimestamp(v.seconds+.25,D.timezone.utc), D.datetime.utcfromtimestamp(v.days))
for i in range(500):
    d,f=one()
    try: res=show(f())
    except Exception as e: res=f"{type(e).__name__}: {e}"
    res=res.replace("datetime.IsoCalendarDate","ICD")
    print(i, res)
