#!/usr/bin/env python3
"""fill_xlsx.py IN OUT SHEET CELL=VALUE... -- type values into a workbook, as a person would.

A value that looks like a number becomes a number, one like 2026-11-14 a date, any other a text.
SHEET counts from 1.  The cell keeps its format.  A locked cell is refused: a person could not
write there either.
"""
import datetime
import re
import sys
import zipfile
from xml.sax.saxutils import escape

source, target, sheet, *cells = sys.argv[1:]
with zipfile.ZipFile(source) as z:
    parts = {name: z.read(name) for name in z.namelist()}
path = f'xl/worksheets/sheet{sheet}.xml'
xml = parts[path].decode()
assert '<sheetProtection ' in xml, 'the sheet is not protected'
formats = re.search(r'<cellXfs.*?</cellXfs>', parts['xl/styles.xml'].decode(), re.S).group(0).split('<xf ')[1:]

for cell in cells:
    ref, value = cell.split('=', 1)
    found = re.search(rf'<c r="{ref}"( s="(\d+)")?[^>]*?(/>|>.*?</c>)', xml)
    assert found, f'{ref}: no such cell'
    style = int(found.group(2) or 0)
    assert 'locked="0"' in formats[style], f'{ref} is locked'
    date = re.fullmatch(r'(\d{4})-(\d\d)-(\d\d)', value)
    if date:
        value = str((datetime.date(*map(int, date.groups())) - datetime.date(1899, 12, 30)).days)
    if re.fullmatch(r'-?\d+(\.\d+)?', value):
        new = f'<c r="{ref}" s="{style}"><v>{value}</v></c>'
    else:
        new = f'<c r="{ref}" s="{style}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    xml = xml[:found.start()] + new + xml[found.end():]

parts[path] = xml.encode()
with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as z:
    for name, data in parts.items():
        z.writestr(name, data)
