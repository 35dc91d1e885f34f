"""PDF captures are read, by this plug-in's reader and through others; bad ones are said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifykit import Settings, assess, load
from verifykit.captures import UnreadableCapture
from verifykit.testing import check_capture_reader
from verifykit_pdf.reader import PdfReader


def pdf(*pages: str) -> bytes:
    """A PDF with these lines, one on each page, written by hand."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, line in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    start = len(out)
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


SAID = "The harbour was closed for nine days in May."


def test_the_pages_are_read_in_order() -> None:
    text = PdfReader().read(pdf(SAID, "Nobody was hurt.")).whole
    assert text.index(SAID) < text.index("Nobody was hurt.")


def test_it_keeps_to_what_readers_of_captures_promise() -> None:
    check_capture_reader(PdfReader(), {"one.pdf": pdf(SAID), "two.pdf": pdf("One.", "Two.")})


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", pdf(SAID)[:200], pdf("")])
def test_what_has_no_text_is_said(data: bytes) -> None:
    with pytest.raises(UnreadableCapture, match="PDF"):
        PdfReader().read(data)


@pytest.mark.parametrize(
    ("quote", "rules"), [(SAID, []), (SAID.replace("nine", "two"), ["QUO001"])]
)
def test_quotes_looks_into_pdfs(tmp_path: Path, quote: str, rules: list[str]) -> None:
    pytest.importorskip("verifykit_quotes")
    (tmp_path / "page.pdf").write_bytes(pdf(SAID, "Ships had to wait outside."))
    case = tmp_path / "case.yaml"
    case.write_text(
        "verifykit: 1\nsources: [{id: s, name: S}]\n"
        "documents: [{id: d, source: s, capture: {path: page.pdf}}]\n"
        "claims: [{id: c, text: C.}]\n"
        "evidence:\n  - {id: e, claim: c, document: d, stance: supports,\n"
        f"     quote: {{exact: {quote}}}}}\n"
    )
    report = assess(load(case), Settings(select=("QUO",)))
    assert not report.errors
    assert [one.rule for one in report.findings] == rules
