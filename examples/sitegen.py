"""A static-site generator: Markdown with a header of fields becomes pages, an index, pages of tags and a feed.

    ./build.sh run examples/sitegen.py examples/site -o public      writes the site
    ./build.sh run examples/sitegen.py examples/site --print        prints every file instead
"""

import argparse
import json
import logging
import os
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timezone
from string import Template

log = logging.getLogger("sitegen")


@dataclass(order=True)
class Post:
    date: datetime
    slug: str
    title: str = field(compare=False)
    tags: list = field(compare=False, default_factory=list)
    summary: str = field(compare=False, default="")
    body: str = field(compare=False, default="", repr=False)
    draft: bool = field(compare=False, default=False)

    @property
    def url(self):
        return f"posts/{self.slug}.html"


class SiteError(Exception):
    pass


# ---- Markdown ----

def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


INLINE = re.compile(
    r"""(?P<code>`([^`]+)`)
      | (?P<image>!\[(?P<alt>[^\]]*)\]\((?P<src>[^)\s]+)\))
      | (?P<link>\[(?P<label>[^\]]+)\]\((?P<href>[^)\s]+)\))
      | (?P<strong>\*\*(?P<bold>.+?)\*\*)
      | (?P<em>\*(?P<slanted>[^*]+)\*)""",
    re.VERBOSE,
)


def inline(text):
    """Code, links and emphasis; everything else is escaped."""

    def replace(match):
        kind = match.lastgroup
        if match["code"]:
            return f"<code>{escape(match[2])}</code>"
        if match["image"]:
            return f'<img src="{escape(match["src"])}" alt="{escape(match["alt"])}">'
        if match["link"]:
            return f'<a href="{escape(match["href"])}">{inline(match["label"])}</a>'
        if match["strong"]:
            return f"<strong>{inline(match['bold'])}</strong>"
        assert kind
        return f"<em>{inline(match['slanted'])}</em>"

    out, at = [], 0
    for match in INLINE.finditer(text):
        out.append(escape(text[at:match.start()]))
        out.append(replace(match))
        at = match.end()
    out.append(escape(text[at:]))
    return "".join(out)


def table(lines):
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    head, body = rows[0], rows[2:]
    yield "<table>"
    yield "<tr>" + "".join(f"<th>{inline(cell)}</th>" for cell in head) + "</tr>"
    for row in body:
        yield "<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in row) + "</tr>"
    yield "</table>"


def listing(tag, lines, marker):
    yield f"<{tag}>"
    for line in lines:
        yield f"<li>{inline(marker.sub('', line, count=1))}</li>"
    yield f"</{tag}>"


BULLET, NUMBER = re.compile(r"^[-*]\s+"), re.compile(r"^\d+[.)]\s+")


def blocks(text):
    """Paragraphs of source lines; fenced code is one block, blank lines included."""
    block, fenced = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        if not line.strip() and not fenced:
            if block:
                yield block
            block = []
        else:
            block.append(line)
    if block:
        yield block


def render(text):
    out = []
    for block in blocks(text):
        first = block[0]
        if first.startswith("```"):
            out.append("<pre><code>" + escape("\n".join(block[1:-1])) + "</code></pre>")
        elif heading := re.match(r"(#{1,6})\s+(.*)", first):
            level = len(heading[1])
            anchor = re.sub(r"\W+", "-", heading[2].lower()).strip("-")
            out.append(f'<h{level} id="{anchor}">{inline(heading[2])}</h{level}>')
        elif re.fullmatch(r"(?:-\s*){3,}", first):
            out.append("<hr>")
        elif first.startswith("|") and len(block) > 2:
            out.extend(table(block))
        elif BULLET.match(first):
            out.extend(listing("ul", block, BULLET))
        elif NUMBER.match(first):
            out.extend(listing("ol", block, NUMBER))
        elif first.startswith(">"):
            quoted = " ".join(line.lstrip("> ") for line in block)
            out.append(f"<blockquote>{inline(quoted)}</blockquote>")
        else:
            out.append(f"<p>{inline(' '.join(block))}</p>")
    return "\n".join(out)


# ---- posts ----

