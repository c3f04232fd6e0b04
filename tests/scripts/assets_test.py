"""The static folder holds what the Router and browsers are promised."""

import hashlib
import json
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
UNBROTLI = "process.stdout.write(require('zlib').brotliDecompressSync(require('fs').readFileSync(process.argv[1])))"


def make(wasm, out):
    subprocess.run(["node", ROOT / "scripts" / "assets.mjs", "--wasm", wasm, "--manage-wasm", wasm,
                    "--desk-wasm", wasm, "--out", out], check=True,
                   cwd=ROOT, timeout=120)
    return json.loads((out / "assets.json").read_text(encoding="utf-8"))


class Assets(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.wasm = self.folder / "genkan.wasm"
        self.wasm.write_bytes(b"\0asm\1\0\0\0")
        self.out = self.folder / "static"

    def test_each_part_is_named_by_its_hash_and_lies_beside_its_brotli_form(self):
        for path in make(self.wasm, self.out).values():
            plain = (self.out / path[1:]).read_bytes()
            self.assertIn(hashlib.sha256(plain).hexdigest()[:16], path)
            unpacked = subprocess.run(["node", "-e", UNBROTLI, self.out / (path[1:] + ".br")], check=True,
                                      capture_output=True, timeout=60).stdout
            self.assertEqual(unpacked, plain, path)

    def test_a_changed_part_gets_a_new_name_and_the_old_one_goes(self):
        before = make(self.wasm, self.out)
        self.wasm.write_bytes(b"\0asm\1\0\0\0\0\1\0")
        after = make(self.wasm, self.out)
        self.assertNotEqual(before["genkan.wasm"], after["genkan.wasm"])
        self.assertEqual(before["genkan.js"], after["genkan.js"])
        self.assertFalse((self.out / before["genkan.wasm"][1:]).exists())

    def test_the_router_finds_the_strings_as_they_are_written(self):
        make(self.wasm, self.out)
        self.assertEqual((self.out / "files" / "strings" / "ja.json").read_bytes(),
                         (ROOT / "assets" / "strings" / "ja.json").read_bytes())


if __name__ == "__main__":
    unittest.main()
