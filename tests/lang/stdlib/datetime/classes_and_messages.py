# Which classes are called to make a result, what messages say, and that the types cannot be changed.
import datetime as D
class S(D.datetime):
    def __new__(cls,*a,**k):
        print("new",a,k); return D.datetime.__new__(cls,*a,**k)
class T(D.date):
    def __new__(cls,*a,**k):
        print("dnew",a,k); return D.date.__new__(cls,*a,**k)
class U(D.time):
    def __new__(cls,*a,**k):
        print("tnew",a,k); return D.time.__new__(cls,*a,**k)
class V(D.timedelta):
    def __new__(cls,*a,**k):
        print("tdnew",a,k); return D.timedelta.__new__(cls,*a,**k)
s=S(2020,1,1,fold=1); 
for f in ["s.replace(year=2021)","s+D.timedelta(1)","s.date()","s.time()","S.fromisoformat('2020-01-01')","S.fromisoformat('2020-01-01T00:00+01:00')","S.fromordinal(5)","T.fromordinal(5)","T.fromisoformat('2020-01-01')","T.fromisocalendar(2020,1,1)","T(2020,1,1).replace(day=3)","T(2020,1,1)+D.timedelta(1)","U(1,2,fold=1).replace(hour=3)","U.fromisoformat('01:02')","V(1)+V(2)","-V(1)","V(1)*2","+V(1)","abs(V(1))","S.combine(T(2020,1,1),U(1,2,fold=1))","S.utcfromtimestamp(0)","S.fromtimestamp(0,D.timezone.utc)","S.strptime('2020','%Y')","S(2020,1,1,tzinfo=D.timezone.utc).astimezone(D.timezone(D.timedelta(hours=1)))", "V(1)/2","V(1)%V(2)","S(2020,1,1).astimezone(D.timezone.utc)", "D.datetime.fromordinal(5)","D.datetime.fromisocalendar(2020,1,1)","s-s","T(2020,1,1)-D.timedelta(1)",
"D.timedelta(1,2,3,4,5,6,7,8)","D.date()","D.date(1)","D.date(1,2)","D.date(1,2,3,4)","D.date(1,2,foo=1)","D.date(1,2,3,day=1)","D.date(1,2,3,foo=1)","D.datetime(1,2,3,4,5,6,7,None,8)","D.datetime(1,2,3,foo=3)","D.datetime(1,2,99,'x')","D.time(1,2,3,4,None,5)","D.time(25,fold='x')","D.datetime(1,1,1).foo","D.timezone()","D.timezone(1)","D.timezone(D.timedelta(1))","D.timezone(D.timedelta(0),3)","D.timezone(D.timedelta(0),'x','y')","D.date(2020,1,1).replace(1,2,3,4)","D.date(2020,1,1).replace(foo=3)","D.datetime(2020,1,1).replace(foo=3)","D.datetime(2020,1,1).isoformat(1,2,3)","D.datetime(2020,1,1).isoformat('xx')","D.datetime(2020,1,1).isoformat(timespec=4)","D.datetime(2020,1,1).isoformat(timespec='d')","D.date(2020,1,1).isoformat(4)","D.date.fromordinal('x')","D.date.fromisoformat(4)","D.date.fromisocalendar(1)","D.date.fromisocalendar(year=2020,week=3,day=1)","D.date.fromisocalendar(2020,3,9)","D.timedelta.days","D.date.year","D.datetime.tzinfo","D.date.isoformat","type(D.date.fromordinal)","D.date.__add__", "D.timedelta(foo=1)","D.timedelta('x')","D.timedelta(days=1,seconds='x')", "D.date(2020,1,1).__reduce__()","D.datetime(2020,1,1,fold=1).__reduce_ex__(2)","D.timezone.utc.__reduce__()","D.timezone.utc.__getinitargs__()","D.date(2**40,1,1)","D.date(2**70,1,1)","D.date(1.5,1,1)","D.date(0,1,1)","D.date(1,'x',1)"]:
    try: r=eval(f)
    except Exception as e: r=(type(e).__name__,str(e))
    print(f,'->',type(r).__name__,r if not callable(r) else repr(r)[:60])
for cls in (D.date,D.timedelta,D.time,D.datetime,D.timezone,D.tzinfo):
    o={D.date:D.date(1,1,1),D.timedelta:D.timedelta(1),D.time:D.time(1),D.datetime:D.datetime(1,1,1),D.timezone:D.timezone.utc,D.tzinfo:D.tzinfo()}[cls]
    for n in ('year','days','hour','foo'):
        for act in (lambda: setattr(o,n,1),lambda: delattr(o,n),lambda: setattr(cls,n,1)):
            try: act()
            except Exception as e: print(cls,n,type(e).__name__,e)
