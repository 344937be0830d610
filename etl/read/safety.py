"""Parses XML and HTML of unknown senders: no entities, no network, no huge trees."""

from lxml import etree

from etl.read.messages import refuse

_XML = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def check_part(part: bytes) -> None:
    """Refuses a part of an office package that declares a document type or an entity: Office never does.

    UTF-16 is refused too: the check looks at bytes, and Office writes UTF-8.
    """
    if part.startswith(_UTF16) or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise refuse("xml_entity")


def parse_xml(part: bytes) -> etree._Element:
    """The root of a part. Refused: broken XML, a document type in whatever encoding."""
    check_part(part)
    try:
        root = etree.fromstring(part, _XML)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise refuse("truncated_file") from None
    if root is None:
        raise refuse("truncated_file")
    if root.getroottree().docinfo.internalDTD is not None:
        raise refuse("xml_entity")
    return root


def parse_html(text: str) -> etree._Element:
    """The root of a web page, however untidy."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise refuse("no_table") from None
    if root is None:
        raise refuse("no_table")
    return root
