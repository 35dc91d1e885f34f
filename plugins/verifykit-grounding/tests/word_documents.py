"""Writes Word documents as small as they can be (ISO 29500)."""

import zipfile
from io import BytesIO

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_document(*paragraphs, link=None, footnote=None):
    """Return a document: the first paragraph has the link and the mark of the footnote."""
    runs = [f"<w:r><w:t>{text}</w:t></w:r>" for text in paragraphs]
    if link is not None:
        words, _ = link
        runs[0] += f'<w:hyperlink r:id="rId1"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'
    if footnote is not None:
        runs[0] += '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = "".join(f"<w:p>{run}</w:p>" for run in runs)
    address = "" if link is None else link[1]
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{_MAIN}.footnotes+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/hyperlink" Target="{address}" '
        'TargetMode="External"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
        "</Relationships>",
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="2"><w:p><w:r><w:t>'
        f"{footnote or ''}</w:t></w:r></w:p></w:footnote></w:footnotes>",
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return packed.getvalue()
