"""Ids that name no record: the record that was meant, or how to make a new one; never a guess by chance."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..findings import Finding, NearNames, Place
from .reader import Reference

__all__ = ["LIKE", "reference_findings", "with_name"]

LIKE = 0.6
"""Records less alike than this are not named at all."""
SURE = 0.65
"""Only records whose own part (without the words that both share) is this much alike are proposed."""
_TITLES = {"opd": "OPD"}
_NEW_SOURCE = "sumber:\n  judul: …\n  penerbit: …\n  jenis: data-opd\n  nomor: …"
_TABLES = {
    "satuan": "data/kota/satuan.yaml", "dimensi": "data/kota/dimensi.yaml", "istilah": "data/kota/glosarium.yaml",
    "progul": "data/kota/progul.yaml", "kecamatan": "data/kota/kecamatan.yaml",
    "puskesmas": "data/kota/puskesmas.yaml", "dokumen": "data/kota/dokumen.yaml",
    "lembaga": "data/kota/lembaga.yaml",
}  # fmt: skip
_FILES = {
    "indikator": "data/opd/<opd>/indikator/{id}.yaml",
    "program": "data/opd/<opd>/program/{id}.yaml",
    "aplikasi": "data/opd/<opd>/aplikasi/{id}.yaml",
    "peraturan": "data/peraturan/{id}.yaml",
    "sumber": "data/sumber/{id}.yaml",
}


def reference_findings(
    references: Iterable[Reference],
    known: Mapping[str, Mapping[str, Place]],
    records: Mapping[str, Mapping[str, object]],
) -> Iterator[Finding]:
    """A finding for each id that names no record.

    :param known: ids of all records by kind, those that could not be read among them.
    :param records: the records that were read, by kind and id.
    """
    by_name: dict[str, Mapping[str, str]] = {}
    nearest: dict[str, NearNames] = defaultdict(NearNames)
    for item in references:
        if item.id in known[item.kind]:
            continue
        if item.kind not in by_name:
            by_name[item.kind] = _ids_by_name(records[item.kind])
        named = by_name[item.kind].get(item.id.casefold().strip())
        near = [named] if named else nearest[item.place.path](item.id, known[item.kind], floor=LIKE)
        meant = named or next((id for id in near if _is_meant(item.id, id)), None)
        title = _TITLES.get(item.kind, item.kind.capitalize())
        message = f"{title} “{item.id[:80]}” tidak dikenal."
        if near:
            listed = ", ".join(with_name(records[item.kind].get(id), id) for id in near)
            message += f" Yang mirip: {listed}."
        mend = f"{item.label}{meant}" if meant else _how_to_make(item)
        yield Finding(f"{item.kind}-tidak-dikenal", item.place, message, mend)


def _ids_by_name(records: Mapping[str, object]) -> Mapping[str, str]:
    """Ids by the names and short names that authors write in their place; of two alike the first."""
    ids: dict[str, str] = {}
    for id, record in records.items():
        for name in (getattr(record, part, None) for part in ("name", "short", "title")):
            if name:
                ids.setdefault(name.casefold(), id)
    return ids


def _is_meant(written: str, id: str) -> bool:
    """Whether an id is what was written, but for a slip or a missing word.

    What both share counts for nothing: ``puskesmas-mawar`` is not meant by ``puskesmas-kenanga``.
    """
    words, others = (re.split(r"[-/ ]+", text.casefold()) for text in (written, id))
    own = "-".join(word for word in words if word not in others)
    its = "-".join(word for word in others if word not in words)
    if not own or sorted(own) == sorted(its):
        return True
    return difflib.SequenceMatcher(None, own, its).ratio() >= SURE


def _how_to_make(item: Reference) -> str:
    if item.kind == "sumber":
        return _NEW_SOURCE
    if item.kind == "opd":
        return f"python3 -m macros opd-baru {_as_id(item.id)}"
    if item.kind in _FILES:
        return f"id yang ada, atau buat berkas {_FILES[item.kind].format(id=_as_id(item.id))}"
    return f"id yang ada, atau tambahkan barisnya di {_TABLES[item.kind]}"


def _as_id(text: str) -> str:
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in text.casefold()).split()) or "id"


def with_name(record: object, id: str) -> str:
    """An id with the name of its record: ``dlh (Dinas Lingkungan Hidup)``."""
    name = getattr(record, "name", None) or getattr(record, "title", None)
    return f"{id} ({name})" if name and name != id else id
