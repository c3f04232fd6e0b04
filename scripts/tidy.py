#!/usr/bin/env python3
"""The house rules that a script can hold, over every file git knows. Tests itself first.

    scripts/tidy.py

Each rule is a function from the files to complaints. Words that a rule forbids are put together
from pieces here, so that this file passes too.
"""

import ast
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CPP = {".h", ".cpp", ".inc"}
SCRIPT = {".ts", ".mjs", ".js"}
CODE = CPP | SCRIPT | {".py", ".sh", ".css", ".html", ".cmake", ".txt"}
FILE_LINES_MAX = 500
FUNCTION_LINES_MAX = 70


def blank_strings_and_comments(text, keep_strings=False):
    """C++ or TypeScript with comments, and strings unless kept, made blank; lines stay in place."""
    token = re.compile(
        r'R"(?P<d>[^(\s]*)\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])*\''
        r"|`(?:\\.|[^`\\])*`|//[^\n]*|/\*.*?\*/", re.DOTALL)

    def blank(match):
        found = match.group(0)
        if keep_strings and not found.startswith(("//", "/*")):
            return found
        return re.sub(r"[^\n]", " ", found)

    return token.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def matches(path, text, pattern, why, flags=0):
    return [f"{path}:{line_of(text, m.start())}: {why}" for m in re.finditer(pattern, text, flags)]


def in_rooms(path):
    return path.startswith(("src/", "include/")) and pathlib.PurePosixPath(path).suffix in CPP


# --- Rules: each takes {path: text} and returns complaints ----------------------------------------


def no_questions_about_the_platform(files):
    pattern = r"#\s*if.*__" + "EMSCRIPTEN__|\\bEM_" + r"(ASM|JS|ASYNC_JS)\w*\s*\("
    return [c for path, text in files.items() if in_rooms(path)
            for c in matches(path, text, pattern, "CMake chooses files; code does not ask where it is")]


def no_exceptions_below_the_server(files):
    found = []
    for path, text in files.items():
        if in_rooms(path) and not path.startswith("src/server/"):
            code = blank_strings_and_comments(text)
            found += matches(path, code, r"\b(throw|try|catch)\b", "only src/server/ may use exceptions")
    return found


def no_imgui_context(files):
    return [c for path, text in files.items() if in_rooms(path)
            for c in matches(path, blank_strings_and_comments(text), r"\bImGui::\w",
                             "there is no ImGui context, which alone would be a third of the download: "
                             "see src/ui/imgui_home.h")]


def no_left_over_notes(files):
    words = "|".join(["FIX" + "ME", "HA" + "CK", "X" + "XX"])
    found = []
    for path, text in files.items():
        found += matches(path, text, rf"\b({words})\b", "finish it or open an issue")
        found += matches(path, text, r"\bTO" + r"DO\b(?!\(#\d+\))", "a note for later names its issue: (#n)")
    return found


def no_commented_out_code(files):
    c_like = (r"^\s*//\s*(#\s*(include|define|if|endif)\b|return\b[^.]*;$|\}( else \{)?;?$"
              r"|(if|for|while|switch) \(.*\)\s*\{?$|[\w:.>\-]+\([^;]*\);$|[\w:<>&* ]+ = [^;]+;$)")
    python = r"^\s*#\s*(import \w+$|from \w+ import |def \w+\(|[a-z_]+ = \w+\(.*\)$|print\(.*\)$)"
    found = []
    for path, text in files.items():
        suffix = pathlib.PurePosixPath(path).suffix
        pattern = c_like if suffix in CPP | SCRIPT else python if suffix == ".py" else None
        if pattern:
            found += matches(path, text, pattern, "delete code, do not comment it out", re.MULTILINE)
    return found


def told_storage(files):
    """What is kept in a browser is on the page that lists it (src/service/storage_page.cpp)."""
    listed = files.get("src/service/storage_page.cpp", "")
    found = []
    for path, text in files.items():
        names = []
        if path.startswith("src/service/"):
            for declared in re.findall(r"string_view (k\w*Cookie\b[^;]*);", text):
                names += re.findall(r'= "(\w+)"', declared)
        # The demo's page is not the portal's, and says itself what stays in the browser; what stands in for a storage
        # keeps nothing.
        elif path.startswith("web/") and not path.startswith(("web/demo/", "web/embed/memory.ts")) and \
                re.search(r"\b(localStorage|sessionStorage|indexedDB)\b", text):
            names = re.findall(r'^(?:export )?const \w*(?:key|Key|Prefix) = "([^"]+)"', text, re.MULTILINE)
            names = names or ["?"]
        found += [f"{path}: keeps {name} in the browser, which src/service/storage_page.cpp does not list"
                  for name in names if f'{{"{name}",' not in listed]
    return found


