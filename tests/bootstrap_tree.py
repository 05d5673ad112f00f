"""A small made-up tree for the tests of ``python3 -m macros``, with wheels and a lock of its own."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

BACKEND = '''
"""Installs the made-up tree as editable: one .pth file, no package needed."""
import base64, hashlib, pathlib, zipfile

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "buku_contoh-1-py3-none-any.whl"
    info = "buku_contoh-1.dist-info/"
    files = {
        "buku_contoh.pth": str(pathlib.Path.cwd()),
        info + "METADATA": "Metadata-Version: 2.1\\nName: buku-contoh\\nVersion: 1\\n",
        info + "WHEEL": "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    with zipfile.ZipFile(pathlib.Path(wheel_directory) / name, "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
        wheel.writestr(info + "RECORD", "".join(f"{path},,\\n" for path in [*files, info + "RECORD"]))
    return name
'''

CLI = """
import importlib.metadata, importlib.util, json, os, sys

def main(words=None):
    words = sys.argv[1:] if words is None else words
    names = [name for name in ("contoh", "contoh_uji") if importlib.util.find_spec(name)]
    packages = {name: importlib.metadata.version(name) for name in names}
    print(json.dumps({"words": words, "prefix": sys.prefix, "cwd": os.getcwd(), "packages": packages}))
    return 7 if "gagal" in words else 0

if __name__ == "__main__":
    sys.exit(main())
"""


def write_wheel(folder: Path, name: str, version: str) -> Path:
    """A pure wheel with one empty module."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: contoh\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        rows = ""
        for inner, text in files.items():
            wheel.writestr(inner, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            rows += f"{inner},sha256={digest},{len(text)}\n"
        wheel.writestr(f"{info}/RECORD", rows + f"{info}/RECORD,,\n")
    return path


def locked(*wheels: Path) -> str:
    """The lines of a lock for these wheels."""
    rows = []
    for wheel in wheels:
        name, version = wheel.name.split("-")[:2]
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        rows.append(f"{name.replace('_', '-')}=={version} --hash=sha256:{digest}\n")
    return "".join(rows)


class Tree:
    """A made-up tree: the real ``macros/__main__.py``, a small ``cli``, locks of wheels of its own."""

    def __init__(self, root: Path) -> None:
        self.home = root / "buku contoh"  # the blank is meant: paths of people have them
        self.wheels = root / "roda"
        self.wheels.mkdir(parents=True)
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
        self.environment |= {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.wheels.as_uri(),
            "PIP_CONFIG_FILE": os.devnull,
        }
        package = self.home / "macros"
        package.mkdir(parents=True)
        (self.home / "docs").mkdir()
        (self.home / "mkdocs.yml").write_text("site_name: Kota Contoh\n")
        (self.home / "bangun_contoh.py").write_text(BACKEND)
        (self.home / "pyproject.toml").write_text(
            '[build-system]\nrequires = []\nbuild-backend = "bangun_contoh"\nbackend-path = ["."]\n'
            '[project]\nname = "buku-contoh"\nversion = "1"\n'
        )
        (package / "__init__.py").write_text("")
        (package / "cli.py").write_text(CLI)
        shutil.copy(PROJECT / "macros" / "__main__.py", package)
        (self.home / "requirements").mkdir()
        self.lock("run", write_wheel(self.wheels, "contoh", "1.0"))
        self.lock("dev", write_wheel(self.wheels, "contoh_uji", "1.0"))

    @property
    def venv(self) -> Path:
        return self.home / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def lock(self, name: str, *wheels: Path) -> None:
        (self.home / "requirements" / f"{name}.txt").write_text(locked(*wheels))

    def run(
        self, *words: str, python: Path | str = sys.executable, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(python), "-m", "macros", *words],
            cwd=cwd or self.home,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def hide(self, *modules: str) -> str:
        """A value of ``PYTHONPATH`` with which Python finds none of these modules."""
        folder = self.home.parent / "tanpa"
        folder.mkdir(exist_ok=True)
        lines = "".join(f"sys.modules[{name!r}] = None\n" for name in modules)
        (folder / "sitecustomize.py").write_text("import sys\n" + lines)
        return str(folder)
