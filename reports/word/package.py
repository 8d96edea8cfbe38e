"""The parts of a Word package, their types and relations; a package is saved the same way each time."""

import datetime as dt
import posixpath
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats"
WORD = f"{TYPES}-officedocument.wordprocessingml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" '
    f'xmlns:c="{DRAWING}/chart" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
MAKER = "治理指标看板"
DOCUMENT = "word/document.xml"
FIRST_DAY = dt.datetime(1980, 1, 1)  # an archive knows no earlier one


@dataclass(frozen=True)
class Properties:
    """What the file says of itself; its time is that of the data, if they have one."""

    title: str
    subject: str
    maker: str
    language: str
    made_at: dt.datetime | None = None


@dataclass
class Package:
    """Parts by name; types and relations are kept beside them."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, name: str, content_type: str, content: str | bytes) -> str:
        """A part; its name is given back."""
        self.parts[name] = content.encode() if isinstance(content, str) else content
        self.types[name] = content_type
        return name

    def relate(self, source: str, kind: str, target: str) -> str:
        """A relation from a part ("" is the package) to another; its id is given back."""
        found = self.relations.setdefault(source, [])
        found.append((kind if ":" in kind else f"{OFFICE}/{kind}", target))
        return f"rId{len(found)}"

    def word(self, name: str, kind: str, root: str, content: str) -> str:
        """A part that the document relates to, given its root element; the id of the relation."""
        xml = f"{HEAD}<w:{root} {NAMESPACES}>{content}</w:{root}>"
        part = self.add(f"word/{name}.xml", f"{WORD}.{kind}+xml", xml)
        return self.relate(DOCUMENT, kind, part)

    def saved(self, properties: Properties) -> bytes:
        """The content of the file."""
        self.add("docProps/core.xml", f"{TYPES}-package.core-properties+xml", _core(properties))
        self.relate("", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
        made_at = (properties.made_at or FIRST_DAY).replace(tzinfo=None)
        stream, day = BytesIO(), max(made_at, FIRST_DAY).timetuple()[:6]
        with ZipFile(stream, "w") as file:
            for name, content in {
                "[Content_Types].xml": self._types(),
                **self._links(),
                **self.parts,
            }.items():
                entry = ZipInfo(name, day)
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
                file.writestr(entry, content)
        return stream.getvalue()

    def _types(self) -> str:
        named = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in self.types.items()
        )
        rels = f'<Default Extension="rels" ContentType="{TYPES}-package.relationships+xml"/>'
        return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{rels}{named}</Types>'

    def _links(self) -> dict[str, str]:
        """The relations of each part that has any."""
        links = {}
        for source, found in self.relations.items():
            folder, stem = posixpath.split(source)
            rows = "".join(
                f'<Relationship Id="rId{number}" Type="{kind}" '
                f'Target="{posixpath.relpath(target, folder or ".")}"/>'
                for number, (kind, target) in enumerate(found, 1)
            )
            name = posixpath.join(folder, "_rels", f"{stem}.rels")
            links[name] = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'
        return links


def _core(said: Properties) -> str:
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{said.made_at:%Y-%m-%dT%H:%M:%SZ}</dcterms:{name}>'
        for name in (("created", "modified") if said.made_at else ())
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(said.title)}</dc:title><dc:subject>{escape(said.subject)}</dc:subject>"
        f"<dc:creator>{escape(said.maker)}</dc:creator><cp:lastModifiedBy>{escape(said.maker)}</cp:lastModifiedBy>"
        f"{times}<dc:language>{said.language}</dc:language></cp:coreProperties>"
    )
