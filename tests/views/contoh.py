"""A made-up city for views and macros: one record of every kind, every turn that a figure can take."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import lxml.html

from macros.book.load import load_book
from macros.book.model import Book
from macros.views.base import View

FILES = {
    "data/sumber/bps.yaml": """
        judul: Kota Contoh Dalam Angka 2025
        penerbit: BPS Kota Contoh
        jenis: statistik-resmi
        terbit: 28 Februari 2025
        tautan: https://contoh.example/angka
        """,
    "data/sumber/lakip.yaml": """
        judul: Laporan kinerja Kota Contoh
        penerbit: Pemerintah Kota Contoh
        jenis: dokumen-daerah
        terbit: 2024
        """,
    "data/sumber/kantor.yaml": """
        judul: Catatan karcis
        penerbit: Dinas Perhubungan
        jenis: data-opd
        nomor: 050/12
        terbit: 16 Januari 2025
        """,
    "data/sumber/koran.yaml": """
        judul: Angka <Kota> & "Contoh"
        penerbit: Harian Contoh
        jenis: berita
        terbit: 3 Maret 2025
        """,
    "data/sumber/koran-lama.yaml": """
        judul: Angka lama
        penerbit: Warta Contoh
        jenis: berita
        terbit: 21 Agustus 2023
        """,
    "data/sumber/ensiklopedia.yaml": """
        judul: Kota Contoh
        penerbit: Ensiklopedia Bebas
        jenis: rujukan
        mengutip: BPS Kota Contoh 2002
        lisensi: CC BY-SA 4.0
        catatan: Dibaca sekali.
        """,
    "data/peraturan/perda-contoh-1-2016.yaml": """
        nama: Perda Contoh 1/2016
        jenis: perda
        nomor: 1
        tahun: 2016
        tentang: Perangkat Daerah
        penerbit: Kota Contoh
        tautan: https://contoh.example/perda
        sumber: lakip
        """,
    "data/peraturan/perda-contoh-2-2020.yaml": """
        nama: Perda Contoh 2/2020
        jenis: perda
        nomor: 2
        tahun: 2020
        tentang: Perubahan Perangkat Daerah
        penerbit: Kota Contoh
        mengubah: perda-contoh-1-2016
        sumber: koran
        """,
    "data/peraturan/pp-9-2019.yaml": """
        nama: PP 9/2019
        jenis: pp
        nomor: 9
        tahun: 2019
        tentang: Keuangan
        penerbit: Presiden
        sumber: koran
        """,
    "data/kota/satuan.yaml": """
        satuan:
          - nama: orang
            bulat: ya
            dapat_dijumlah: ya
          - nama: ton
            bulat: tidak
            dapat_dijumlah: ya
          - nama: ton per hari
            bulat: tidak
            dapat_dijumlah: ya
          - nama: persen
            bulat: tidak
            dapat_dijumlah: tidak
            tampil: persen
          - nama: indeks
            bulat: tidak
            dapat_dijumlah: tidak
            tampil: tanpa
          - nama: rupiah
            bulat: ya
            dapat_dijumlah: ya
            tampil: rupiah
        """,
    "data/kota/dimensi.yaml": """
        sumber: koran
        dimensi:
          - id: smart-living
            nama: Smart Living
            subdimensi:
              - id: mobilitas
                nama: Mobilitas
          - id: smart-economy
            nama: Smart Economy
            subdimensi:
              - id: industri
                nama: Industri
        """,
    "data/kota/glosarium.yaml": """
        istilah:
          - id: quick-win
            nama: quick win
            arti: Hasilnya terasa dalam setahun.
            sumber: koran
        """,
    "data/kota/visi.yaml": """
        isi: Kota Contoh yang rapi
        periode: 2025-2029
        sumber: koran
        """,
    "data/kota/dokumen.yaml": """
        dokumen:
          - id: rpjmd
            nama: RPJMD Contoh
            jenis: rpjmd
            pemilik: dishub
            mulai: 2025
            selesai: 2029
            status: Disetujui
            tanggal: 28 Juli 2025
            sumber: koran
        """,
    "data/kota/progul.yaml": """
        progul:
          - id: contoh-melayani
            nama: Contoh Melayani
            dokumen: rpjmd
            pemilik: dishub
            sumber: koran
            aktivasi:
              - nama: Loket Cepat
                sumber: koran
        """,
    "data/kota/kecamatan.yaml": """
        kecamatan:
          - id: kecamatan-hulu
            nama: Hulu
            sumber: bps
            kelurahan:
              - kode: 1300000001
                nama: Air Jernih
              - kode: 1300000002
                nama: Bukit Rata
          - id: kecamatan-hilir
            nama: Hilir
            sumber: bps
        """,
    "data/kota/puskesmas.yaml": """
        puskesmas:
          - id: puskesmas-satu
            nama: Satu
            kecamatan: kecamatan-hulu
            sumber: koran
          - id: puskesmas-dua
            nama: Dua
            sumber: koran
        """,
    "data/kota/lembaga.yaml": """
        lembaga:
          - id: dewan
            nama: Dewan Contoh
            jenis: dewan
            dasar: perda-contoh-1-2016
            koordinator: dishub
            sumber: koran
        """,
    "data/kota/peristiwa.yaml": """
        peristiwa:
          - tanggal: 18 September 2018
            jenis: bimtek
            nama: Bimtek III
            hasil: Arah dimantapkan.
            tempat: Balai Kota
            sumber: koran
          - tanggal: 2 Juli 2018
            jenis: bimtek
            nama: Bimtek I
            hasil: Kerangka disusun.
            sumber: koran
        """,
    "data/kota/catatan/batas.yaml": """
        pokok: Batas wilayah
        isi: Kota Contoh berbatasan dengan laut.
        sumber: koran
        """,
    "data/opd/dishub/profil.yaml": """
        nama: Dinas Perhubungan
        singkatan: Dishub
        jenis: dinas
        dasar_hukum:
          - perda-contoh-1-2016
        sumber: lakip
        tugas:
          - isi: Angkutan dan parkir
            sumber: koran
        riwayat:
          - tahun: 2016
            isi: Gabungan dua dinas
            sumber: koran
        dimensi: smart-living/mobilitas
        status_bab: draf
        """,
    "data/opd/dinkes/profil.yaml": """
        nama: Dinas Kesehatan
        jenis: dinas
        sumber: lakip
        dimensi: smart-living
        sumber_dimensi: lakip
        status_bab: ditinjau
        diperiksa:
          tanggal: 5 Mei 2025
          oleh: Sekretaris Dinas Kesehatan
        """,
    "data/opd/kecamatan-hulu/profil.yaml": """
        nama: Kecamatan Hulu
        jenis: kecamatan
        sumber: lakip
        kode_bps: 1300
        """,
    "data/opd/kecamatan-hilir/profil.yaml": """
        nama: Kecamatan Hilir
        jenis: kecamatan
        sumber: lakip
        """,
    "data/opd/dishub/indikator/penumpang.yaml": """
        nama: Penumpang angkutan
        definisi: Banyaknya penumpang dalam setahun.
        satuan: orang
        dimensi: smart-living/mobilitas
        arah_baik: naik
        tahun_dasar: 2022
        angka:
          - periode: 2022
            nilai: 1.200.000
            sumber: kantor
          - periode: 2023
            nilai: 1,3 juta
            kira_kira: ya
            sumber: koran
            catatan: Dibulatkan wartawan.
          - periode: 2024
            nilai: 1.402.000
            sumber: koran
          - periode: 2024
            nilai: 1.400.000
            sumber: kantor
            status: sementara
            menggantikan: koran
            alasan: Karcis ganda dikeluarkan.
          - periode: 2024
            rincian:
              butir: bus besar
            nilai: 900.000
            sumber: kantor
          - periode: 2024
            rincian:
              butir: angkot
            nilai: 450.000
            sumber: kantor
          - periode: 2024
            rincian:
              opd: dinkes
            nilai: 100.000
            sumber: kantor
        target:
          - periode: 2024
            nilai: 1.600.000
            sumber: lakip
            halaman: 12
          - periode: 2029
            nilai: 1.800.000
            sumber: koran
            status: usulan
        """,
    "data/opd/dishub/indikator/padi.yaml": """
        nama: Produksi padi
        satuan: ton
        arah_baik: naik
        angka:
          - periode: 2023
            nilai: 71,5
            sumber: bps
          - periode: 2024-09
            sejak: 2024-01
            nilai: 40
            sumber: koran
            dihitung: 15 + 25
          - periode: 2024-09
            sejak: 2024-01
            wilayah: kecamatan-hulu
            nilai: 25,5
            sumber: koran
          - periode: 2024-09
            sejak: 2024-01
            wilayah: kecamatan-hilir
            nilai: 16
            sumber: koran
        target:
          - periode: 2024
            nilai: 80
            sumber: lakip
        """,
    "data/opd/dishub/indikator/pendapatan.yaml": """
        nama: Pendapatan parkir
        satuan: rupiah
        angka:
          - periode: 2024
            rincian:
              opd: dishub
            nilai: 924166475540
            sumber: koran
        """,
    "data/opd/dishub/indikator/kosong.yaml": """
        nama: Halte teduh
        satuan: orang
        arah_baik: naik
        """,
    "data/kota/indikator/kemiskinan.yaml": """
        nama: Persentase penduduk miskin
        satuan: persen
        dimensi: smart-economy
        arah_baik: turun
        tahun_dasar: 2020
        angka:
          - periode: 2020
            nilai: 4,40
            sumber: lakip
          - periode: 2022
            nilai: 4,26
            sumber: koran
            berbeda_dengan: koran-lama
          - periode: 2022
            nilai: 4,17
            sumber: koran-lama
            berbeda_dengan: koran
          - periode: 2022
            nilai: 4,26
            sumber: ensiklopedia
            berbeda_dengan: koran-lama
          - periode: 2024-08
            nilai: 4,06
            sumber: koran
        target:
          - periode: 2024
            nilai: 4
            sumber: koran
          - periode: 2029
            nilai: 3,37
            sumber: koran
          - periode: 2029
            nilai: 3,50
            sumber: lakip
            berbeda_dengan: koran
        """,
    "data/kota/indikator/ipm.yaml": """
        nama: Indeks Pembangunan Manusia
        satuan: indeks
        arah_baik: stabil
        angka:
          - periode: 2018
            nilai: 83,25
            sumber: koran
          - periode: 2018
            nilai: 82,25
            sumber: bps
            berbeda_dengan: koran
        target:
          - periode: 2018
            nilai: 85
            sumber: lakip
        keputusan:
          - periode: 2018
            pakai: bps
            oleh: Walidata Kota Contoh
            tanggal: 5 Mei 2025
            alasan: Terbitan resmi.
        """,
    "data/kota/indikator/sampah.yaml": """
        nama: Sampah per hari
        satuan: ton per hari
        arah_baik: turun
        sebanding: tidak
        catatan: Menunggu penjelasan dinas.
        angka:
          - periode: 2020
            nilai: 400 sampai 500
            sumber: koran
            cara_hitung: rentang selama pandemi
          - periode: tidak-disebut
            nilai: 460
            sumber: ensiklopedia
        target:
          - periode: 2020
            nilai: 300
            sumber: koran
        """,
    "data/opd/dishub/program/karcis.yaml": """
        nama: Karcis elektronik
        quick_win:
          - 2025
        progul: contoh-melayani
        dimensi: smart-living/mobilitas
        mitra:
          - kecamatan-hulu
        mulai: 2025-03
        status: berjalan
        indikator:
          - penumpang
        dokumen:
          - dokumen: rpjmd
            halaman: 41
        anggaran:
          - tahun: 2025
            pagu: 250.000.000
            sumber: koran
        manfaat: Penumpang tidak perlu uang pas.
        sumber: koran
        """,
    "data/opd/dinkes/program/polos.yaml": """
        nama: Program polos
        sumber: koran
        """,
    "data/opd/dishub/aplikasi/jalan.yaml": """
        nama: Contoh Jalan
        kegunaan: Melihat jadwal.
        tautan: https://jalan.example/
        penghargaan:
          - tahun: 2024
            isi: Juara dua
            sumber: koran
        sumber: koran
        """,
    "data/kota/aplikasi/lapor.yaml": """
        nama: Contoh Lapor
        kegunaan: Melapor.
        sumber: koran
        """,
}


def load(root: Path, **changed: str) -> Book:
    """The city as a book.

    :param changed: further or other files, each by a word of ours, its text beginning with its path and ``|``.
    """
    files = dict(FILES)
    for text in changed.values():
        path, _, content = text.partition("|")
        files[path.strip()] = content
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(content).strip() + "\n", encoding="utf-8")
    result = load_book(root)
    if not changed:
        assert [str(f) for f in result.findings.errors] == []
    return result.book


def view(book: Book, path: str = "opd/dishub/index.md", edit_root: str = "") -> View:
    return View(book, path, edit_root)


def parse(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(str(html), create_parent="div")


def classed(html: str | lxml.html.HtmlElement, name: str, then: str = "") -> list[lxml.html.HtmlElement]:
    """The elements of a class.

    :param then: XPath from each of them.
    """
    tree = parse(html) if isinstance(html, str) else html
    found: list[lxml.html.HtmlElement] = tree.xpath(
        f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]{then}"
    )
    return found


def words(html: str) -> str:
    """The text of a fragment, blanks made even."""
    return " ".join(parse(html).text_content().split())


def note(html: str) -> str:
    """The note of the first figure."""
    return classed(html, "mp-fig__tip")[0].text_content()


def visible(html: str) -> str:
    """The text of a figure without its notes."""
    tree = parse(html)
    for tip in classed(tree, "mp-fig__tip"):
        tip.drop_tree()
    for hidden in classed(tree, "mp-vh"):
        hidden.drop_tree()
    return " ".join(tree.text_content().split())


def values(html: str) -> list[str]:
    """The machine values of all numbers, in order."""
    return [data.get("value") for data in parse(html).iter("data")]


def rows(html: str) -> list[list[str]]:
    """The cells of a table's body as text."""
    return [
        [" ".join(cell.text_content().split()) for cell in row.iter("th", "td")]
        for row in parse(html).xpath(".//tbody/tr")
    ]
