# URLs apart and together, joined, quoted; queries; what is refused.
from urllib.parse import *
def t(f,*a,**k):
    try: print(f.__name__,a,k,ascii(f(*a,**k)))
    except Exception as e: print(f.__name__,a,k,type(e).__name__,ascii(str(e)))
URLS = ['http://u:p@Host:80/p;a?q#f','http://a/b','//x/y','a/b?c','?q','#f','','mailto:a@b','http://[::1]:80/x','http://[a/b','http://a]/b','http://a:x/b','HTTP://A/B?C#D','http:a','http:/a','http:///a','file:///x','a:b','1a:b','http://a/b;c/d;e','http://é/ü?ñ#ß','http://a\n/b\t','  http://x ','javascript:alert(1)','http://a?b','http://a#b','ftp://h/p;type=a','x://a/b;c','http://[v1.a]/','http://[abc]/','http://a:99999/','http://a:/','http://@a','http://:b@a','/a//b','//','///','a#b#c','a?b?c']
for u in URLS:
    t(urlsplit, u); t(urlparse, u); t(urldefrag, u); t(urlsplit, u, 'zz', False)
    try:
        s = urlsplit(u); print(s.hostname, s.username, s.password, s.geturl())
        print(s.port)
    except Exception as e: print(type(e).__name__, e)
    try: t(urlsplit, u.encode('ascii'))
    except UnicodeEncodeError: pass
B = 'http://a/b/c/d;p?q'
for r in ['g:h','g','./g','g/','/g','//g','?y','g?y','#s','g#s','g?y#s',';x','g;x','','.','./','..','../','../g','../..','../../','../../g','../../../g','/./g','/../g','g.','.g','g..','..g','./../g','./g/.','g/./h','g/../h','g;x=1/./y','http:g','http:','//','/','a//b','?','#']:
    t(urljoin, B, r); t(urljoin, 'http://a', r); t(urljoin, 'file:///x/y', r); t(urljoin, 'x:y', r); t(urljoin, '/a/b', r); t(urljoin, B.encode(), r.encode())
for s in ['a b+c/é', '', '~-_.', 'abc', '%41', '\ud800', 'x\x00y', '&=?']:
    t(quote, s); t(quote, s, safe=''); t(quote_plus, s); t(quote_plus, s, safe='+/'); t(unquote, s); t(unquote_plus, s); t(quote, s, encoding='latin-1', errors='replace')
for s in ['%E9%C3%A9','%','%4','%zz','%20%','a%2Fb','é%20ü','%F0%9F%98%80x','+%2B']:
    t(unquote, s); t(unquote_plus, s); t(unquote_to_bytes, s); t(unquote, s, 'latin-1'); t(unquote, s, errors='strict'); t(unquote, s.encode())
t(quote,5);t(quote,b'a b',encoding='x');t(quote,b'a b\xff');t(quote_from_bytes,'a');t(quote_plus,b'a b');t(urlsplit,5);t(unquote,5);t(urljoin,'http://a/b',b'c');t(urlsplit,'http://a','x');t(urlsplit,b'http://a','x')
t(urlencode,5);t(urlencode,'abc');t(urlencode,{'a':[1,2],'b':'c d'},doseq=True);t(urlencode,{'a':[1,2]});t(urlencode,[('a',1),('b',b'\xff'),(b'c',None)]);t(urlencode,{'a':'é'},encoding='latin-1');t(urlencode,[]);t(urlencode,{'a':5,'b':(1,'x',b'y')},True);t(urlencode,[1])
for q in ['a=1&b=2&a=3','a&b=','a=b=c','&&','a=%20+','a=1;b=2','=x','','é=ü',b'a=1&b=%ff']:
    t(parse_qs, q); t(parse_qsl, q, True); t(parse_qsl, q, strict_parsing=True); t(parse_qsl, q, separator=';'); t(parse_qsl, q, max_num_fields=1)
t(parse_qs,'a',separator='');t(parse_qs,'a=1b=2',separator=b'b')
t(urlunsplit,('http','a','b','c','d'));t(urlunparse,('http','a','b','p','c','d'));t(urlunsplit,('','','a','',''));t(urlunsplit,('x','','//a','',''));t(urlunsplit,(b'x',b'',b'a',b'',b''))
r = urlsplit('http://a/b'); print(r._replace(path='/c').geturl(), r.encode(), r.encode().decode() == r, r[1], len(r), r._fields, isinstance(r, tuple), ParseResult.__mro__[1:2] and ParseResult.__name__)
