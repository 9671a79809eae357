// Reads a Mermaid diagram from stdin with mermaid's own parser; fails where that does.
// The first argument is a folder in which `npm install mermaid jsdom` was run.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const folder = process.argv[2];
const require = createRequire(join(folder, 'package.json'));
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('<!doctype html>');
globalThis.window = window;
globalThis.document = window.document;
const entry = join(folder, 'node_modules/mermaid/dist/mermaid.core.mjs');
const { default: mermaid } = await import(pathToFileURL(entry));
await mermaid.parse(readFileSync(0, 'utf8'));
