"""``python3 -m macros WORD``: makes ``.venv`` from the lock, then hands over to ``macros.cli`` in it.

Standard library only, and no syntax newer than Python 3.7's: an older Python must get as far as the
sentence that asks for a newer one. A stamp in ``.venv`` says from which lock it was made, so that the
second time costs nothing, and a set-up that was cut off (no stamp) is done again.
"""

from __future__ import annotations

import configparser
import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Iterator  # noqa: UP035 - the one of collections.abc cannot be subscripted before 3.9

PYTHON = (3, 11)
RUN, DEV = "requirements/run.txt", "requirements/dev.txt"
INDEX = "https://pypi.org/simple"
HELP = """Rencana induk kota cerdas Padang

  python3 -m macros sajikan   membuka buku di peramban; berubah seketika saat ditulis
  python3 -m macros uji       menjalankan seluruh uji

Di Windows: py -m macros ... Perintah pertama menyiapkan .venv (perlu jaringan); sesudah itu
`python3 -m macros` menampilkan semua kata."""


class SetupError(Exception):
    """The set-up cannot go on; the message is Indonesian and says what to do; exit 2."""


def say(text: str) -> None:
    """Tell a step on the error stream: the output belongs to the word that is run."""
    print(text, file=sys.stderr, flush=True)


