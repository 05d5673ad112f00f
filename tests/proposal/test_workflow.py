"""The forge's workflow files, held to their schema; each step of ``usulan.yml`` run on a hostile branch in bash."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.__main__ import DEV, RUN, fingerprint, stamp_of
from tests.conftest import ROOT, lay_out_city

from .repository import LINK, Content, Repository
from .test_good import changed
from .test_hostile import CHAPTER, HEAD, obeyed

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PASSENGERS = "data/opd/dinas-angkutan/indikator/penumpang-angkutan.yaml"
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def read(file: Path) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true.
    loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in loaded.items()}


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in read(file)["jobs"].values() for step in job["steps"]]


def test_every_workflow_is_one_that_github_reads() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, *map(str, WORKFLOWS)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_workflow_can_write_or_reach_a_secret_and_every_action_is_pinned(file: Path) -> None:
    workflow, text = read(file), file.read_text(encoding="utf-8")
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets" not in text.replace("no secret in", "") and "github.token" not in text
    for name, job in workflow["jobs"].items():
        assert "permissions" not in job and "environment" not in job, name
        assert job["timeout-minutes"] <= 60
    for step in steps(file):
        if "uses" in step:
            assert re.fullmatch(r"actions/checkout@[0-9a-f]{40}", step["uses"]), step["uses"]
            assert step["with"]["persist-credentials"] is False
            assert "ref" not in step["with"] and "repository" not in step["with"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_text_of_an_event_is_put_into_a_script(file: Path) -> None:
    for step in steps(file):
        assert "${{" not in step.get("run", ""), step
    if "pull_request_target" in read(file)["on"]:
        allowed = {
            "github.event.pull_request.number",
            "github.event.pull_request.head.sha",
            "github.event.pull_request.head.repo.full_name == github.repository",
        }
        assert set(EXPRESSION.findall(file.read_text(encoding="utf-8"))) == allowed


def test_the_test_run_of_a_change_from_outside_is_left_out() -> None:
    (job,) = read(ROOT / ".github/workflows/uji.yml")["jobs"].values()
    assert "github.event.pull_request.head.repo.full_name == github.repository" in job["if"]
    assert "pull_request_target" not in read(ROOT / ".github/workflows/uji.yml")["on"]


# --- the steps of usulan.yml -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Forge:
    """A book on a forge, and its checkout as the first step leaves it."""

    origin: Repository
    checkout: Path
    files: Path

    def run(self, head: str, is_own: bool = False, fetched: str = "") -> list[subprocess.CompletedProcess[str]]:
        """Run each step that a shell can run, as GitHub's runner does, until one fails.

        :param head: the commit that the event names.
        :param fetched: the commit that the proposal has when it is fetched, by default the same.
        """
        self.origin.git("update-ref", "refs/pull/7/head", fetched or head)
        (job,) = read(ROOT / ".github/workflows/usulan.yml")["jobs"].values()
        known = {
            "github.event.pull_request.number": "7",
            "github.event.pull_request.head.sha": head,
            "github.event.pull_request.head.repo.full_name == github.repository": str(is_own).lower(),
        }
        shutil.rmtree(self.files, ignore_errors=True)
        self.files.mkdir()
        environment = {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": "pull_request_target",
            "GITHUB_WORKSPACE": str(self.checkout),
            "HOME": str(self.files),
            "LANG": "C.UTF-8",
            "PATH": f"{self.files.parent / 'bin'}:{os.environ['PATH']}",
        }
        for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH"):
            (self.files / name).touch()
            environment[name] = str(self.files / name)
        for name, value in job["env"].items():
            environment[name] = EXPRESSION.sub(lambda match: known[match[1]], value)
        assert job["defaults"]["run"]["shell"] == "bash"
        done: list[subprocess.CompletedProcess[str]] = []
        for step in job["steps"]:
            if "run" in step and all(not before.returncode for before in done):
                script = self.files / "langkah.sh"
                script.write_text(step["run"], encoding="utf-8")
                command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
                done.append(subprocess.run(command, cwd=self.checkout, env=environment, capture_output=True, text=True))
        return done

    def summary(self) -> str:
        return html.unescape((self.files / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """The made-up city with this book's code, committed; the tools are set up already, as after the second step."""
    folder = tmp_path_factory.mktemp("forge")
    book = lay_out_city(folder / "asal")
    for name in ("macros", "requirements", ".ci"):
        shutil.copytree(ROOT / name, book / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", ".gitignore", ".gitattributes"):
        shutil.copy(ROOT / name, book / name)
    origin = Repository.of(book)
    origin.git("config", "uploadpack.allowAnySHA1InWant", "false")
    checkout = folder / "salinan"
    origin.git("clone", "--quiet", origin.root.as_uri(), str(checkout))
    (folder / "bin").mkdir()
    (folder / "bin" / "python3").symlink_to(sys.executable)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(checkout / ".venv")], check=True)
    (site,) = (checkout / ".venv").glob("lib/python*/site-packages")
    (site / "uji.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    for lock in (RUN, DEV):
        stamp_of(checkout, lock).write_text(fingerprint(checkout, lock), "ascii")
    return Forge(origin, checkout, folder / "berkas")


def left(forge: Forge) -> str:
    """What a run changed in the checkout, and what it left for later steps to obey."""
    changes = Repository(forge.checkout).git("status", "--porcelain", "--untracked-files=all")
    files = ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH")
    return changes + "".join((forge.files / name).read_text(encoding="utf-8") for name in files)


def test_every_step_runs_on_a_hostile_branch_and_the_last_refuses_it(forge: Forge) -> None:
    files: dict[str, Content] = {
        ".gitattributes": "* filter=jahat\n",
        ".github/workflows/usulan.yml": "on: push\n",
        ".venv/bin/python": "#!/bin/sh\necho jahat\n",
        "macros/cli.py": "raise SystemExit(0)\n",
        ".ci/usulan": "#!/bin/sh\nexit 0\n",
        "docs/x\n::set-env name=PATH::.md": HEAD,
        "docs/tautan.md": (LINK, "/etc/passwd"),
        CHAPTER: HEAD + "<script>alert(1)</script>\n\n::error file=macros/cli.py::palsu\n",
    }
    done = forge.run(forge.origin.branch("jahat", files))
    assert [step.returncode for step in done] == [0, 0, 1], done[-1].stderr
    commands = obeyed(done[-1].stdout)
    assert {command for command, _ in commands} == {"error"}
    places = {at.split(",")[0].removeprefix("file=") for _, at in commands}
    assert places == {*files, r"docs/x\u000a%3A%3Aset-env name=PATH%3A%3A.md"} - {"docs/x\n::set-env name=PATH::.md"}
    assert left(forge) == ""
    assert "html-terlarang" in forge.summary()
    assert not any(step.stdout for step in done[:-1])


def test_a_good_branch_passes_and_the_summary_is_the_forges(forge: Forge) -> None:
    head = forge.origin.branch("baik", {PASSENGERS: changed(PASSENGERS, ("nilai: 1398250", "nilai: 1401000"))})
    done = forge.run(head)
    assert [step.returncode for step in done] == [0, 0, 0], done[-1].stdout + done[-1].stderr
    assert obeyed(done[-1].stdout) == []
    assert "1.398.250 orang → 1.401.000 orang. Sumber: Contoh Dalam Angka 2025" in forge.summary()
    assert left(forge) == ""


def test_what_only_maintainers_change_is_a_warning_on_a_branch_of_the_book_itself(forge: Forge) -> None:
    head = forge.origin.branch("pengelola", {"mkdocs.yml": "site_name: Lain\n"})
    assert forge.run(head, is_own=True)[-1].returncode == 0
    assert forge.run(head, is_own=False)[-1].returncode == 1


def test_a_head_that_was_pushed_away_meanwhile_is_not_judged_by_its_successor(forge: Forge) -> None:
    judged = forge.origin.branch("semula", {"macros/x.py": "X = 1\n"})
    successor = forge.origin.branch("semula", {CHAPTER: HEAD + "Baik.\n"})
    last = forge.run(judged, fetched=successor)[-1]
    assert last.returncode == 2
    assert f"“{judged}” tidak ada di salinan git ini" in last.stderr


def test_a_proposal_is_judged_without_a_network(forge: Forge) -> None:
    probe = forge.checkout / ".venv" / "bin" / "python"
    real = probe.readlink()
    script = forge.files.parent / "probe"
    script.write_text("#!/bin/sh\ncat /proc/net/dev\nulimit -v\n", encoding="utf-8")
    script.chmod(0o755)
    probe.unlink()
    probe.symlink_to(script)
    try:
        done = subprocess.run([".ci/usulan", "main..main"], cwd=forge.checkout, capture_output=True, text=True)
    finally:
        probe.unlink()
        probe.symlink_to(real)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "4000000"
    interfaces = re.findall(r"^\s*(\w+):", done.stdout, re.MULTILINE)
    if "tidak dapat diputus" not in done.stderr:
        assert interfaces == ["lo"]
