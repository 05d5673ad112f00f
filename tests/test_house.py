"""The house: layers, types, style, faces, and what must not be in the tree."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = sorted((ROOT / "macros").rglob("*.py"))


def run_tool(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True)


def test_a_lower_layer_never_imports_a_higher_one() -> None:
    result = subprocess.run([Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_types_hold_strictly() -> None:
    result = run_tool("mypy")
    assert result.returncode == 0, result.stdout


def test_style_holds() -> None:
    result = run_tool("ruff", "check", "macros", "tests", "benchmarks")
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_module_stays_readable(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 350


@pytest.mark.parametrize("module", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_face_names_what_the_module_offers(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    faces = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
    ]
    defined = {getattr(node, "name", "") for node in tree.body}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            defined |= {getattr(target, "id", "") for target in targets}
        if isinstance(node, ast.ImportFrom):
            defined |= {alias.asname or alias.name for alias in node.names}
    for face in faces:
        assert set(face) <= defined, set(face) - defined
        assert len(face) == len(set(face))
    if module.name not in {"__init__.py", "__main__.py"}:
        assert faces, "a module names its public face in __all__"


def test_every_public_name_of_the_code_is_explained() -> None:
    silent = []
    for module in MODULES:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), module
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                long = len(ast.unparse(node).splitlines()) > 12
                if long and not ast.get_docstring(node):
                    silent.append(f"{module.name}:{node.name}")
    assert silent == []


def test_every_rule_is_listed() -> None:
    from macros import rules

    files = {p.stem for p in (ROOT / "macros" / "rules").glob("*.py")} - {"__init__", "base"}
    listed = {name for name in files if getattr(rules, name).RULE in rules.RULES}
    assert listed == files


def test_every_page_type_is_listed() -> None:
    from macros import pages

    files = {p.stem for p in (ROOT / "macros" / "pages").glob("*.py")}
    made = {stem for stem in files if "PAGE = " in (ROOT / "macros" / "pages" / f"{stem}.py").read_text("utf-8")}
    assert {t for t in made if getattr(pages, t).PAGE in pages.PAGES} == made


def test_no_generated_file_is_in_git() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not re.search(r"^(site/|\.venv/|.*__pycache__)", tracked, re.MULTILINE)