def find_home(start: Path) -> Path:
    """The nearest folder at or above ``start`` with a ``mkdocs.yml`` and a lock; else the package's tree."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / RUN).is_file():
            return folder
    return Path(__file__).resolve().parent.parent


def python_of(home: Path) -> Path:
    return home / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_of(home: Path, lock: str) -> Path:
    return home / ".venv" / f"masterplan-{Path(lock).stem}.txt"


def fingerprint(home: Path, lock: str) -> str:
    """SHA-256 over all that decides what ``lock`` leaves in ``.venv``: files, Python, place."""
    digest = hashlib.sha256(repr((sys.version_info[:3], sys.base_prefix, str(home))).encode())
    for name in sorted({"pyproject.toml", RUN, lock}):
        digest.update(hashlib.sha256((home / name).read_bytes()).digest())
    return digest.hexdigest()


def is_ready(home: Path, lock: str) -> bool:
    """Whether ``.venv`` holds the whole of ``lock`` as it is now."""
    stamp, wanted = stamp_of(home, lock), fingerprint(home, lock)
    return stamp.is_file() and python_of(home).exists() and stamp.read_text("ascii") == wanted


def run(home: Path, *command: str) -> None:
    """Run one step without its chatter; :raises SetupError: with the end of what it said."""
    settings = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}
    done = subprocess.run(
        command,
        cwd=home,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        tail = "\n".join("    " + line for line in done.stdout.strip().splitlines()[-12:])
        advice = "Periksa jaringan (paket diambil dari indeks paket Python) dan ruang disk, lalu ulangi."
        if "DO NOT MATCH THE HASHES" in done.stdout:
            advice = "Isi paket tidak sama dengan kuncinya. Jangan dipasang; beri tahu pengelola buku."
        raise SetupError(f"{tail}\nPenyiapan berhenti. {advice}")


def pip(home: Path, *arguments: str, program: tuple[str, ...] = ("-m", "pip")) -> None:
    run(home, str(python_of(home)), "-I", *program, "install", "--quiet", *arguments)


def fetch_pip(home: Path) -> Path:
    """The wheel of pip that ``requirements/pip.txt`` pins, out of ``PIP_FIND_LINKS`` or the package index."""
    lock = (home / "requirements/pip.txt").read_text("utf-8")
    name = "pip-{}-py3-none-any.whl".format(*re.findall(r"^pip==([\w.]+)", lock, re.MULTILINE))
    near = [Path(p.replace("file://", "", 1)) / name for p in os.environ.get("PIP_FIND_LINKS", "").split()]
    wheel = next((path.read_bytes() for path in near if path.is_file()), None)
    wheel = wheel or download(package_index(), name)
    if hashlib.sha256(wheel).hexdigest() not in re.findall(r"sha256:([0-9a-f]{64})", lock):
        raise SetupError(f"Isi {name} tidak sama dengan kuncinya. Beri tahu pengelola buku.")
    (home / ".venv" / name).write_bytes(wheel)
    return home / ".venv" / name


def package_index() -> str:
    """The simple index that pip is told to use, by environment or settings file; else the public one."""
    settings = configparser.ConfigParser(interpolation=None)
    own = os.environ.get("PIP_CONFIG_FILE") or Path.home() / ".config/pip/pip.conf"
    settings.read(["/etc/pip.conf", own], "utf-8")
    return os.environ.get("PIP_INDEX_URL") or str(settings.get("global", "index-url", fallback=INDEX))


def download(index: str, name: str) -> bytes:
    """One wheel of pip from a simple index; not to be trusted before its hash is checked."""
    import html
    import ssl
    from urllib.parse import urljoin
    from urllib.request import urlopen

    trust = ssl.create_default_context(cafile=os.environ.get("PIP_CERT") or None)
    advice = "Periksa jaringan, atau pasang venv (Debian: sudo apt install python3-venv), lalu ulangi."
    try:
        with urlopen(index.rstrip("/") + "/pip/", timeout=60, context=trust) as page:
            found = re.search(rf'href="([^"]*{re.escape(name)}(?:#[^"]*)?)"', page.read().decode("utf-8"))
            if not found:
                raise SetupError(f"{name} tidak ada di indeks paket. {advice}")
            address = urljoin(page.geturl(), html.unescape(found.group(1)))
        with urlopen(address, timeout=60, context=trust) as wheel:
            return bytes(wheel.read())
    except (OSError, ValueError) as error:
        raise SetupError(f"{name} tidak dapat diunduh: {error}. {advice}") from error


def make_venv(home: Path) -> None:
    """A new ``.venv`` with pip in it, also where Python came without ``ensurepip``."""
    say("- membuat .venv dengan Python {}.{}.{}".format(*sys.version_info))
    command = [getattr(sys, "_base_executable", "") or sys.executable, "-I", "-m", "venv", "--clear", ".venv"]
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        run(home, *command, "--without-pip")
        say("- mengambil pip, yang tidak dibawa Python ini")
        wheel = fetch_pip(home)
        pip(home, "--no-index", "--no-deps", str(wheel), program=(f"{wheel}/pip",))
        wheel.unlink()
    else:
        run(home, *command)


def install(home: Path, lock: str) -> None:
    """Install ``lock`` into ``.venv`` and stamp it last, so that a set-up cut off is seen."""
    say(f"- memasang paket dari {lock}")
    pip(home, "--require-hashes", "--only-binary", ":all:", "-r", lock)
    if lock == RUN:
        say("- memasang buku ini")
        pip(home, "--no-index", "--no-deps", "--no-build-isolation", "-e", ".")
    stamp_of(home, lock).write_text(fingerprint(home, lock), "ascii")


def renew(home: Path) -> None:
    """Make ``.venv`` anew. A venv holds its own path and cannot be made elsewhere and moved in, so the old
    one steps aside, and comes back when the new one fails."""
    venv, old = home / ".venv", home / ".venv-lama"
    if venv.exists():
        venv.rename(old)
    try:
        make_venv(home)
        install(home, RUN)
    except BaseException:
        shutil.rmtree(venv, ignore_errors=True)
        if old.exists():
            old.rename(venv)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def alone(home: Path) -> Iterator[None]:
    """One set-up at a time in ``home``, where the system can lock a file."""
    with (home / RUN).open("rb") as lock:
        if os.name != "nt":
            import fcntl

            with contextlib.suppress(OSError):  # some network disks lock no file that is open for reading
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(home: Path, locks: list[str]) -> bool:
    """Bring ``.venv`` up to ``locks``; whether anything was to be done.

    :raises SetupError: with what the person can do.
    """
    if all(is_ready(home, lock) for lock in locks):
        return False
    with alone(home):
        if (home / ".venv-lama").exists():  # a set-up was cut off before it could put the old one back
            shutil.rmtree(home / ".venv", ignore_errors=True)
            (home / ".venv-lama").rename(home / ".venv")
        missing = [lock for lock in locks if not is_ready(home, lock)]
        if missing:
            say("Menyiapkan .venv (perlu jaringan dan sekitar satu menit; lain kali langsung jalan)")
        if RUN in missing or any(stamp_of(home, lock).exists() for lock in missing):
            renew(home)
        if DEV in missing:
            install(home, DEV)
    return True


def hand_over(home: Path, words: list[str], renewed: bool) -> int:
    """Run the words in ``.venv``: in this process when it already is that Python, else in its place."""
    if not renewed and Path(sys.prefix).resolve() == (home / ".venv").resolve():
        from macros.cli import main as run_word

        return run_word(words)
    command = [str(python_of(home)), "-m", "macros.cli", *words]
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)


def main(words: list[str]) -> int:
    """Check Python and git, set up, hand over; returns the exit code."""
    version = sys.version_info[:2]
    if version < PYTHON:
        say("Perlu Python {}.{} atau lebih baru; yang ini {}.{}.".format(*PYTHON, *version))
        say("Pasang dari python.org atau dari pengelola paket sistem, lalu ulangi.")
        return 2
    home = find_home(Path.cwd())
    try:
        if words[:1] in ([], ["-h"], ["--help"]) and not is_ready(home, RUN):
            print(HELP)
            return 0
        if not shutil.which("git"):
            raise SetupError("Perlu git. Pasang (Debian: sudo apt install git; Windows: git-scm.com).")
        renewed = set_up(home, [RUN, DEV] if words[:1] == ["uji"] else [RUN])
    except SetupError as error:
        say(str(error))
        return 2
    except OSError as error:
        say(f"Penyiapan gagal: {error}")
        say("Periksa ruang disk dan izin menulis, tutup program yang memakai .venv, lalu ulangi.")
        return 2
    except KeyboardInterrupt:
        say("Dihentikan. Perintah yang sama mengulang penyiapan.")
        return 130
    return hand_over(home, words or ["--help"], renewed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
