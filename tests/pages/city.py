"""A made-up city as YAML files, small but with one record of every kind and every turn a figure can take."""

from __future__ import annotations

EVIL = '<script>alert(1)</script> {{ angka("x") }} *b* # [y](z)'
"""What nobody should type as a name, and what must show as typed where somebody does."""

CITY = {
    "data/sumber/bps.yaml": """
        judul: Kota Contoh Dalam Angka 2025
        penerbit: BPS Kota Contoh
        jenis: statistik-resmi
        terbit: 28 Februari 2025
        tautan: https://contoh.example/angka
        """,
    "data/sumber/koran.yaml": """
        judul: Angka Kota Contoh
        penerbit: Harian Contoh
        jenis: berita
        terbit: 3 Maret 2025
        """,
    "data/sumber/bps-wilayah.yaml": """
        judul: Wilayah Kota Contoh
        penerbit: Gudang Contoh
        jenis: rujukan
        mengutip: BPS
        lisensi: ODbL 1.0, atribusi BPS
        """,
    "data/sumber/perda.yaml": """
        judul: Naskah Perda Contoh 1/2016
        penerbit: Kota Contoh
        jenis: peraturan
        """,
    "data/peraturan/perda-contoh-1-2016.yaml": """
        nama: Perda Contoh 1/2016
        jenis: perda
        nomor: 1
        tahun: 2016
        tentang: Perangkat Daerah
        penerbit: Kota Contoh
        sumber: perda
        """,
    "data/peraturan/perda-contoh-2-2020.yaml": """
        nama: Perda Contoh 2/2020
        jenis: perda
        nomor: 2
        tahun: 2020
        tentang: Perubahan Perangkat Daerah
        penerbit: Kota Contoh
        mengubah: perda-contoh-1-2016
        sumber: perda
        """,
    "data/kota/satuan.yaml": """
        satuan:
          - nama: orang
            bulat: ya
            dapat_dijumlah: ya
          - nama: persen
            bulat: tidak
            dapat_dijumlah: tidak
            tampil: persen
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
            subdimensi: []
        """,
    "data/kota/glosarium.yaml": """
        istilah:
          - id: quick-win
            nama: Quick win
            arti: Hasilnya terasa dalam setahun.
            sumber: koran
          - id: istilah
            nama: Istilah
            arti: Kata yang diberi arti.
        """,
    "data/kota/visi.yaml": """
        isi: Kota Contoh yang rapi
        periode: 2025-2029
        sumber: koran
        pilar:
          - isi: Kota rapi
            sumber: koran
        jumlah_misi: 8
        sumber_misi: koran
        """,
    "data/kota/dokumen.yaml": """
        dokumen:
          - id: rpjmd
            nama: RPJMD Contoh 2025-2029
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
            bukti:
              - isi: Loket dibuka.
                sumber: koran
        """,
    "data/kota/kecamatan.yaml": """
        kecamatan:
          - id: kecamatan-hulu
            nama: Hulu
            sumber: bps-wilayah
            kelurahan:
              - kode: 9971010001
                nama: Hulu Satu
              - kode: 9971010002
                nama: Hulu Dua
        """,
    "data/kota/puskesmas.yaml": """
        puskesmas:
          - id: puskesmas-hulu
            nama: Hulu
            kecamatan: kecamatan-hulu
            sumber: koran
          - id: puskesmas-lain
            nama: Lain
            sumber: koran
        """,
    "data/kota/lembaga.yaml": """
        lembaga:
          - id: dewan
            nama: Dewan Kota Contoh
            jenis: dewan
            dasar: perda-contoh-1-2016
            koordinator: dishub
            sumber: koran
        """,
    "data/kota/peristiwa.yaml": """
        peristiwa:
          - tanggal: 2 Juli 2018
            jenis: bimtek
            nama: Bimtek I
            hasil: Kerangka.
            sumber:
              - koran
              - bps
          - tanggal: tidak-disebut
            jenis: rapat
            nama: Rapat tanpa tanggal
            hasil: Daftar.
            sumber: koran
        """,
    "data/kota/catatan/batas.yaml": """
        pokok: Batas wilayah
        isi: Kota Contoh berbatasan dengan laut.
        sumber: bps-wilayah
        opd: kecamatan-hulu
        """,
    "data/opd/dishub/profil.yaml": """
        nama: Dinas Perhubungan
        singkatan: Dishub
        jenis: dinas
        dasar_hukum:
          - perda-contoh-1-2016
        sumber: perda
        dimensi: smart-living
        produsen_data: Sekretariat
        """,
    "data/opd/dinas-lama/profil.yaml": """
        nama: Dinas Angkutan Lama
        jenis: dinas
        sumber: perda
        riwayat:
          - tahun: 2016
            isi: Digabung ke Dinas Perhubungan.
            sumber: perda
        sampai: 2016
        penerus: dishub
        """,
    "data/opd/kecamatan-hulu/profil.yaml": """
        nama: Kecamatan Hulu
        jenis: kecamatan
        sumber: perda
        """,
    "data/opd/dishub/indikator/penumpang.yaml": """
        nama: Penumpang angkutan kota
        konsep: Layanan angkutan umum
        satuan: orang
        dimensi: smart-living/mobilitas
        arah_baik: naik
        tahun_dasar: 2022
        lihat_juga:
          - kemiskinan
        terdiri_dari:
          - kosong
        angka:
          - periode: 2022
            nilai: 1.200.000
            sumber: bps
          - periode: 2022
            wilayah: kecamatan-hulu
            nilai: 1.100.500
            sumber: bps
          - periode: 2023
            nilai: 1.234.567
            sumber: koran
          - periode: 2024
            nilai: 1.402.000
            sumber: koran
          - periode: 2024
            nilai: 1.398.250
            sumber: bps
            menggantikan: koran
            alasan: Karcis ganda dikeluarkan.
          - periode: 2024
            rincian:
              butir: Bus (besar)
            nilai: 300.100
            sumber: bps
          - periode: 2024
            rincian:
              opd: dishub
            nilai: 5.150
            sumber: bps
        target:
          - periode: 2029
            nilai: 1.800.000
            sumber: koran
            halaman: 12
        """,
    "data/kota/indikator/kemiskinan.yaml": """
        nama: Persentase penduduk miskin
        satuan: persen
        dimensi: smart-economy
        sumber_dimensi: koran
        arah_baik: turun
        angka:
          - periode: 2023
            nilai: 4,17
            sumber: koran
          - periode: 2024
            nilai: 4,06
            sumber: koran
          - periode: 2024
            nilai: 4,26
            sumber: bps
            berbeda_dengan: koran
        target:
          - periode: 2029
            nilai: 3,37
            sumber: koran
          - periode: 2029
            nilai: 3,50
            sumber: bps
            berbeda_dengan: koran
        """,
    "data/kota/indikator/diputus.yaml": """
        nama: Kunjungan perpustakaan
        satuan: orang
        angka:
          - periode: 2023
            nilai: 811
            sumber: koran
          - periode: 2023
            nilai: 822
            sumber: bps
            berbeda_dengan: koran
        keputusan:
          - periode: 2023
            pakai: bps
            oleh: Walidata Kota Contoh
            tanggal: 5 Mei 2025
            alasan: Dihitung dari karcis.
        """,
    "data/kota/indikator/sampah.yaml": """
        nama: Sampah sehari
        satuan: orang
        sebanding: tidak
        angka:
          - periode: 2023
            nilai: 640
            sumber: koran
            cara_hitung: Yang timbul.
          - periode: tidak-disebut
            nilai: 400 sampai 500
            kira_kira: ya
            sumber: bps
            cara_hitung: Yang diangkut.
        """,
    "data/kota/indikator/kosong.yaml": """
        nama: Indikator tanpa angka
        satuan: orang
        """,
    "data/kota/indikator/jahat.yaml": f"""
        nama: '{EVIL}'
        definisi: '{EVIL}'
        satuan: orang
        catatan: '{EVIL}'
        angka:
          - periode: 2024
            rincian:
              butir: '{EVIL}'
            nilai: 7
            sumber: bps
            catatan: '{EVIL}'
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
        manfaat: Tidak perlu uang pas.
        sumber: koran
        """,
    "data/opd/dishub/aplikasi/jalan.yaml": """
        nama: Contoh Jalan
        kegunaan: Melihat jadwal.
        pembuat: Dinas Perhubungan
        terhubung:
          - Peta kota
        tautan: https://jalan.example/
        sumber: koran
        """,
    "data/kota/aplikasi/kota.yaml": """
        nama: Contoh Kota
        kegunaan: Melapor.
        sumber: koran
        """,
}


def with_twins() -> dict[str, str]:
    """The city with two metrics that point at each other and measure by different methods."""
    twin = """
        nama: {name}
        metode: {method}
        satuan: persen
        lihat_juga:
          - {other}
        angka:
          - periode: 2021
            nilai: 30
            sumber: koran
          - periode: {period}
            nilai: {value}
            sumber: koran
        """
    survey = ("Balita pendek menurut survei", "Survei rumah tangga", "timbang", "2024", "20,6")
    scales = ("Balita pendek menurut penimbangan", "Penimbangan", "survei", "2024-09", "2,53")
    keys = ("name", "method", "other", "period", "value")
    return {
        **CITY,
        "data/kota/indikator/survei.yaml": twin.format(**dict(zip(keys, survey, strict=True))),
        "data/kota/indikator/timbang.yaml": twin.format(**dict(zip(keys, scales, strict=True))),
    }
