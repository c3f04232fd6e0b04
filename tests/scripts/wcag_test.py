"""The table of WCAG 2.2 is whole, and the tests that it names are there."""

import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# All of levels A and AA in WCAG 2.2. 4.1.1 is obsolete and holds for every page.
CRITERIA = """
    1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5
    1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5
    2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6
    3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3""".split()


def test_titles():
    """The names of all tests, with a template's gaps as any text."""
    listing = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "tests"],
                             cwd=ROOT, check=True, capture_output=True, text=True).stdout
    titles = []
    for path in listing.split():
        file = ROOT / path
        if not file.is_file() or file.suffix not in (".cpp", ".ts", ".py"):
            continue
        text = file.read_text(encoding="utf-8")
        titles += re.findall(r"^\s*def (test_\w+)", text, re.MULTILINE)
        calls = re.findall(r"""(?:TEST_CASE|scenario|journey|everywhere|refusing|promise)\(\s*(["'`])(.*?)(?<!\\)\1""",
                           text, re.DOTALL)
        titles += [re.sub(r"\\(['\"`])", r"\1", title) for _, title in calls]
    return [re.compile(".*".join(map(re.escape, re.split(r"\$\{.*?\}", title)))) for title in titles]


def rows(table):
    """(number, cells) of each row whose first cell begins with a number of three parts."""
    found = []
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        number = re.match(r"\d\.\d\.\d+", cells[0])
        if line.startswith("|") and number:
            found.append((number.group(), cells))
    return found


def complaints(table, titles):
    found = []
    numbers = [number for number, _ in rows(table)]
    found += [f"{number} is missing" for number in CRITERIA if number not in numbers]
    found += [f"{number} is not a criterion" for number in numbers if number not in CRITERIA]
    found += [f"{number} is there twice" for number in set(numbers) if numbers.count(number) > 1]
    for number, cells in rows(table):
        if len(cells) != 4 or not all(cells):
            found.append(f"{number} has an empty cell")
            continue
        named = re.findall(r"“(.*?)”", cells[3])
        if not named and not re.match(r"Review: \w+", cells[3]):
            found.append(f"{number} names no test and does not say that it was reviewed")
        found += [f"{number} names a test that is not there: {name}" for name in named
                  if not any(title.fullmatch(name) for title in titles)]
    return found


class Wcag(unittest.TestCase):
    def setUp(self):
        self.table = (ROOT / "tests/WCAG.md").read_text(encoding="utf-8")
        self.titles = test_titles()

    def test_every_criterion_has_a_row_whose_tests_exist(self):
        self.assertEqual(complaints(self.table, self.titles), [])

    def test_there_are_55_criteria(self):
        self.assertEqual(len(CRITERIA), 55)

    def test_a_table_with_a_gap_is_found_out(self):
        row = next(line for line in self.table.splitlines() if line.startswith("| 2.4.2 "))
        for broken, why in [(self.table.replace(row + "\n", ""), "is missing"),
                            (self.table.replace(row, row + "\n" + row), "is there twice"),
                            (self.table.replace(row, "| 2.4.2 | A | | |"), "has an empty cell"),
                            (self.table.replace(row, "| 2.4.2 | A | It is. | By magic. |"), "names no test"),
                            (self.table.replace(row, "| 2.4.2 | A | It is. | “No such test” |"), "is not there")]:
            found = complaints(broken, self.titles)
            self.assertTrue(len(found) == 1 and why in found[0], found)


if __name__ == "__main__":
    unittest.main()
