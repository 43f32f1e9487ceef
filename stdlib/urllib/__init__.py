"""URLs: only urllib.parse is here; nothing opens them."""
