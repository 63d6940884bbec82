"""What only a site on a host needs: robots.txt, and a sitemap and a page for what is missing, where course.toml says where it stands."""

from xml.sax.saxutils import escape

MISSING = "404.html"                                     # GitHub Pages and most others show it for whatever is not there
FILES = ("robots.txt", "sitemap.xml", MISSING)
EVERYONE = "User-agent: *\nAllow: /\n"
SITEMAP = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{}</urlset>\n'


def add_for_hosts(output, address):
    """To be added after the pages, which the sitemap lists. Without an address (None) there is none, since it holds whole addresses."""
    if not address:
        output.add("robots.txt", EVERYONE.encode())
        return
    output.add("robots.txt", f"{EVERYONE}\nSitemap: {address}sitemap.xml\n".encode())
    pages = sorted(path for path in output.files if path.endswith(".html") and path != MISSING)
    lines = "".join(f"<url><loc>{escape(address + path.removesuffix('index.html'))}</loc></url>\n" for path in pages)
    output.add("sitemap.xml", SITEMAP.format(lines).encode())
