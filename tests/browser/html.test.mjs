// html-validate finds nothing on any kind of page, by its recommended rules; but titles of documents are as long as
// their issuers made them, and anchors keep the dots of the clauses that they name ("muc-i-2-2.1").
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { pages, site } from './site.mjs';

test('the HTML is clean', async () => {
  const judge = new HtmlValidate(new FileSystemConfigLoader({ root: true, extends: ['html-validate:recommended'],
    rules: { 'long-title': 'off', 'valid-id': ['error', { relaxed: true }] } }));
  const problems = [];
  for (const page of pages()) {
    const { results } = await judge.validateString(readFileSync(join(site, page), 'utf8'), join(site, page));
    for (const result of results)
      for (const m of result.messages) problems.push(`${page}:${m.line}:${m.column}: ${m.ruleId}: ${m.message}`);
  }
  assert.deepEqual(problems, []);
});
