"""Documents parsed, searched, built, written, refused."""
import xml.etree.ElementTree as ET, io
src='''<?xml version="1.0"?>
<!DOCTYPE data [<!ENTITY me "Me &amp; you">]>
<data xmlns:x="http://x.org/" version="1.0">
  <!-- comment -->
  <country name="A &lt; B"><rank>1</rank><year>2008</year><neighbor name="N1" dir="E"/><neighbor name="N2" dir="W"/></country>
  <country name="Sing"><rank>4</rank><year>2011</year><x:gdp x:cur="USD">59 &#65;</x:gdp></country>
  tail &quot;text&quot;
  <![CDATA[raw <b> & ]]>
</data>'''
r=ET.fromstring(src)
print(r.tag, r.attrib, len(r), [c.tag for c in r], repr(r[1].tail))
for p in ("country","country/rank",".//neighbor","country[@name='Sing']","country[2]/year","*","country[rank='4']/year",".//*[@dir]","country[last()]","./country/..",".//{http://x.org/}gdp","{*}gdp","country/neighbor[1]",".//year[.='2008']"):
    print(p, [(e.tag, e.text) for e in r.findall(p)])
print(r.find("country").get("name"), r.findtext("country/rank"), r.findtext("no","dflt"), r.find("no"), [e.tag for e in r.iter("rank")], "".join(r.itertext()).split(), r.find(".//x:gdp", {"x":"http://x.org/"}).attrib)
print(ET.tostring(r).decode()); print(ET.tostring(r, encoding="unicode", short_empty_elements=False)[:80])
root=ET.Element("root", a="1", b='q"<&\n'); s=ET.SubElement(root,"s"); s.text="t & <é>"; s.tail="tl"; ET.SubElement(root,"empty"); root.append(ET.Comment(" c ")); root.insert(0, ET.PI("t","x")); root.set("z","y")
print(ET.tostring(root), ET.tostring(root,"utf-8"), ET.tostring(root,"utf-8",xml_declaration=True)); ET.indent(root); print(ET.tostring(root,"unicode")); ET.dump(root)
root.remove(s); del root[0]; print(len(root), list(root), root.keys(), sorted(root.items())) if 0 else print(len(root), sorted(root.items()))
t=ET.ElementTree(root); b=io.BytesIO(); t.write(b, encoding="utf-8", xml_declaration=True); print(b.getvalue()); t=ET.parse(io.BytesIO(src.encode())); print(t.getroot().tag)
for ev, el in ET.iterparse(io.BytesIO(b"<a><b>1</b><c/></a>"), events=("start","end")): print(ev, el.tag, el.text)
for bad in ("", "<a>", "<a></b>", "<a b=c/>", "<a b='1' b='2'/>", "<a>&foo;</a>", "<a/><b/>", "text", "<a", "<a>&</a>", "<a><b></a>", "<1/>", "<x:a/>", "<a b></a>", "</a>", "<a>\n <b>\n</a>"):
    try: print(ET.fromstring(bad))
    except ET.ParseError as e: print(repr(bad), e, e.code, e.position)
ET.register_namespace("x","http://x.org/"); print(ET.tostring(r[1]))
print(ET.tostring(ET.fromstring('<a xmlns="http://d/"><b/></a>')), ET.QName("http://q","t").text, ET.fromstring("<p>a<b>x</b>c</p>")[0].tail)
for f in (lambda: r.append("x"), lambda: ET.tostring(ET.Element("a", x=1)), lambda: ET.Element("a", 3), lambda: r.findall("/abs")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(ET.tostring(ET.fromstring("<html><br/><p>x</p></html>"), method="html"), ET.tostring(r, method="text").split()[:3])
