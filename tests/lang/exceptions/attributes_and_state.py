"""Attributes, texts, groups and pickled state of the builtin exceptions."""
import errno, sys
def t(f,*a,**k):
    try: r=f(*a,**k)
    except BaseException as e: r=type(e).__name__+': '+str(e)
    print(ascii(r))
def attrs(e):
    return [(n, getattr(e,n,'-')) for n in ('args','errno','strerror','filename','filename2','characters_written','code','value','name','path','msg','obj','lineno','offset','text','end_lineno','end_offset','print_file_and_line','encoding','object','start','end','reason','message','exceptions','__notes__','__cause__','__context__','__suppress_context__','__traceback__')if hasattr(e,n)]
for c in sorted(vars(errno).values(), key=str):
    if isinstance(c,int):
        e=OSError(c,'x'); print(c,type(e).__name__, str(e))
for cls in (OSError,FileNotFoundError,BlockingIOError,IOError,ConnectionError):
    for a in [(),(1,),(1,'a'),(2,'a','f'),(2,'a','f',0),(2,'a','f',0,'g'),(2,'a','f',0,'g',5),('x','y'),(None,None),(2,'a',b'f'),(11,'a',3),(11,'a',-3)]:
        t(lambda: (lambda e:(type(e).__name__,repr(e),str(e),attrs(e)))(cls(*a)))
for cls,args in [(SystemExit,[(),(1,),(1,2),('x',)]),(StopIteration,[(),(1,),(1,2)]),(StopAsyncIteration,[(1,)]),(KeyError,[(),(1,),(1,2),('',),("a'b",)]),(ImportError,[(),('m',),('m',1)]),(ModuleNotFoundError,[('m',)]),(NameError,[('m',)]),(AttributeError,[('m',)]),(UnicodeDecodeError,[('u',b'abc',0,1,'r'),('u',b'abc',1,3,'r'),('u',b'abc',-5,50,'r'),('u',b'',0,1,'r'),('u',bytearray(b'x'),0,1,'r'),('u','x',0,1,'r'),()]),(UnicodeEncodeError,[('u','abc',0,1,'r'),('u','\u20ac\U0001f600',0,2,'r'),('u','\u20ac',0,1,'r'),('u','\U0001f600',0,1,'r'),('u','',0,1,'r'),('u','abc',5,2,'r')]),(UnicodeTranslateError,[('abc',0,1,'r'),('abc',0,2,'r')]),
  (SyntaxError,[(),('m',),('m',('f',1,2,'t')),('m',('f',1,2,'t',3,4)),('m',('f',1)),('m',None),('m',(None,None,None,None)),('m',('f','x',2,'t')),('m',('f',1,2,'t',3)), (None,('f',1,2,'t')), ('m','abcd')]),(IndentationError,[('m',('f',1,2,'t'))]),
  (BaseExceptionGroup,[('m',[ValueError(1)]),('m',[KeyboardInterrupt()]),('m',[]),('m',[1]),(1,[ValueError()]),('m',ValueError()),('m',)]),(ExceptionGroup,[('m',[ValueError(1),TypeError(2)]),('m',[KeyboardInterrupt()])])]:
    for a in args:
        t(lambda: (lambda e:(type(e).__name__,repr(e),str(e),attrs(e)))(cls(*a)))
t(lambda: attrs(ImportError('m',name='n',path='p'))); t(lambda: ImportError('m',x=1)); t(lambda: attrs(NameError('m',name='n'))); t(lambda: attrs(AttributeError('m',name='n',obj=3))); t(lambda: ImportError(name=5).name)
eg=ExceptionGroup('g',[ValueError(1),ExceptionGroup('h',[TypeError(2),ValueError(3)]),OSError(2,'x')])
eg.add_note('n1')
for c in (ValueError,(ValueError,TypeError),lambda e: isinstance(e,OSError),Exception,KeyError,ExceptionGroup):
    t(lambda: repr(eg.split(c))); t(lambda: repr(eg.subgroup(c)))
s=eg.subgroup(ValueError); t(lambda: (s.__notes__, s.message, s.__cause__))
class EG(ExceptionGroup):
    def derive(self, excs): return EG(self.message+'!', excs)
t(lambda: repr(EG('m',[ValueError(),TypeError()]).split(ValueError)))
class EG2(ExceptionGroup):
    def derive(self, excs): return 5
t(lambda: repr(EG2('m',[ValueError(),TypeError()]).split(ValueError)))
t(lambda: EG('m',[KeyboardInterrupt()]))
class BEG(BaseExceptionGroup): pass
t(lambda: repr(BEG('m',[ValueError()]))); t(lambda: BEG('m',[ValueError()]).derive([KeyboardInterrupt()]))
e=ValueError(); 
for a in [5,None,'x']: t(e.add_note,a); 
t(lambda: e.__notes__); e.__notes__=5; t(e.add_note,'x')
for n,v in [('__traceback__',5),('__cause__',5),('__context__',5),('args',5),('args','ab'),('__suppress_context__','x'),('__dict__',5),('__cause__',None)]:
    t(setattr,e,n,v); t(getattr,e,n)
for n in ('__traceback__','__cause__','__context__','args','__suppress_context__'): t(delattr,e,n)
e=UnicodeDecodeError('u',b'abc',0,1,'r')
for n,v in [('encoding',5),('reason',None)]:
    t(setattr,e,n,v); t(str,e)
t(setattr,e,'start','x'); t(setattr,e,'end','x'); t(setattr,e,'start',0); t(setattr,e,'end',1)
for n in 'start end object encoding reason'.split(): t(delattr,e,n); t(getattr,e,n); t(str,e)
e=SyntaxError('m',('f',1,2,'t'))
for n in 'msg filename lineno offset text print_file_and_line'.split():
    t(setattr,e,n,5); t(str,e); t(delattr,e,n); t(str,e)
import copy
for e in (OSError(2,'a','f'),OSError(2,'a','f',None,'g'),KeyError(1),SyntaxError('m',('f',1,2,'t')),UnicodeDecodeError('u',b'abc',0,1,'r'),ImportError('m',name='n'),StopIteration(3),SystemExit(4),AttributeError('m',name='n',obj=1),ExceptionGroup('m',[ValueError()]),BlockingIOError(11,'a',3)):
    t(lambda: (e.__reduce__()[0].__name__,)+e.__reduce__()[1:]); t(lambda: attrs(copy.copy(e)))
