#!/usr/bin/env python3
"""pdfa.py FILE... -- structural checks of what the documents claim: PDF/A-2a (ISO 19005-2), that is with tagged structure.

Reads `qpdf --json`; veraPDF knows more rules, these are the ones that can break here.
"""
import json
import re
import subprocess
import sys

STANDARD = set("Document Part Sect Div BlockQuote Caption TOC TOCI P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD "
               "THead TBody TFoot Span Quote Note Reference Code Link Annot Figure Formula Form".split())


class Document:
    def __init__(self, path):
        self.path = path
        with open(path, "rb") as f:
            self.bytes = f.read()
        run = subprocess.run(["qpdf", "--json=1", path], capture_output=True, text=True)
        if run.returncode != 0:
            run = subprocess.run(["qpdf", "--json", path], capture_output=True, text=True, check=True)
        data = json.loads(run.stdout)
        self.objects = data["objects"]
        self.pages = [p["object"] for p in data["pages"]]
        self.trailer = self.objects["trailer"]
        self.problems = []

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.objects[value]
        return value

    def stream(self, reference):
        run = subprocess.run(["qpdf", "--show-object=" + reference.split()[0], "--filtered-stream-data", self.path],
                             capture_output=True, check=True)
        return run.stdout

    def want(self, truth, message):
        if not truth:
            self.problems.append(message)