def short_files(files):
    return [f"{path}: {lines} lines; {FILE_LINES_MAX} is the end, two files are better"
            for path, text in files.items()
            if pathlib.PurePosixPath(path).suffix in CODE and (lines := text.count("\n")) > FILE_LINES_MAX]


def brace_functions(text):
    """(first line, lines) of each outermost function of C++ or TypeScript."""
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda line: re.sub(r"[^\n]", " ", line.group()),
                  blank_strings_and_comments(text), flags=re.MULTILINE)
    stack, start, found = [], 0, []
    for match in re.finditer(r"[{};]", code):
        if match.group() == "{":
            head = code[start:match.start()].strip()
            inside = any(kind == "function" for kind, _ in stack)
            control = re.match(r"(namespace|class|struct|enum|union|extern|interface)\b", head)
            kind = "function" if ")" in head and not inside and not control else "block"
            first = start + len(code[start:match.start()]) - len(code[start:match.start()].lstrip())
            stack.append((kind, line_of(code, first)))
        elif match.group() == "}" and stack:
            kind, first = stack.pop()
            if kind == "function":
                found.append((first, line_of(code, match.start()) - first + 1))
        start = match.end()
    return found


def python_functions(text):
    return [(node.lineno, node.end_lineno - node.lineno + 1) for node in ast.walk(ast.parse(text))
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def short_functions(files):
    found = []
    for path, text in files.items():
        suffix = pathlib.PurePosixPath(path).suffix
        functions = []
        if suffix in CPP | SCRIPT:
            functions = brace_functions(text)
        elif suffix == ".py":
            functions = python_functions(text)
        found += [f"{path}:{first}: a function of {lines} lines; {FUNCTION_LINES_MAX} is the end"
                  for first, lines in functions if lines > FUNCTION_LINES_MAX]
    return found


def no_registry_hosts(files):
    hosts = [("registry", "npmjs"), ("registry", "yarnpkg"), ("deb", "debian"), ("security", "debian"),
             ("snapshot", "debian"), ("pypi", "org"), ("files", "pythonhosted"), ("crates", "io"),
             ("deb", "nodesource"), ("packages", "cloud"), ("proxy", "golang")]
    pattern = r"\b(" + "|".join(r"\.".join(host) for host in hosts) + r')\b|"resolved":\s*"http'
    return [c for path, text in files.items()
            for c in matches(path, text, pattern, "the machine knows its registries, the repository does not")]


def no_machine_paths(files):
    pattern = r'(?<![\w.}$)/*-])/(home|root|tmp|Users|work|workspace)/'
    return [c for path, text in files.items()
            for c in matches(path, text, pattern, "a path of one machine")]


def no_unsafe_page_writes(files):
    pattern = (r"\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write\(|setAttribute\(\s*[\"']style"
               r"|\beval\(|new Function\(|postMessage\([^)]*[\"']\*[\"']")
    return [c for path, text in files.items() if path.startswith("web/")
            for c in matches(path, blank_strings_and_comments(text, keep_strings=True), pattern,
                             "set text and CSSOM properties; post to one origin")]


def every_source_is_listed(files):
    listed = set(re.findall(r"[\w/]+\.cpp", files.get("CMakeLists.txt", "")))
    found = []
    for path in files:
        if path.endswith(".cpp") and path.startswith(("src/", "tests/")):
            parts = path.split("/")
            if not any("/".join(parts[i:]) in listed for i in range(len(parts))):
                found.append(f"{path}: CMakeLists.txt does not list it")
    return found


ARM = r"(\w+) \{((?:[^{}]|\{\w+\})*)\}"
PLURAL = re.compile(r"\{(\w+), plural,((?: " + ARM + r")+)\}")
# As src/base/strings.cpp has them (CLDR's cardinal rules); other languages have "one" and "other".
PLURAL_CATEGORIES = {"pl": ["few", "many", "one", "other"]} | dict.fromkeys(
    ("ja", "zh", "ko", "th", "vi", "id"), ["other"])


def plurals(text):
    """The plurals in a text, each as its parameter and [(category, arm)]."""
    return [(match[1], re.findall(ARM, match[2])) for match in PLURAL.finditer(text)]


def placeholders(text):
    found = set(re.findall(r"\{(\w+)\}", PLURAL.sub("", text)))
    for parameter, arms in plurals(text):
        found |= {parameter}.union(*(re.findall(r"\{(\w+)\}", arm) for _, arm in arms))
    return sorted(found)


def string_tables(files):
    """Each file of strings as {key: text}, by its path."""
    return {path: json.loads(text) for path, text in files.items()
            if re.fullmatch(r"assets/strings/(\w+/)?[\w-]+\.json", path)}


def english_strings(tables):
    """All texts in English, of whatever part of the product."""
    return {key: text for path, table in tables.items() if path.endswith("/en.json")
            for key, text in table.items()}


def strings_agree(files):
    tables = string_tables(files)
    found = []
    for path, table in tables.items():
        english = tables.get(str(pathlib.PurePosixPath(path).with_name("en.json")), {})
        found += [f"{path}: {key} is missing" for key in english if key not in table]
        found += [f"{path}: {key} is not in English" for key in table if key not in english]
        found += [f"{path}: {key} has other placeholders than English" for key in table
                  if key in english and placeholders(table[key]) != placeholders(english[key])]
    return found


def plurals_are_whole(files):
    found = []
    for path, table in string_tables(files).items():
        wanted = PLURAL_CATEGORIES.get(pathlib.PurePosixPath(path).stem, ["one", "other"])
        found += [f"{path}: {key} wants the forms {', '.join(wanted)}" for key, text in table.items()
                  if text.count(", plural,") != len(plurals(text))
                  or any(sorted(category for category, _ in arms) != wanted for _, arms in plurals(text))]
    return found


def languages_are_whole(files):
    """A language that ships has a file in every folder, and English names it."""
    tables = string_tables(files)
    shipped = {pathlib.PurePosixPath(path).stem for path in tables}
    folders = {pathlib.PurePosixPath(path).parent for path in tables}
    found = [f"{folder}/{language}.json is missing" for folder in sorted(folders)
             for language in sorted(shipped) if f"{folder}/{language}.json" not in tables]
    named = {key.removeprefix("language.") for key in english_strings(tables) if key.startswith("language.")}
    found += [f"assets/strings: no language.{language}, or no such language" for language in sorted(named ^ shipped)]
    return found


def strings_are_used(files):
    english = english_strings(string_tables(files))
    code = "\n".join(text for path, text in files.items()
                     if path.startswith(("src/", "include/", "web/", "shell/", "assets/"))
                     and not path.startswith("assets/strings/"))
    literals = set(re.findall(r"[\w.]+", " ".join(re.findall(r'["\'{]([a-z_][\w.]*)["\'}]', code))))
    families = {literal for literal in literals if literal.endswith(".")}
    found = [f"assets/strings: nothing uses {key}" for key in english
             if key not in literals and not any(key.startswith(family) for family in families)]
    if english:
        found += [f"{literal} is used, and assets/strings has no such key"
                  for literal in sorted(literals)
                  if re.fullmatch(r"error\.[a-z_]+", literal) and literal not in english]
    return found


def audited_actions_have_words(files):
    english = english_strings(string_tables(files))
    return [f"{path}:{line_of(text, found.start())}: nobody can read \"{found.group(1)}\" in the audit log"
            for path, text in files.items() if path.startswith(("src/service/", "src/server/"))
            for found in re.finditer(r'action = "([a-z_.]+)"', text)
            if f"manage.audit.{found.group(1)}" not in english]


RULES = [no_questions_about_the_platform, no_exceptions_below_the_server, no_imgui_context,
         no_left_over_notes, no_commented_out_code, told_storage, short_files, short_functions, no_registry_hosts,
         no_machine_paths, no_unsafe_page_writes, every_source_is_listed, strings_agree,
         plurals_are_whole, languages_are_whole, strings_are_used, audited_actions_have_words]


# --- Running --------------------------------------------------------------------------------------

LONG = "void F() {\n" + "  a();\n" * 70 + "}\n"
BAD = {  # For each rule, files that must raise exactly one complaint.
    "no_questions_about_the_platform": {"src/ui/a.cpp": "#ifdef __" + "EMSCRIPTEN__\n"},
    "no_exceptions_below_the_server": {"src/wire/a.cpp": "void F() { throw 1; }\n"},
    "no_imgui_context": {"src/ui/a.cpp": "ImGui::" + "Text(words);\n"},
    "no_left_over_notes": {"src/ui/a.cpp": "// TO" + "DO: later\n"},
    "no_commented_out_code": {"src/ui/a.cpp": "  // store.Save(ticket);\n"},
    "told_storage": {"src/service/a.cpp": 'constexpr std::string_view kACookie = "a";\n'},
    "short_files": {"src/ui/a.cpp": "\n" * 501},
    "short_functions": {"src/ui/a.cpp": "namespace a {\n" + LONG + "}\n"},
    "no_registry_hosts": {".npmrc": "registry=https://registry." + "npmjs.org\n"},
    "no_machine_paths": {"scripts/a": 'cd "/ho' + 'me/me"\n'},
    "no_unsafe_page_writes": {"web/a.ts": "node.inner" + "HTML = text;\n"},
    "every_source_is_listed": {"CMakeLists.txt": "SOURCES b.cpp", "src/ui/a.cpp": "", "src/ui/b.cpp": ""},
    "strings_agree": {"assets/strings/en.json": '{"a.b": "{n}"}', "assets/strings/ja.json": '{"a.b": "x"}'},
    "plurals_are_whole": {"assets/strings/en.json": '{"a.b": "{n, plural, one {a {c}} other {#}}"}',
                          "assets/strings/pl.json": '{"a.b": "{n, plural, one {a {c}} few {#} other {#}}"}'},
    "languages_are_whole": {"assets/strings/en.json": '{"language.en": "", "language.de": ""}',
                            "assets/strings/de.json": "{}", "assets/strings/manage/en.json": "{}"},
    "strings_are_used": {"assets/strings/en.json": '{"a.b": "", "a.c": "", "f.x": ""}',
                         "src/ui/a.cpp": 'Text("a.b"); Text("f." + x);'},
    "audited_actions_have_words": {"assets/strings/manage/en.json": '{"manage.audit.a.b": ""}',
                                   "src/service/a.cpp": '{.action = "a.b"}; note.action = "a.c";'},
}
GOOD = {
    "src/server/a.cpp": "void F() { try { G(); } catch (...) {} }\n",
    "src/ui/a.cpp": "// Returns the row; see TO" + "DO(#12). Draws (again) what changed;\n"
                    "// 'throw' is a word here.\nconst char* k = \"throw {\"; const int n = 1'000'000;\n",
    "CMakeLists.txt": "SOURCES server/a.cpp ui/a.cpp\n",
    "web/a.ts": "node.textContent = text;\n",
}


def self_test():
    assert len(BAD) == len(RULES)
    for rule in RULES:
        found = rule(BAD[rule.__name__])
        assert len(found) == 1, (rule.__name__, found)
        assert rule(GOOD) == [], (rule.__name__, rule(GOOD))
    assert placeholders("{a} {n, plural, one {b {c}} few {# b} other {d}}") == ["a", "c", "n"]
    assert brace_functions('#define X(a) \\\n  {\nextern "C" {\nvoid F() {\n}\n}\n') == [(4, 2)]
    assert brace_functions("struct A {\n  int F() {\n    if (b) {\n    }\n  }\n};\n") == [(2, 4)]


def repository():
    listing = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                             cwd=ROOT, check=True, capture_output=True).stdout.decode()
    files = {}
    for path in filter(None, listing.split("\0")):
        file = ROOT / path
        if file.is_file() and not path.startswith("tests/fixtures/"):
            try:
                files[path] = file.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue
    return files


def main():
    self_test()
    files = repository()
    failed = 0
    for rule in RULES:
        complaints = rule(files)
        failed += bool(complaints)
        for complaint in complaints:
            print(f"{rule.__name__}: {complaint}")
    print(f"{len(RULES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
