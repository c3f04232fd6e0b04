"""What scripts/run does with a data folder, with programs that note how they were called."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

GENKAN = """#!/bin/bash
here=$(dirname "$0")
echo "$*" >>"$here/calls"
[ "$1" = sample ] || { [ ! -e "$3/genkan.db" ] || cat "$3/genkan.db"; echo ready; exit; }
mkdir -p "$3" && echo "the sample data" >"$3/genkan.db"
[ ! -e "$here/breaks" ]
"""


class Run(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.data = self.folder / "data"
        self.program = self.folder / "clone" / "build" / "native-release"
        scripts = self.folder / "clone" / "scripts"
        for made in [self.program, scripts]:
            made.mkdir(parents=True)
        shutil.copy(ROOT / "scripts" / "run", scripts / "run")
        for file, text in [(scripts / "build", "#!/bin/bash\n"), (self.program / "genkan", GENKAN)]:
            file.write_text(text, encoding="utf-8")
            file.chmod(0o755)

    def run_it(self, *options):
        # Port 9 is nobody's here: nothing is served in this test.
        command = [self.folder / "clone" / "scripts" / "run", "--port", "9", *options]
        return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                              timeout=60, cwd=self.folder, env={**os.environ}, check=False)

    def calls(self):
        return [line.split()[0] for line in
                (self.program / "calls").read_text(encoding="utf-8").splitlines()]

    def assert_sample(self, outcome):
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertIn("the sample data", outcome.stdout)
        for email in ["hana@sakura", "ken@sakura", "noor@atlas", "owner@genkan"]:
            self.assertIn(f"{email}.example", outcome.stdout)
        self.assertIn("genkan-demo", outcome.stdout)

    def test_a_new_folder_is_filled_once(self):
        self.assert_sample(self.run_it("--data", self.data))
        self.assert_sample(self.run_it("--data", "data"))
        self.assertEqual(self.calls(), ["sample", "admin", "serve", "serve"])
        self.assertFalse((self.folder / "data.part").exists())

    def test_a_folder_that_is_there_and_empty_is_new(self):
        self.data.mkdir()
        self.assert_sample(self.run_it("--data", self.data))
        self.assertEqual(self.calls(), ["sample", "admin", "serve"])

    def test_a_folder_with_anything_in_it_gets_nothing(self):
        self.data.mkdir()
        (self.data / "genkan.db").write_text("somebody's own", encoding="utf-8")
        outcome = self.run_it("--data", self.data)
        self.assertIn("somebody's own", outcome.stdout)
        self.assertNotIn("example", outcome.stdout)
        self.assertEqual(self.calls(), ["serve"])

    def test_without_sample_nothing_is_filled_in_and_no_sign_ins_are_told(self):
        outcome = self.run_it("--data", self.data, "--no-sample")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertNotIn("example", outcome.stdout)
        self.assertEqual(self.calls(), ["serve"])

    def test_a_sample_that_broke_off_is_begun_anew(self):
        (self.program / "breaks").touch()
        self.assertNotEqual(self.run_it("--data", self.data).returncode, 0)
        self.assertFalse(self.data.exists())
        (self.program / "breaks").unlink()
        self.assert_sample(self.run_it("--data", self.data))
        self.assertEqual(self.calls(), ["sample", "sample", "admin", "serve"])


if __name__ == "__main__":
    unittest.main()
