"""What Zstandard packed, which Python before 3.14 cannot unpack: Node can."""

import subprocess

from sitegen.tools import node_program

UNPACK = "process.stdout.write(require('node:zlib').zstdDecompressSync(require('node:fs').readFileSync(0)))"


def unzstd(packed):
    return subprocess.run([str(node_program()), "-e", UNPACK], input=packed, capture_output=True, check=True).stdout
