"""The element names of WordprocessingML, in whichever of its two namespaces a document speaks."""


class Names:
    """Qualified names, spelled as lxml compares them; prefix is the namespace in braces."""

    def __init__(self, prefix: str) -> None:
        self.body = prefix + "body"
        self.p = prefix + "p"
        self.r = prefix + "r"
        self.t = prefix + "t"
        self.tbl = prefix + "tbl"
        self.tr = prefix + "tr"
        self.tc = prefix + "tc"
        self.tab = prefix + "tab"
        self.br = prefix + "br"
        self.cr = prefix + "cr"
        self.hyphen = prefix + "noBreakHyphen"
        self.row_properties = prefix + "trPr"
        self.cell_properties = prefix + "tcPr"
        self.paragraph_properties = prefix + "pPr"
        self.span = prefix + "gridSpan"
        self.vmerge = prefix + "vMerge"
        self.grid_before = prefix + "gridBefore"
        self.text_box = prefix + "txbxContent"
        self.page_before = prefix + "pageBreakBefore"
        self.section = prefix + "sectPr"
        self.val = prefix + "val"
        self.type = prefix + "type"
