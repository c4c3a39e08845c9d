"""digests.py -- our digests of the five plans against the real texts (TIENDO_SHARED, or ../shared).

Facts carry over: every printed label in its order, every number, date and document number.  Sentences
do not: no run of more than 12 words is the same outside headings, titles in quotes and names.
"""
import os
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get('TIENDO_SHARED', ROOT.parent / 'shared')) / 'plans'
LONGEST_RUN = 12
LABEL = re.compile(r'^(?:#+ |- |\*\*| )*((?:Phụ lục )?[IVX]+\b\.?|\d+(?:\.\d+)*\.|[a-zđ]\))(?=[\s*]|$)')


def parts(path):
    """Front matter and body, NFC."""
    _, front, body = unicodedata.normalize('NFC', path.read_text(encoding='utf-8')).split('---\n', 2)
    return front, body


def without_forms(body):
    """The rows of a statistical form stand in data/forms, not in the text."""
    return '\n'.join(line for line in body.split('\n') if not line.startswith('|'))


def labels(body):
    found = []
    for line in without_forms(body).split('\n'):
        match = LABEL.match(line)
        if match:
            found.append(match.group(1).rstrip('.'))
    return found


def figures(text):
    """Numbers, dates, percentages and document numbers."""
    text = re.sub(r'/QĐ[- ]\s*TTg', '/QĐ-TTg', text)
    text = re.sub(r'(\d{4})(đến)', r'\1 \2', text)
    text = re.sub(r'COVID -19', 'COVID-19', text)
    return set(re.findall(r'\d+(?:[./]\d+)*(?:[/-][A-ZĐ]+(?:-[A-ZĐ][A-Za-zĐ]+)*)?%?', text))


def words(body):
    body = re.sub(r'^#.*$', ' ¶ ', without_forms(body), flags=re.M)
    body = re.sub(r'“[^”]*”', ' ¶ ', body)
    body = re.sub(r'^\s*[-+*] ', ' ¶ ', body, flags=re.M)
    return re.findall(r'¶|[\w/]+', body.lower())


def shared_runs(ours, theirs):
    size = LONGEST_RUN + 1
    known = {tuple(theirs[i:i + size]) for i in range(len(theirs) - size + 1)}
    return [' '.join(ours[i:i + size]) for i in range(len(ours) - size + 1)
            if tuple(ours[i:i + size]) in known and '¶' not in ours[i:i + size]]


def check(plan):
    problems = []
    real, digest = parts(SHARED / plan.name), parts(plan)
    if labels(real[1]) != labels(digest[1]):
        problems.append(f'labels differ:\n  {labels(real[1])}\n  {labels(digest[1])}')
    missing = figures(without_forms(real[1])) - figures(digest[0] + digest[1])
    if missing:
        problems.append(f'figures lost: {sorted(missing)}')
    for run in shared_runs(words(digest[1]), words(real[1])):
        problems.append(f'the same words as the plan: {run}')
    return [f'{plan.name}: {problem}' for problem in problems]


def main():
    if not SHARED.is_dir():
        print('skipped: the real plan texts are not here')
        return 0
    plans = sorted((ROOT / 'content' / 'plans').glob('*.md'))
    problems = [problem for plan in plans if (SHARED / plan.name).exists() for problem in check(plan)]
    print('\n'.join(problems[:40]))
    print(f'{len(plans)} plans, {len(problems)} problems')
    return 1 if problems or not plans else 0


if __name__ == '__main__':
    sys.exit(main())
