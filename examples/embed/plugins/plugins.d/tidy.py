"""Trims, and leaves one space between words."""
import re

name = "tidy"
order = 1
runs = re.compile(r"\s+")


def apply(text):
    return runs.sub(" ", text.strip())
