import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import type { BenignText } from "./benign-text.ts";

const MAX_SIZE = 200_000;
const MAX_CHUNK = 4096;
const TEXTS = /\.(?:md|txt|[cm]?[jt]sx?|json|ya?ml|html|css|sh|proto|map)$|^(?:LICEN[CS]E|README|CHANGELOG|NOTICE)/i;

function* filesUnder(folder: string, depth: number): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth > 0 && entry.name !== ".git") yield* filesUnder(path, depth - 1);
    else if (entry.isFile() && TEXTS.test(entry.name)) yield path;
  }
}

/**
 * What lies about on this machine, in pieces of 4 KiB: others' prose and code, in which nobody left a secret, though
 * there are addresses of authors in it. It differs from machine to machine.
 */
export const realTexts = (folders: readonly string[], count: number): BenignText[] => {
  const files = folders.flatMap((folder) => [...filesUnder(folder, 8)]);
  const step = Math.max(1, Math.floor(files.length / count));
  const texts: BenignText[] = [];
  for (let index = 0; index < files.length && texts.length < count; index += step) {
    const path = files[index] ?? "";
    if (statSync(path).size > MAX_SIZE) continue;
    const text = readFileSync(path, "utf8");
    for (let at = 0; at < text.length && at < 5 * MAX_CHUNK; at += MAX_CHUNK)
      texts.push({ sort: `file: ${path}`, text: text.slice(at, at + MAX_CHUNK) });
  }
  return texts;
};