def parse_date(text, where):
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as e:
        raise SiteError(f"{where}: {e}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def read_post(path):
    slug = os.path.splitext(os.path.basename(path))[0]
    with open(path, encoding="utf-8") as f:
        header, _, body = f.read().partition("\n\n")
    fields = dict(re.findall(r"^(\w+):\s*(.*?)\s*$", header, re.MULTILINE))
    missing = {"title", "date"} - fields.keys()
    if missing:
        raise SiteError(f"{slug}: no {' and no '.join(sorted(missing))}")
    tags = [tag for tag in re.split(r"\s*,\s*", fields.get("tags", "")) if tag]
    plain = re.sub(r"[*`#>|]|!?\[([^\]]*)\]\([^)]*\)", r"\1", body.split("\n\n")[0]).replace("\n", " ")
    return Post(parse_date(fields["date"], slug), slug, fields["title"], tags, fields.get("summary", plain), body,
                fields.get("draft", "no").lower() in ("yes", "true", "1"))


def read_posts(directory, drafts):
    posts = [read_post(os.path.join(directory, name)) for name in sorted(os.listdir(directory)) if name.endswith(".md")]
    for post in posts:
        if post.draft and not drafts:
            log.info("%s is a draft: left out", post.slug)
    return sorted((p for p in posts if drafts or not p.draft), reverse=True)


# ---- pages ----

class Site:
    def __init__(self, source, drafts=False):
        with open(os.path.join(source, "site.json"), encoding="utf-8") as f:
            self.config = json.load(f)
        with open(os.path.join(source, "page.html"), encoding="utf-8") as f:
            self.template = Template(f.read())
        self.posts = read_posts(os.path.join(source, "posts"), drafts)

    def page(self, title, content, root=""):
        years = {post.date.year for post in self.posts} or {1970}
        span = "–".join(str(year) for year in sorted({min(years), max(years)}))
        return self.template.substitute(title=escape(title), content=content, root=root, year=span,
                                        site_title=escape(self.config["title"]), author=escape(self.config["author"]),
                                        language=self.config["language"])

    def teaser(self, post, root=""):
        day = f"{post.date:%d %B %Y}".lstrip("0")
        return (f'<article><h2><a href="{root}{post.url}">{escape(post.title)}</a></h2>\n'
                f'<time datetime="{post.date.date().isoformat()}">{day}</time>\n<p>{escape(post.summary)}</p></article>')

    def post_pages(self):
        for newer, post, older in zip([None, *self.posts], self.posts, [*self.posts[1:], None]):
            tags = " ".join(f'<a href="../tags/{tag}.html">#{tag}</a>' for tag in post.tags)
            links = [f'<a href="{other.slug}.html">{arrow} {escape(other.title)}</a>'
                     for arrow, other in (("&larr;", older), ("&rarr;", newer)) if other]
            content = f"<h1>{escape(post.title)}</h1>\n{render(post.body)}\n<p>{tags}</p>\n<nav>{' | '.join(links)}</nav>"
            yield post.url, self.page(post.title, content, root="../")

    def index_pages(self):
        size = self.config["posts_per_page"]
        count = max(1, -(-len(self.posts) // size))
        for number in range(count):
            name = "index.html" if number == 0 else f"page{number + 1}.html"
            parts = [self.teaser(post) for post in self.posts[number * size:(number + 1) * size]]
            if number + 1 < count:
                parts.append(f'<nav><a href="page{number + 2}.html">older</a></nav>')
            yield name, self.page(f"Page {number + 1} of {count}", "\n".join(parts))

    def tag_pages(self):
        tagged = defaultdict(list)
        for post in self.posts:
            for tag in post.tags:
                tagged[tag].append(post)
        for tag, posts in sorted(tagged.items()):
            content = "\n".join([f"<h1>#{tag}</h1>"] + [self.teaser(post, root="../") for post in posts])
            yield f"tags/{tag}.html", self.page(f"#{tag}", content, root="../")

    def feed(self):
        items = [{"id": f"{self.config['url']}/{post.url}", "title": post.title, "summary": post.summary,
                  "date_published": post.date.astimezone(timezone.utc).isoformat(), "tags": post.tags,
                  "content_html": render(post.body)} for post in self.posts]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": self.config["title"], "items": items}
        yield "feed.json", json.dumps(feed, indent=2, ensure_ascii=False, sort_keys=True) + "\n"

    def files(self):
        for pages in (self.index_pages, self.post_pages, self.tag_pages, self.feed):
            yield from pages()


def write(directory, name, text):
    path = os.path.join(directory, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def main(argv=None):
    parser = argparse.ArgumentParser(prog="sitegen", description="Makes a web site of Markdown files.")
    parser.add_argument("source", help="directory with site.json, page.html and posts/")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", default="public", help="directory to write to (default: %(default)s)")
    where.add_argument("--print", action="store_true", help="print the files instead of writing them")
    parser.add_argument("--drafts", action="store_true", help="take drafts, too")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell what is done")
    args = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO if args.verbose else logging.WARNING, stream=sys.stdout,
                        format="%(levelname)s: %(message)s")
    try:
        site = Site(args.source, args.drafts)
    except (SiteError, OSError, json.JSONDecodeError) as e:
        parser.exit(1, f"sitegen: {e}\n")
    count = 0
    for count, (name, text) in enumerate(site.files(), 1):
        if args.print:
            print(f"==== {name} ====", text, sep="\n")
        else:
            write(args.output, name, text)
        log.info("%s: %d characters", name, len(text))
    print(f"{count} files, {len(site.posts)} posts")


if __name__ == "__main__":
    main()
