"""What a parser is told, whole and byte by byte."""
import html.parser
class P(html.parser.HTMLParser):
    def handle_starttag(self, t, a): print("start", t, a, self.getpos(), repr(self.get_starttag_text()))
    def handle_endtag(self, t): print("end", t)
    def handle_startendtag(self, t, a): print("startend", t, a)
    def handle_data(self, d): print("data", repr(d))
    def handle_comment(self, d): print("comment", repr(d))
    def handle_decl(self, d): print("decl", d)
    def handle_pi(self, d): print("pi", d)
    def handle_entityref(self, n): print("ent", n)
    def handle_charref(self, n): print("char", n)
    def unknown_decl(self, d): print("unknown", d)
src='<!DOCTYPE html>\n<html lang="en"><p class=a id=\'b\' hidden>Hi &amp; &lt;b&gt; &#65;&#x42; <br/><img src="x.png" alt="a &quot; b"><!-- c --><script>if (a < b && c) "</p>";</script><A HREF="U">t</A >&nbsp;x&copy <? pi ?></p><![CDATA[x]]> a < b </html>'
for c in (True, False):
    p=P(convert_charrefs=c); p.feed(src); p.close()
p=P(); [p.feed(x) for x in src]; p.close()
