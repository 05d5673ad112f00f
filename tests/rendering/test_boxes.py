"""A box without a title says in Indonesian what it is; its author's own title stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.rendering.boxes import TITLES
from tests.conftest import run_word
from tests.site import reading

pytestmark = pytest.mark.site
BOXES = """
!!! note
    Satu.

!!! WARNING inline
    Dua.

??? question
    Tiga.

???+ tip
    Empat.

!!! danger "Awas banjir"
    Lima.

??? example "Lihat contoh"
    Enam.

!!! info ""
    Tujuh.

```
!!! note
    Bukan kotak.
```
"""


def test_a_box_without_a_title_has_an_indonesian_one(city: Path) -> None:
    chapter = city / "docs" / "opd" / "dinas-taman" / "index.md"
    chapter.write_text(chapter.read_text("utf-8") + BOXES, encoding="utf-8")
    result = run_word(city, "bangun")
    assert result.returncode == 0, result.stdout
    page = reading.article(city / "site" / "opd" / "dinas-taman" / "index.html")
    folds = './/details[not(starts-with(@class, "mp-"))]/summary'
    titles = [e.text_content() for e in page.xpath(f'.//p[@class="admonition-title"] | {folds}')]
    assert titles[-6:] == ["Catatan", "Peringatan", "Pertanyaan", "Tip", "Awas banjir", "Lihat contoh"]
    assert "!!! note" in page.xpath(".//pre[code]")[-1].text_content()


def test_every_type_of_box_that_material_draws_has_a_title() -> None:
    """Read from Material's own style sheet, so that a type it adds is not forgotten."""
    import re

    import material

    sheet = next(Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css")).read_text("utf-8")
    drawn = set(re.findall(r"--md-admonition-icon--([a-z]+)", sheet))
    assert drawn == set(TITLES)
