"""Every test that is written is run, and the page listens for nothing that only some devices do."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def texts(folder, pattern):
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((ROOT / folder).rglob(pattern))}


class Promises(unittest.TestCase):
    def test_no_test_is_switched_off(self):
        off = (r"\b(?:x?it|x?test|describe|scenario|journey|promise)\.(?:skip|only|todo|fixme)\b"
               r"|@unittest\.(?:skip|expectedFailure)|\bSKIP\(|\[!(?:mayfail|shouldfail)\]|\"\[\.")
        found = [f"{path}: {match.group()}" for pattern in ("*.ts", "*.py", "*.cpp")
                 for path, text in texts("tests", pattern).items() if path != "tests/scripts/promises_test.py"
                 for match in re.finditer(off, text)]
        # The one prints what the matrix would hold, the other writes a data folder for later versions to
        # open: they are tools and promise nothing.
        self.assertEqual(found, ['tests/server/matrix_test.cpp: "[.', 'tests/server/sqlite_open_test.cpp: "[.'])

    def test_every_file_of_scenarios_is_played(self):
        played = re.findall(r"^import './([\w.]+)';", (ROOT / "tests/web/main.ts").read_text(encoding="utf-8"),
                            re.MULTILINE)
        written = [path.stem for path in (ROOT / "tests/web").glob("*.scenario.ts")]
        self.assertEqual(sorted(played), sorted(written))

    def test_nothing_listens_for_a_gesture_a_shake_or_the_press_before_a_click(self):
        gestures = (r"touch(?:start|move|end)|pointer(?:down|up)|mouse(?:down|up|move|over|enter)|dblclick|wheel"
                    r"|gesture\w+|device(?:motion|orientation)|drag(?:enter|end)?|keyup|keypress")
        found = [f"{path}: {match.group()}" for path, text in texts("web", "*.ts").items()
                 for match in re.finditer(rf"addEventListener\(\s*[\"'](?:{gestures})[\"']", text)]
        self.assertEqual(found, [])
        # Files can be dropped; the chooser beside does the same by a press.
        dropped = [path for path, text in texts("web", "*.ts").items() if re.search(r"Listener\(\"drop\"", text)]
        self.assertEqual(dropped, ["web/bridge/events.ts"])

    def test_nothing_in_the_style_moves_or_takes_the_focus_ring_away_for_good(self):
        for path, text in texts("assets/styles", "*.css").items():
            self.assertNotRegex(text, r"@keyframes|\banimation\b|\btransition\b", path)
            if "outline: none" in text:
                self.assertRegex(text, r":focus-visible[^{]*\{[^}]*outline: 2px solid", path)

    def test_no_page_forbids_zooming_or_holds_to_one_orientation(self):
        for path, text in texts("assets/pages", "*.html").items():
            if "<head>" in text:
                self.assertIn('content="width=device-width, initial-scale=1', text, path)
        code = "\n".join({**texts("web", "*.ts"), **texts("assets", "*.css"), **texts("assets", "*.html")}.values())
        self.assertNotRegex(code, r"user-scalable|maximum-scale|orientation\.lock|orientation:\s*(portrait|landscape)")

    def test_no_words_need_sight_or_hearing(self):
        words = {"en": r"\b(left|on the right|above|below|corner|red|green|blue|round|square|beep|sounds?)\b",
                 "ja": r"[左右]|上の|下の|[赤緑青]|丸い|音が",
                 "pl": r"\b(lew|praw(ej|y[mn]?)\b|po(wyż|niż)|nad\b|pod\b|róg|rog|czerwon|zielon|niebiesk|okrągł|kwadrat|dźwięk)"}
        self.assertEqual(set(words), {path.stem for path in (ROOT / "assets/strings").glob("*.json")})
        for language, pattern in words.items():
            self.assertNotRegex((ROOT / f"assets/strings/{language}.json").read_text(encoding="utf-8"), pattern)

    def test_no_time_runs_out_in_the_page(self):
        for path, text in texts("assets/pages", "*.html").items():
            self.assertNotRegex(text, r"http-equiv=.?refresh", path)


if __name__ == "__main__":
    unittest.main()
