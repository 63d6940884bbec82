"""A host that sends NAME.br and NAME.gz in place of NAME, as nginx and Caddy do when told to. One that sends files as they are
is what all other tests have."""

from pathlib import Path

import pytest

from sitegen.serve import Handler, SiteServer

PLAYGROUND = "playground/23-cross-attention.html"
LAB = "document.querySelector('attention-playground').lab"
ENCODINGS = {"br": "br", "gzip": "gz"}


class TwinHandler(Handler):
    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        for encoding, ending in ENCODINGS.items():
            twin = path.with_name(f"{path.name}.{ending}")
            if encoding in self.server.known and encoding in self.headers.get("Accept-Encoding", "") and path.is_file() and twin.is_file():
                return self.send_twin(path, twin, encoding)
        return super().do_GET()

    def send_twin(self, path, twin, encoding):
        content = twin.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", encoding)
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class TwinHost(SiteServer):
    handler = TwinHandler


@pytest.mark.parametrize("encoding", list(ENCODINGS))
def test_the_course_comes_packed_and_works(browser, built_site, encoding):
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    context.set_default_timeout(90_000)
    context.add_init_script("delete Object.getPrototypeOf(navigator).serviceWorker")
    complaints, packed, bare = [], set(), set()
    context.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("response", lambda response: (packed if response.headers.get("content-encoding") == encoding else bare).add(
        response.url.rpartition(".")[2]))
    with TwinHost({"/a/b/": built_site}) as host:
        host.known = {encoding}
        page = context.new_page()
        page.goto(f"{host.origin}/a/b/index.html")
        page.goto(f"{host.origin}/a/b/{PLAYGROUND}")
        page.wait_for_function(f"!!document.querySelector('attention-playground')?.lab && ({LAB}.wake(), true)")
        page.wait_for_function(f"!!{LAB}.reading.inquiry")
    context.close()
    assert complaints == []
    assert {"html", "css", "js"} <= packed and not {"html", "css"} & bare       # one script is too small for a twin
