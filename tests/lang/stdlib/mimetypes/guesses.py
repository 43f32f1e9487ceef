import mimetypes

mimetypes.init([])
m = mimetypes.MimeTypes()
for name in ("a.txt", "a.tar.gz", "x.TGZ", "a.html", "page.htm", "noext", "a.unknown", "i.jpg", "i.webp", "a.svgz", "x.py", "http://h/p/a.css?q=1",
             "data:text/html;base64,xx", "data:,x", "data:x", "a.b.json", "a.JS", "dir/a.xml.Z", "a.mp4"):
    print(name, m.guess_type(name), m.guess_type(name, strict=False))
for t in ("text/plain", "image/jpeg", "application/json", "TEXT/HTML", "no/no", "image/webp"):
    print(t, m.guess_all_extensions(t), m.guess_extension(t), m.guess_extension(t, strict=False))
m.add_type("x/y", ".xyz")
print(m.guess_type("a.xyz"), m.guess_extension("x/y"))
print(sorted(m.types_map[True].items()))
print(sorted(m.types_map[False].items()), m.suffix_map, m.encodings_map)
