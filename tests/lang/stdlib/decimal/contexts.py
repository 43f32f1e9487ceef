"""Random operands through every operation, in many contexts, with the flags that they leave."""
import random
from decimal import *
R = random.Random(77)
n = 700
def num():
    k=R.random()
    if k<0.04: return R.choice(['Infinity','-Infinity','NaN','sNaN','-0','0','0E+5','0E-9','NaN12','1','-1','1.000','10','100'])
    digs=''.join(R.choice('0123456789') for _ in range(R.choice([1,1,2,3,5,9,10,17])))
    if k<.2: digs=R.choice('123456789')+'0'*R.randrange(8)
    if k<.3: digs='9'*R.randrange(1,12)
    s=R.choice(['','-',''])+digs
    e=R.choice([0,0,0,-1,-2,2,5,-7,R.randrange(-15,15),R.randrange(-120,120)])
    return s+('E%d'%e if e else '')
un='exp ln log10 logb sqrt next_plus next_minus normalize to_integral_value to_integral_exact __neg__ __pos__ __abs__ __str__ to_eng_string number_class __hash__ __int__ __float__ __floor__ __ceil__ __round__ as_tuple adjusted as_integer_ratio logical_invert is_normal is_subnormal copy_abs copy_negate'.split()
bi='__add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __divmod__ __lt__ __eq__ compare compare_signal compare_total compare_total_mag max min max_mag min_mag next_toward quantize remainder_near scaleb shift rotate same_quantum logical_and copy_sign'.split()
modes=[ROUND_CEILING,ROUND_FLOOR,ROUND_UP,ROUND_DOWN,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP]
def show(f):
    try: r=f()
    except Exception as e: r=(type(e).__name__, str(e)[:80])
    return str(r) if isinstance(r,(Decimal,tuple)) else repr(r)
for i in range(n):
    c=Context(prec=R.choice([1,2,3,5,9,16,28]),rounding=R.choice(modes),Emax=R.choice([999999, 400]),Emin=-R.choice([999999, 400]),clamp=R.choice([0,0,0,1]),traps=R.choice([[],[],[InvalidOperation,DivisionByZero,Overflow]]))
    setcontext(c); c=getcontext()
    a,b,d=num(),num(),num()
    A,B,D=Decimal(a),Decimal(b),Decimal(d)
    k=R.random()
    if k<.35:
        m=R.choice(un)
        if m in('__hash__',) and A.is_nan(): continue
        if m in('__int__','__floor__','__ceil__','__round__','as_integer_ratio') and abs(A.adjusted())>200: continue
        r=show(lambda:getattr(A,m)()); args=a
    elif k<.85:
        m=R.choice(bi)
        if R.random()<.5 and m=='__pow__': B=Decimal(R.randrange(-12,40)); b=str(B)
        r=show(lambda:getattr(A,m)(B)); args=a+' '+b
    elif k<.88: m='fma'; r=show(lambda:A.fma(B,D)); args=' '.join((a,b,d))
    elif k<.9: m='powmod'; A,B,D=Decimal(R.randrange(-99,99)),Decimal(R.randrange(50)),Decimal(R.randrange(-50,50)); r=show(lambda:pow(A,B,D)); args=str((A,B,D))
    elif k<.92: m='create'; r=show(lambda:c.create_decimal(a)); args=a
    else:
        sp=R.choice(['','*'])+''; sp=(sp and sp+R.choice('<>^='))+R.choice(['','+',' ','-'])+R.choice([''])+(R.choice(['','0']) if not sp else '')+R.choice(['','12','20'])+R.choice(['',','])+R.choice(['','.0','.1','.3','.10'])+R.choice(['','e','E','f','F','g','G','%','n'])
        if abs(A.adjusted())>60 and len(a)<40: pass
        m='format '+sp; r=show(lambda:format(A,sp)); args=a
    fl=[s.__name__ for s,v in c.flags.items() if v]
    print(i,m,args,c.prec,c.rounding,c.Emin,c.Emax,c.clamp,'=>',r,fl)
