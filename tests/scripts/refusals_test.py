"""What can go wrong before anything runs: each gets one sentence that says what to do."""

import os
import pathlib
import socket
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "scripts"
# What setup may use on a machine that has nothing else.
BASICS = ["bash", "cat", "comm", "cut", "date", "dirname", "env", "grep", "id", "mkdir", "mv", "rm",
          "sed", "sha256sum", "sleep", "sort", "tail", "tr", "awk", "timeout"]


def program(folder, name, text):
    file = folder / name
    file.write_text("#!/bin/bash\n" + text, encoding="utf-8")
    file.chmod(0o755)


class Refusals(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.bin = self.folder / "bin"
        self.bin.mkdir()

    def start(self, command, **environment):
        return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                              timeout=60, env={**os.environ, **environment}, check=False)

    def on_bare_machine(self, command, **environment):
        """Runs with the basic tools only, and with what self.bin was given."""
        for name in BASICS:
            found = subprocess.run(["/bin/bash", "-c", f"command -v {name}"], capture_output=True,
                                   text=True, check=True).stdout.strip()
            if not (self.bin / name).exists():
                (self.bin / name).symlink_to(found)
        return self.start(command, PATH=str(self.bin), EMSDK="",
                          XDG_CACHE_HOME=str(self.folder / "cache"), **environment)

    def assert_refused(self, outcome, *words):
        self.assertNotEqual(outcome.returncode, 0)
        last = outcome.stderr.strip().splitlines()[-1]
        for word in words:
            self.assertIn(word, last)

    def assert_one_sentence(self, outcome, *words):
        self.assert_refused(outcome, *words)
        self.assertEqual(len(outcome.stderr.strip().splitlines()), 1, outcome.stderr)

    def test_an_occupied_port_is_named_with_the_option_that_changes_it(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            outcome = self.start([SCRIPTS / "run", "--port", port, "--data", self.folder / "data"])
        self.assert_one_sentence(outcome, f"port {port} is taken", "--port N")
        self.assertFalse((self.folder / "data").exists())

    def test_a_port_that_is_no_port_is_refused(self):
        for port in ["0", "65536", "http", "-1", ""]:
            outcome = self.start([SCRIPTS / "run", "--port", port])
            self.assert_one_sentence(outcome, "--port wants a number from 1 to 65535")

    def test_a_data_folder_that_cannot_be_written_is_named(self):
        (self.folder / "file").write_text("not a folder", encoding="utf-8")
        for data in [self.folder / "file", self.folder / "file" / "below"]:
            outcome = self.start([SCRIPTS / "run", "--port", "9", "--data", data])
            self.assert_one_sentence(outcome, f"{data} cannot be written", "--data DIR")

    def test_an_unknown_option_is_answered_with_the_known_ones(self):
        self.assert_one_sentence(self.start([SCRIPTS / "run", "--prot", "1"]), "--prot", "--no-sample")
        self.assert_one_sentence(self.start([SCRIPTS / "test", "--short"]), "--short", "--long")
        self.assert_one_sentence(self.start([SCRIPTS / "setup", "--fast"]), "--fast", "--for")
        self.assert_one_sentence(self.start([SCRIPTS / "build", "wbe"]), "wbe", "web, native, all or demo")

    def test_missing_tools_are_listed_where_setup_cannot_install_them(self):
        outcome = self.on_bare_machine([SCRIPTS / "setup"])
        self.assert_one_sentence(outcome, "please install", "cmake", "ninja", "clang-format")

    def test_an_old_emcc_is_refused_and_a_new_one_is_taken(self):
        program(self.bin, "emcc", "echo 'emcc (Emscripten gcc/clang-like replacement) 3.1.5 ()'\n")
        emsdk = self.folder / "emsdk"
        (emsdk / "upstream" / "emscripten").mkdir(parents=True)
        program(emsdk / "upstream" / "emscripten", "emcc", "echo 'emcc (Emscripten) 6.0.5 (f00)'\n")
        self.on_bare_machine(["/bin/true"])
        chosen = self.start([SCRIPTS / "find_emcc"], PATH=str(self.bin), EMSDK=str(emsdk))
        self.assertEqual(chosen.stdout.strip(), str(emsdk / "upstream" / "emscripten" / "emcc"))
        chosen = self.start([SCRIPTS / "find_emcc"], PATH=str(self.bin), EMSDK="")
        self.assertNotEqual(chosen.stdout.strip(), str(self.bin / "emcc"))

    def test_an_unreachable_mirror_is_said_before_anything_is_installed(self):
        program(self.bin, "dpkg-query", "exit 1\n")
        program(self.bin, "apt-get", 'echo "$*" >>"$0.calls"\nexit 100\n')
        program(self.bin, "sudo", 'exec "$@"\n')
        outcome = self.on_bare_machine([SCRIPTS / "setup"])
        self.assert_refused(outcome, "the Debian mirror cannot be reached", "run this again")
        self.assertEqual((self.bin / "apt-get.calls").read_text(encoding="utf-8"), "update -q\n")

    def everything_is_installed(self):
        """A Debian machine with all packages, on which neither git nor apt reaches anything."""
        program(self.bin, "dpkg-query",
                'shift 2; for name in "$@"; do echo "installed $name"; done\n')
        program(self.bin, "emcc", "echo 'emcc (Emscripten) 3.1.6 ()'\n")
        for name in ["node", "npm", "git"]:
            program(self.bin, name, "exit 1\n")
        program(self.bin, "apt-get", "[ $1 != indextargets ] || echo 'mirror/ stable Debian Debian'\n"
                                     "[ $1 = indextargets ]\n")

    def test_sources_that_nobody_serves_are_named(self):
        self.everything_is_installed()
        outcome = self.on_bare_machine([SCRIPTS / "setup"])
        self.assert_refused(outcome, "imgui-1.92.2b cannot be fetched", "check the network")
        self.assertFalse((self.folder / "cache" / "genkan" / "imgui-1.92.2b").exists())

    def test_a_damaged_archive_is_refused(self):
        self.everything_is_installed()
        program(self.bin, "apt-get",
                "[ $1 != indextargets ] || echo 'mirror/ stable Debian Debian'\n"
                "case \"$*\" in *download-only*) echo rubbish >'imgui_1.92.2b+ds.orig.tar.xz' ;; esac\n")
        outcome = self.on_bare_machine([SCRIPTS / "setup"])
        self.assert_refused(outcome, "is not the file it should be", "remove")
        self.assertFalse((self.folder / "cache" / "genkan" / "imgui-1.92.2b").exists())

    def test_a_cache_folder_that_cannot_be_written_is_named(self):
        (self.folder / "file").write_text("", encoding="utf-8")
        outcome = self.start([SCRIPTS / "setup"], XDG_CACHE_HOME=str(self.folder / "file"))
        self.assert_one_sentence(outcome, "cannot be written", "XDG_CACHE_HOME")


if __name__ == "__main__":
    unittest.main()
