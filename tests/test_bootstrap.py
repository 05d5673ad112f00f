"""``python3 -m macros``: the set-up, run for real in a small made-up tree with its own wheels.

Nothing here needs the network: the lock of the made-up tree names wheels that the tests write.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import http.server
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .bootstrap_tree import PROJECT, Tree, write_wheel


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A tree that is set up; tests may renew it, and leave it set up from the lock as it then is."""
    tree = Tree(tmp_path_factory.mktemp("siap"))
    done = tree.run("cek")
    assert done.returncode == 0, done.stderr
    assert "membuat .venv" in done.stderr
    assert "requirements/run.txt" in done.stderr
    assert "requirements/dev.txt" not in done.stderr
    return tree


def told(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """What the made-up ``cli`` saw."""
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert isinstance(seen, dict)
    return seen


def test_second_time_hands_over_silently_and_quickly(ready: Tree) -> None:
    began = time.monotonic()
    done = ready.run("cek", "--kata", "lain", PIP_FIND_LINKS="")
    seen = told(done)
    assert time.monotonic() - began < 2  # two starts of Python; a set-up takes longer even here
    assert done.stderr == ""
    assert seen["words"] == ["cek", "--kata", "lain"]
    assert Path(seen["prefix"]).resolve() == ready.venv.resolve()


def test_exit_code_and_working_folder_are_those_of_the_word(ready: Tree) -> None:
    done = ready.run("cek", "gagal", cwd=ready.home / "docs", PYTHONPATH=str(ready.home))
    assert done.returncode == 7
    assert Path(json.loads(done.stdout)["cwd"]) == ready.home / "docs"


def test_inside_the_venv_nothing_is_started_anew(ready: Tree) -> None:
    seen = told(ready.run("bangun", python=ready.python))
    assert seen["words"] == ["bangun"]


def test_without_a_word_the_help_of_the_console_is_shown(ready: Tree) -> None:
    assert told(ready.run())["words"] == ["--help"]
    assert told(ready.run("--help"))["words"] == ["--help"]


def test_uji_adds_its_own_lock_and_keeps_the_rest(ready: Tree) -> None:
    mark = ready.venv / "masih-sama"
    mark.touch()
    done = ready.run("uji")
    assert "requirements/dev.txt" in done.stderr
    assert "membuat .venv" not in done.stderr
    assert set(told(done)["packages"]) == {"contoh", "contoh_uji"}
    assert mark.exists()
    assert ready.run("uji").stderr == ""


def test_a_changed_lock_gives_a_clean_venv(ready: Tree) -> None:
    (ready.venv / "sisa").touch()
    ready.lock("run", write_wheel(ready.wheels, "contoh", "2.0"))
    done = ready.run("cek")
    assert "membuat .venv" in done.stderr
    assert told(done)["packages"] == {"contoh": "2.0"}
    assert not (ready.venv / "sisa").exists()
    assert not (ready.home / ".venv-lama").exists()
    assert ready.run("cek").stderr == ""


def test_a_failed_set_up_says_why_and_leaves_the_old_venv(ready: Tree) -> None:
    lock = ready.home / "requirements" / "run.txt"
    good = lock.read_text()
    lock.write_text(re.sub("sha256:.{8}", "sha256:00000000", good))
    done = ready.run("cek")
    assert done.returncode == 2
    assert "tidak sama dengan kuncinya" in done.stderr
    lock.write_text("tidak-ada==1.0 --hash=sha256:" + "0" * 64 + "\n")
    done = ready.run("cek")
    assert done.returncode == 2
    assert "tidak-ada==1.0" in done.stderr  # the end of what pip said
    assert "Periksa jaringan" in done.stderr
    assert done.stdout == ""
    assert ready.python.exists()  # at once, for who calls it without this command
    assert not (ready.home / ".venv-lama").exists()
    lock.write_text(good)
    done = ready.run("cek")
    assert done.stderr == ""
    assert "contoh" in told(done)["packages"]


def test_a_set_up_cut_off_puts_the_old_venv_back_first(ready: Tree) -> None:
    told(ready.run("cek"))
    ready.venv.rename(ready.home / ".venv-lama")
    ready.venv.mkdir()
    done = ready.run("cek")
    told(done)
    assert done.stderr == ""
    assert not (ready.home / ".venv-lama").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs process groups")
def test_a_killed_set_up_is_done_again(tree: Tree) -> None:
    first = subprocess.Popen(
        [sys.executable, "-m", "macros", "cek"],
        cwd=tree.home,
        env=tree.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not tree.python.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert tree.python.exists()
    done = tree.run("cek")
    assert "membuat .venv" in done.stderr
    assert told(done)["packages"] == {"contoh": "1.0"}


@pytest.mark.skipif(os.name == "nt", reason="no lock on Windows")
def test_two_at_once_set_up_only_once(tree: Tree) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "macros", "cek"],
            cwd=tree.home,
            env=tree.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    answers = [process.communicate(timeout=120) for process in runs]
    assert [process.returncode for process in runs] == [0, 0], answers
    assert sum("membuat .venv" in errors for _, errors in answers) == 1


def test_without_git(tree: Tree) -> None:
    empty = tree.home.parent / "kosong"
    empty.mkdir()
    done = tree.run("cek", PATH=str(empty))
    assert done.returncode == 2
    assert "Perlu git" in done.stderr
    assert not tree.venv.exists()


def test_with_an_old_python(tree: Tree) -> None:
    older = (
        "import runpy, sys\n"
        "sys.version_info = (3, 9, 2, 'final', 0)\n"
        "sys.argv = ['macros', 'cek']\n"
        "runpy.run_module('macros', run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", older],
        cwd=tree.home,
        env=tree.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Perlu Python 3.11 atau lebih baru; yang ini 3.9." in done.stderr
    assert not tree.venv.exists()


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_can_read_as_far_as_that_sentence(name: str) -> None:
    ast.parse((PROJECT / "macros" / name).read_text("utf-8"), feature_version=(3, 7))


def test_help_before_the_set_up(tree: Tree) -> None:
    done = tree.run()
    assert done.returncode == 0
    assert "python3 -m macros sajikan" in done.stdout
    assert "python3 -m macros uji" in done.stdout
    assert not tree.venv.exists()


def test_an_incomplete_tree_is_named(tree: Tree) -> None:
    (tree.home / "requirements" / "run.txt").unlink()
    done = tree.run("cek")
    assert done.returncode == 2
    assert "run.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def pip_wheel() -> Path:
    """The wheel of pip that Python or Debian brings."""
    places = [Path(os.__file__).parent / "ensurepip" / "_bundled", Path("/usr/share/python-wheels")]
    for place in places:
        for wheel in sorted(place.glob("pip-*-py3-none-any.whl")):
            return wheel
    pytest.skip("neither Python's ensurepip nor Debian's python3-pip-whl brings a wheel of pip")


@pytest.fixture
def index(tree: Tree, tmp_path: Path) -> Iterator[str]:
    """A package index on this machine with the wheels of ``tree``."""
    root = tmp_path / "indeks"
    for wheel in tree.wheels.glob("*.whl"):
        name = wheel.name.split("-")[0].replace("_", "-")
        (root / "simple" / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(wheel, root)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        (root / "simple" / name / "index.html").write_text(
            f'<!DOCTYPE html><a href="../../{wheel.name}#sha256={digest}">{wheel.name}</a>'
        )
    handler = functools.partial(QuietHandler, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/simple"
        server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the log would stand between pytest's own lines."""


def pin_pip(tree: Tree, wheel: Path) -> None:
    shutil.copy(wheel, tree.wheels)
    tree.lock("pip", wheel)


def test_without_ensurepip_from_a_folder_of_wheels(tree: Tree, pip_wheel: Path) -> None:
    pin_pip(tree, pip_wheel)
    done = tree.run("cek", PYTHONPATH=tree.hide("ensurepip"))
    assert "mengambil pip" in done.stderr
    assert told(done)["packages"] == {"contoh": "1.0"}


def test_without_ensurepip_from_an_index(tree: Tree, pip_wheel: Path, request: pytest.FixtureRequest) -> None:
    pin_pip(tree, pip_wheel)
    address = request.getfixturevalue("index")
    del tree.environment["PIP_NO_INDEX"], tree.environment["PIP_FIND_LINKS"]
    settings = tree.home.parent / "pip.conf"
    settings.write_text(f"[global]\nindex-url = {address}\n")
    done = tree.run("cek", PYTHONPATH=tree.hide("ensurepip"), PIP_CONFIG_FILE=str(settings))
    assert "mengambil pip" in done.stderr
    assert told(done)["packages"] == {"contoh": "1.0"}


def test_a_pip_that_is_not_the_pinned_one_is_never_run(tree: Tree, pip_wheel: Path) -> None:
    pin_pip(tree, pip_wheel)
    with zipfile.ZipFile(tree.wheels / pip_wheel.name, "w") as other:
        other.writestr("pip/__main__.py", "open('dijalankan', 'w')")
    done = tree.run("cek", PYTHONPATH=tree.hide("ensurepip"))
    assert done.returncode == 2
    assert "tidak sama dengan kuncinya" in done.stderr
    assert not (tree.home / "dijalankan").exists()
    assert not tree.venv.exists()


def test_without_ensurepip_and_without_network(tree: Tree) -> None:
    tree.lock("pip")
    (tree.home / "requirements" / "pip.txt").write_text("pip==1.0 --hash=sha256:" + "0" * 64 + "\n")
    done = tree.run("cek", PYTHONPATH=tree.hide("ensurepip"), PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert done.returncode == 2
    assert "tidak dapat diunduh" in done.stderr
    assert "python3-venv" in done.stderr
    assert "Traceback" not in done.stderr
