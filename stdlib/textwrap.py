"""Text broken into lines of a given width, and indentation added or taken away."""

# Text becomes chunks (words, parts of hyphenated words, dashes, runs of white space), which are dealt out to lines. The
# chunks are found by hand, so that this module needs no regular expressions.

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_letter(s, at):
    return 0 <= at < len(s) and _is_word(s[at]) and not s[at].isdecimal()


def _dash_end(s, at):
    """Where the dash (two hyphens or more between words) that begins at `at` ends; 0 if there is none."""
    if not s.startswith("--", at) or not at or not (_is_word(s[at - 1]) or s[at - 1] in "!\"'&.,?"):
        return 0
    end = at + 2
    while s.startswith("-", end):
        end += 1
    return end if end < len(s) and _is_word(s[end]) else 0


def _breaks_after_hyphen(s, at):
    """Whether a line may end after the hyphen at `at`: letters on both sides."""
    if not _is_letter(s, at - 1):
        return False
    if not (_is_letter(s, at - 2) or s[at - 2:at - 1] == "-" and _is_letter(s, at - 3)):
        return False
    return _is_letter(s, at + 1) and (_is_letter(s, at + 2) or s[at + 2:at + 3] == "-" and _is_letter(s, at + 3))


def _word_end(s, start):
    for at in range(start + 1, len(s)):
        c = s[at]
        if c in _whitespace:
            return at
        if c == "-":
            if _breaks_after_hyphen(s, at):
                return at + 1
            if _dash_end(s, at):
                return at
    return len(s)


def _chunks(s, break_on_hyphens):
    chunks, at, size = [], 0, len(s)
    while at < size:
        end = at + 1
        if s[at] in _whitespace:
            while end < size and s[end] in _whitespace:
                end += 1
        elif not break_on_hyphens:
            while end < size and s[end] not in _whitespace:
                end += 1
        else:
            end = _dash_end(s, at) or _word_end(s, at)
        chunks.append(s[at:end])
        at = end
    return chunks


class TextWrapper:
    """Breaks paragraphs into lines; the parameters are attributes that may be changed between calls."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _whitespace), ord(" "))

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width, self.max_lines, self.placeholder = width, max_lines, placeholder
        self.initial_indent, self.subsequent_indent = initial_indent, subsequent_indent
        self.expand_tabs, self.tabsize, self.replace_whitespace = expand_tabs, tabsize, replace_whitespace
        self.drop_whitespace, self.fix_sentence_endings = drop_whitespace, fix_sentence_endings
        self.break_long_words, self.break_on_hyphens = break_long_words, break_on_hyphens

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        return _chunks(text, self.break_on_hyphens is True or bool(self.break_on_hyphens))

    def _fix_sentence_endings(self, chunks):
        """A single space after the end of a sentence becomes two."""
        for i in range(1, len(chunks)):
            if chunks[i] != " " or i + 1 == len(chunks):
                continue
            word = chunks[i - 1]
            if word[-1] in "\"'":
                word = word[:-1]
            if len(word) > 1 and word[-1] in ".!?" and "a" <= word[-2] <= "z":
                chunks[i] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """The next chunk fits no line: takes what fits, or all of it onto a line of its own."""
        space_left = 1 if width < 1 else width - cur_len
        if not self.break_long_words:
            if not cur_line:
                cur_line.append(reversed_chunks.pop())
            return
        chunk, end = reversed_chunks[-1], space_left
        if self.break_on_hyphens and len(chunk) > space_left:
            hyphen = chunk.rfind("-", 0, space_left)
            if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                end = hyphen + 1
        cur_line.append(chunk[:end])
        reversed_chunks[-1] = chunk[end:]
        if not reversed_chunks[-1] and width < 0:
            reversed_chunks.pop()  # an empty chunk would never fit

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line, length = [], 0
            if self.drop_whitespace and lines and not chunks[-1].strip():
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            may_go_on = self.max_lines is None or len(lines) + 1 < self.max_lines
            at_end = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if may_go_on or at_end and length <= width:
                lines.append(indent + "".join(line))
                continue
            self._cut(lines, indent, line, length, width)
            break
        return lines

    def _cut(self, lines, indent, line, length, width):
        """The last line that is allowed: ends in the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """The lines of one paragraph."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines of one paragraph, joined."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of one paragraph."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The lines of one paragraph, joined."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text on one line, cut at a word where it is too long."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Takes away the leading white space that all lines have in common."""
    if not isinstance(text, str):
        raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        content = line.lstrip(" \t")
        if not content:
            lines[i] = ""
            continue
        white = line[:len(line) - len(content)]
        if margin is None:
            margin = white
        elif not white.startswith(margin):
            common = 0
            while common < len(white) and white[common] == margin[common]:
                common += 1
            margin = margin[:common]
    if margin:
        size = len(margin)
        lines = [line[size:] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Puts prefix before each line of which predicate (default: it is not blank) is true."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
