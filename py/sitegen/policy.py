"""The content security policy of every page, the same over http and from a folder; the worker, made from a Blob, inherits it."""

SOURCES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",           # WebAssembly, which Python and the matrix product are; no inline code, no eval
    "worker-src": "'self' blob:",                        # the engine's worker is put together from texts; the service worker is a file
    "style-src": "'self'",
    "img-src": "'self' data: blob:",                     # data: the icon and the pixels that the model sees; blob: what the reader brings
    "font-src": "'self'",
    "media-src": "'self' blob:",                         # blob: the narration, where a host sends no parts of files and all of it is fetched
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",             # no text becomes a part of the page or a script …
    "trusted-types": "lit-html sightline 'allow-duplicates'",    # … but lit's own templates and the site's own files (own.js), in every bundle
}

POLICY = "; ".join(f"{directive} {sources}" for directive, sources in SOURCES.items())
