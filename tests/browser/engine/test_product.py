"""The matrix product that the worker lends to the engine, and the engine without it."""

import gzip
from hashlib import sha256

SIZES = [(1, 1, 1), (1, 128, 128), (2, 3, 4), (3, 27, 5), (7, 5, 6), (8, 128, 151), (64, 128, 128), (5, 576, 9), (0, 4, 4), (4, 4, 0), (4, 0, 4)]

COMPARE = """(sizes) => {
    const memory = new WebAssembly.Memory({initial: 32, maximum: 65536});
    const product = productIn(memory);
    const floats = new Float32Array(memory.buffer);
    return sizes.map(([m, k, n]) => {
        const [a, b, out] = [4, 4 + m * k, 4 + m * k + n * k];          // float32 places; nothing is aligned on purpose
        const end = out + m * n;
        for (let i = 0; i <= end; i++) floats[i] = Math.sin(i * 12.9898);
        const before = floats.slice(0, end + 1);
        product(4 * a, 4 * b, 4 * out, m, k, n);
        let apart = 0;
        for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) {
            let sum = 0;
            for (let p = 0; p < k; p++) sum += before[a + i * k + p] * before[b + j * k + p];
            apart = Math.max(apart, Math.abs(sum - floats[out + i * n + j]));
        }
        const beyond = floats[end] !== before[end] || before.subarray(0, out).some((x, i) => x !== floats[i]);
        return {apart, beyond};
    });
}"""


def test_it_multiplies_and_writes_nowhere_else(fresh):
    for size, result in zip(SIZES, fresh.evaluate(COMPARE, SIZES), strict=True):
        assert result["apart"] <= 1e-6 * size[1], size
        assert not result["beyond"], size


def test_without_simd_the_engine_multiplies_with_numpy(fresh, built_site):
    """The same answer to 1e-4, a little later."""
    ask = """async () => {
        window.client = newClient();
        const {id} = await client.open({rgba: new Uint8Array(4 * 96 * 96).map((_, i) => (i * 7) % 256), width: 96, height: 96});
        const {answer, attention} = await client.ask(id, 'What animal is in the photo?');
        client.dispose();
        return {answer, attention: [...attention.data]};
    }"""
    lent = fresh.evaluate(ask)

    def without_simd(route):
        manifest = route.fetch().json()
        worker = next(each for each in manifest["files"] if each["name"] == "worker.js")
        worker.update(bytes=len(crippled), sha256=sha256(crippled).hexdigest())
        route.fulfill(json=manifest)

    built = next((built_site / "assets" / "engine").glob("worker-*/worker.js.gz"))
    crippled = b"WebAssembly.validate = () => false;\n" + gzip.decompress(built.read_bytes())
    fresh.route("**/manifest.json", without_simd)
    fresh.route("**/worker.js.*", lambda route: route.fulfill(body=crippled))
    fresh.reload()
    alone = fresh.evaluate(ask)
    assert alone["answer"] == lent["answer"]
    assert max(abs(a - b) for a, b in zip(alone["attention"], lent["attention"], strict=True)) < 1e-4
    assert alone["attention"] != lent["attention"]
