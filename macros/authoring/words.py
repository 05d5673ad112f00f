"""The page language: every word with its macro, and every mistake that one can answer with."""

from __future__ import annotations

from .lists import daftar, profil, program, tabel
from .notes import belum
from .registry import Macro
from .values import angka, bukan_indikator, capaian, istilah, kemajuan, peraturan, sumber, target

__all__ = ["CODES", "MACROS"]

MACROS: dict[str, Macro] = {
    word.name: word
    for word in (
        angka, target, capaian, kemajuan, sumber, istilah, peraturan, bukan_indikator, profil, tabel, daftar,
        program, belum,
    )
}  # fmt: skip
"""The words by name: first those for a sentence, then those that stand alone."""

CODES: dict[str, str] = {
    "indikator-tidak-dikenal": "Tidak ada indikator dengan id itu.",
    "periode-tidak-terbaca": "Periode pada panggilan tidak dapat dibaca.",
    "tanggal-tidak-terbaca": "Tanggal pada panggilan tidak ada dalam kalender.",
    "periode-tidak-ada": "Indikator tidak mempunyai angka untuk periode itu.",
    "target-tidak-ada": "Indikator tidak mempunyai target untuk periode itu.",
    "wilayah-tidak-dikenal": "Wilayah itu tidak dikenal, atau indikator tidak mempunyai angka untuknya.",
    "rincian-tidak-dikenal": "Indikator tidak mempunyai rincian itu.",
    "perlu-rincian": "Indikator hanya mempunyai angka menurut rincian, sehingga panggilan harus menyebutnya.",
    "arah-belum-ada": "Capaian dan kemajuan memerlukan arah baik indikatornya.",
    "sumber-tidak-dikenal": "Tidak ada sumber dengan id itu.",
    "istilah-tidak-dikenal": "Tidak ada istilah dengan id itu.",
    "peraturan-tidak-dikenal": "Tidak ada peraturan dengan id itu.",
    "opd-tidak-dikenal": "Tidak ada OPD dengan id itu.",
    "program-tidak-dikenal": "Tidak ada program dengan id itu.",
    "dimensi-tidak-dikenal": "Tidak ada dimensi atau subdimensi dengan id itu.",
    "penerbit-tidak-dikenal": "Tidak ada peraturan dari penerbit itu.",
    "daftar-tidak-dikenal": "Kata pertama pada daftar bukan jenis yang dapat didaftar.",
    "saringan-tidak-dikenal": "Daftar itu tidak memakai saringan yang ditulis.",
    "argumen-salah": "Argumen kurang, berlebih, atau bukan teks atau bilangan yang diminta.",
}
"""Each code of a :class:`~macros.authoring.registry.CallProblem` with a sentence for the guide."""
