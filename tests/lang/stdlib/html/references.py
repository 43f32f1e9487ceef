# escape and unescape; the tables of references.
import html
import html.entities


def t(f, *a):
    print(f.__name__, a, ascii(f(*a)))


print(len(html.entities.html5), len(html.entities.name2codepoint), sum(map(ord, "".join(html.entities.html5.values()))),
      sum(len(k) for k in html.entities.html5), html.entities.codepoint2name[233], ascii(html.entities.entitydefs["lang"]))
for s in ['a<b>&"\'', '', '&amp;']: t(html.escape, s); t(html.escape, s, False)
for s in ['&lt;&gt;&amp;&quot;&#39;&#x27;','&notit;','&notin;','&#0;','&#128;&#x80;&#159;','&#xD800;','&#1114112;','&#1;','&#xFFFE;','&#13;','&eacute','&eacutex','&foo;','&','&;','&#;','&#x;','&amp','&ampamp;','&NotEqualTilde;','&#65','&#x41g','&CounterClockwiseContourIntegral;','&'+'a'*40,'&\n','&#11;','&nGt;', '&#99999999999999999999;']: t(html.unescape, s)
