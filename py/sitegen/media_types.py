"""What a file is, told by the end of its name: to the browser by the server, and to the service worker by the build."""

TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".mjs": "text/javascript; charset=utf-8", ".json": "application/json", ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8",
         ".svg": "image/svg+xml", ".mp3": "audio/mpeg", ".webm": "audio/webm", ".png": "image/png", ".webp": "image/webp", ".woff2": "font/woff2",
         ".wasm": "application/wasm", ".zip": "application/zip", ".whl": "application/octet-stream",
         ".safetensors": "application/octet-stream", ".onnx": "application/octet-stream", ".py": "text/plain; charset=utf-8"}