def check_file(d):
    d.want(re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", d.bytes), "header without binary comment")
    d.want(b"/Encrypt" not in d.bytes and "/Encrypt" not in d.trailer, "encrypted")
    ids = d.trailer.get("/ID")
    d.want(isinstance(ids, list) and len(ids) == 2, "no /ID")
    for name, o in d.objects.items():
        if isinstance(o, dict):
            d.want(o.get("/S") not in ("/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData")
                   or "/P" in o, f"{name}: forbidden action")
            d.want("/AA" not in o, f"{name}: additional actions")
            d.want("/LZWDecode" not in json.dumps(o.get("/Filter", "")), f"{name}: LZW")


def check_metadata(d, catalog):
    reference = catalog.get("/Metadata")
    d.want(reference is not None, "no XMP metadata")
    if reference is None:
        return
    xmp = d.stream(reference).decode("utf-8")
    d.want("<pdfaid:part>2</pdfaid:part>" in xmp and "<pdfaid:conformance>A<" in xmp, "XMP claims no PDF/A-2a")
    d.want("/Filter" not in (d.get(reference) if isinstance(d.get(reference), dict) else {}), "XMP is packed")
    check_info(d, xmp)
    import xml.dom.minidom
    xml.dom.minidom.parseString(re.sub(r"<\?xpacket.*?\?>", "", xmp))


def check_info(d, xmp):
    """The same values in both places (ISO 19005-2, 6.6.4)."""
    info = d.get(d.trailer.get("/Info", {})) or {}
    for key, element in (("/Title", "dc:title"), ("/Author", "dc:creator"), ("/Subject", "dc:description"),
                         ("/Keywords", "pdf:Keywords"), ("/Producer", "pdf:Producer"), ("/Creator", "xmp:CreatorTool")):
        value = info.get(key, "").removeprefix("u:")
        escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        found = re.search(f"<{element}>(.*?)</{element}>", xmp, re.S)
        d.want(bool(found) == bool(value) and (not value or re.sub("<[^>]*>", "", found.group(1)) == escaped),
               f"{key} is not {element} of the XMP")
    created = info.get("/CreationDate", "")
    found = re.search("<xmp:CreateDate>(....)-(..)-(..)T", xmp)
    d.want(bool(created) == bool(found) and (not created or created.removeprefix("u:").startswith("D:" + "".join(found.groups()))),
           "/CreationDate is not xmp:CreateDate")


def check_colour(d, catalog):
    intents = d.get(catalog.get("/OutputIntents")) or []
    d.want(len(intents) == 1, "no output intent")
    for i in intents:
        intent = d.get(i)
        d.want(intent.get("/S") == "/GTS_PDFA1", "output intent of another kind")
        profile = d.stream(intent["/DestOutputProfile"])
        d.want(len(profile) == int.from_bytes(profile[:4], "big"), "profile's size is wrong")
        d.want(profile[12:20] == b"mntrRGB " and profile[36:40] == b"acsp", "profile is no RGB display profile")
        d.want(d.get(intent["/DestOutputProfile"]).get("/N") == 3 if isinstance(d.get(intent["/DestOutputProfile"]), dict)
               else True, "profile's /N is not 3")


def check_fonts(d):
    for name, o in d.objects.items():
        if not isinstance(o, dict) or o.get("/Type") != "/Font":
            continue
        if o.get("/Subtype") == "/Type0":
            d.want("/ToUnicode" in o, f"{name}: no ToUnicode")
            d.want(o.get("/Encoding") == "/Identity-H", f"{name}: other encoding")
            if "/ToUnicode" in o:
                cmap = d.stream(o["/ToUnicode"]).decode("latin-1")
                d.want("beginbfchar" in cmap and "cidrange" not in cmap, f"{name}: bad ToUnicode")
                d.want("<0000> <" not in cmap.replace("<0000> <FFFF>", ""), f"{name}: .notdef is mapped")
        elif o.get("/Subtype") == "/CIDFontType2":
            d.want(o.get("/CIDToGIDMap") == "/Identity", f"{name}: no CIDToGIDMap")
            descriptor = d.get(o["/FontDescriptor"])
            for key in ("/FontFile2", "/FontBBox", "/Ascent", "/Descent", "/CapHeight", "/StemV", "/Flags"):
                d.want(key in descriptor, f"{name}: descriptor without {key}")
            d.want(re.fullmatch(r"/[A-Z]{6}\+.+", o.get("/BaseFont", "")), f"{name}: no subset mark")
            check_widths(d, name, o, descriptor)
        else:
            d.want(False, f"{name}: a font that is not embedded as composite")


def check_widths(d, name, font, descriptor):
    """Widths of the dictionary are those of the font file, to one unit (ISO 19005-2, 6.2.11.5)."""
    file = d.stream(descriptor["/FontFile2"])
    tables = {}
    for i in range(int.from_bytes(file[4:6], "big")):
        entry = file[12 + 16 * i:28 + 16 * i]
        tables[entry[:4]] = int.from_bytes(entry[8:12], "big")
    em = int.from_bytes(file[tables[b"head"] + 18:tables[b"head"] + 20], "big")
    metrics = int.from_bytes(file[tables[b"hhea"] + 34:tables[b"hhea"] + 36], "big")
    widths = d.get(font["/W"])
    i = 0
    while i < len(widths):
        for k, w in enumerate(widths[i + 1]):
            at = tables[b"hmtx"] + 4 * min(widths[i] + k, metrics - 1)
            real = int.from_bytes(file[at:at + 2], "big") * 1000 / em
            d.want(abs(real - w) <= 1, f"{name}: width of glyph {widths[i] + k} is {w}, in the file {real:.1f}")
        i += 2


def check_annotations(d):
    for name, o in d.objects.items():
        if isinstance(o, dict) and o.get("/Subtype") == "/Link" and "/Rect" in o:
            d.want(o.get("/F", 0) & 4 and not o.get("/F", 0) & 0b100011, f"{name}: link would not be printed")
            d.want("/StructParent" in o, f"{name}: link outside the structure")
            d.want(o.get("/Contents"), f"{name}: link without a description")
            check_destination(d, name, o.get("/Dest"))
            action = d.get(o.get("/A"))
            d.want("/Dest" in o or (action or {}).get("/S") == "/URI", f"{name}: link leads nowhere")


def check_destination(d, name, destination):
    destination = d.get(destination)
    if destination is not None:
        d.want(isinstance(destination, list) and destination[0] in d.pages and destination[1] == "/XYZ",
               f"{name}: leads to no page")


def check_navigation(d, catalog):
    """Outline entries lead to pages; every page has a label; tabs follow the structure."""
    outlines = d.get(catalog.get("/Outlines"))
    stack = [outlines.get("/First")] if outlines else []
    while stack:
        reference = stack.pop()
        entry = d.get(reference)
        d.want(entry.get("/Title", "").strip(), f"{reference}: outline entry without a title")
        d.want("/Dest" in entry, f"{reference}: outline entry leads nowhere")
        check_destination(d, reference, entry.get("/Dest"))
        stack += [entry[k] for k in ("/First", "/Next") if k in entry]
    labels = d.get(catalog.get("/PageLabels"))
    nums = d.get(labels["/Nums"]) if labels else []
    d.want(nums and nums[0] == 0 and nums[0::2] == sorted(set(nums[0::2])) and nums[-2] < len(d.pages), "page labels")
    for reference in d.pages:
        d.want(d.get(reference).get("/Tabs") == "/S", f"{reference}: tab order")
        d.want("/Group" not in d.get(reference), f"{reference}: transparency")


def check_structure(d, catalog):
    root = d.get(catalog.get("/StructTreeRoot"))
    d.want(root is not None, "no structure tree")
    d.want((d.get(catalog.get("/MarkInfo")) or {}).get("/Marked") is True, "not marked as tagged")
    d.want(re.fullmatch(r"(u:)?[a-z]{2}(-[A-Z]{2})?", catalog.get("/Lang", "")), "no /Lang")
    d.want(d.get(catalog.get("/ViewerPreferences", {})).get("/DisplayDocTitle") is True, "title is not displayed")
    if root is None:
        return
    nums = d.get(d.get(root["/ParentTree"])["/Nums"])
    parents = {nums[i]: nums[i + 1] for i in range(0, len(nums), 2)}
    owned = {}

    def walk(reference, parent):
        element = d.get(reference)
        d.want(element.get("/P") == parent, f"{reference}: /P is not its parent")
        kind = element.get("/S", "/")[1:]
        d.want(kind in STANDARD, f"{reference}: {kind} is no standard type")
        if kind == "Figure":
            d.want(element.get("/Alt"), f"{reference}: figure without alternative text")
        if kind == "TH":
            attributes = d.get(element.get("/A", {}))
            d.want(attributes.get("/O") == "/Table" and attributes.get("/Scope") in ("/Column", "/Row", "/Both"),
                   f"{reference}: head cell without scope")
        if kind == "Table":
            check_table(d, reference, element)
        kids = d.get(element.get("/K", []))
        inner = []
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(kid, int):
                owned[(element["/Pg"], kid)] = reference
            elif isinstance(kid, dict) and kid.get("/Type") == "/MCR":
                owned[(kid["/Pg"], kid["/MCID"])] = reference
            elif isinstance(kid, dict) and kid.get("/Type") == "/OBJR":
                d.want(parents.get(d.get(kid["/Obj"]).get("/StructParent")) == reference, f"{reference}: link's parent")
            else:
                inner.append(d.get(kid).get("/S"))
                walk(kid, reference)
        allowed = {"L": {"/LI", "/L"}, "LI": {"/Lbl", "/LBody"}, "Table": {"/TR"}, "TR": {"/TH", "/TD"},
                   "TOC": {"/TOCI", "/TOC"}, "TOCI": {"/Reference", "/P", "/Lbl"}}.get(kind)
        if allowed:
            d.want(set(inner) <= allowed, f"{reference}: {kind} holds {sorted(set(inner) - allowed)}")

    top = d.get(root["/K"])
    root_reference = catalog["/StructTreeRoot"]
    walk(root["/K"] if isinstance(root["/K"], str) else top, root_reference)
    for page in d.pages:
        check_page(d, page, parents, owned)


def check_table(d, reference, table):
    """Cells with what they span fill a rectangle: no row has more or fewer columns."""
    rows = d.get(table.get("/K", []))
    covered, widths = {}, set()
    for y, row in enumerate(rows if isinstance(rows, list) else [rows]):
        x = 0
        cells = d.get(d.get(row).get("/K", []))
        for cell in cells if isinstance(cells, list) else [cells]:
            while covered.pop((x, y), False):
                x += 1
            attributes = d.get(d.get(cell).get("/A", {}))
            columns, down = attributes.get("/ColSpan", 1), attributes.get("/RowSpan", 1)
            for dy in range(1, down):
                for dx in range(columns):
                    covered[(x + dx, y + dy)] = True
            x += columns
        while covered.pop((x, y), False):
            x += 1
        widths.add(x)
    d.want(len(widths) <= 1 and not covered, f"{reference}: rows of {sorted(widths)} columns")


def check_page(d, reference, parents, owned):
    page = d.get(reference)
    mine = d.get(parents.get(page.get("/StructParents"))) or []
    contents = page["/Contents"]
    data = b"".join(d.stream(c) for c in (contents if isinstance(contents, list) else [contents]))
    operators = re.sub(rb"\((?:\\.|[^\\()])*\)", b"()", data, flags=re.S).decode("latin-1")
    depth, seen = 0, []
    for token in re.finditer(r"/MCID (\d+)>>BDC|\bB[DM]C\b|\bEMC\b|\bT[Jj]\b|(?<![\w.])[SfB](?![\w])", operators):
        word = token.group(0)
        if word.endswith("BDC") or word.endswith("BMC"):
            depth += 1
            if token.group(1):
                seen.append(int(token.group(1)))
        elif word == "EMC":
            depth -= 1
        else:
            d.want(depth > 0, f"{reference}: {word} outside marked content")
    d.want(depth == 0, f"{reference}: marked content is not closed")
    d.want(seen == list(range(len(mine))), f"{reference}: marked contents and parent tree differ")
    for number, parent in enumerate(mine):
        d.want(owned.get((reference, number)) == parent, f"{reference}: content {number} belongs to no element")


def main():
    bad = 0
    for path in sys.argv[1:]:
        d = Document(path)
        catalog = d.get(d.trailer["/Root"])
        check_file(d)
        check_metadata(d, catalog)
        check_colour(d, catalog)
        check_fonts(d)
        check_annotations(d)
        check_navigation(d, catalog)
        check_structure(d, catalog)
        for problem in d.problems[:10]:
            print(f"{path}: {problem}")
        bad += bool(d.problems)
    print(f"{len(sys.argv) - 1} documents, {bad} with problems")
    return 1 if bad or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
