import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";
import { canaryFor } from "../../src/detector/canary.ts";
import { compileDetector } from "../../src/detector/compile-detector.ts";
import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import { REDACTION_MODES } from "../../src/replace/redaction-mode.ts";

const PASSWORD = ["ro", "se ", "gar", "den"].join("");

const unicode = (text: string): string =>
  Array.from(text.split(""), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

const html = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");

/** What a text looks like within another, and what may be around it there. */
interface Encoding {
  readonly within: (text: string) => string;
  readonly around: (text: string) => string;
}

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  json: { within: (text) => JSON.stringify(text).slice(1, -1), around: (text) => `{"note":"${text}","n":1}` },
  escaped: { within: unicode, around: (text) => `["${text}"]` },
  url: { within: encodeURIComponent, around: (text) => `https://x.test/?q=${text}&n=1` },
  html: { within: html, around: (text) => `<p title="${text}">n</p>` },
};

const encodings = fc.array(fc.constantFrom(...Object.keys(ENCODINGS)), { minLength: 1, maxLength: 3 });

const encode = (text: string, names: readonly string[]): { text: string; secret: (plain: string) => string } => {
  const used = names.map((name) => ENCODINGS[name] as Encoding);
  return {
    text: used.reduce((inner, { within, around }) => around(within(inner)), text),
    secret: (plain) => used.reduce((inner, { within }) => within(inner), plain),
  };
};

const redactors = REDACTION_MODES.map((mode) => createRedactor({ mode, hmacKey: "k".repeat(32), nowMs: () => 0 }));
const redactor = fc.constantFrom(...redactors);

/** Those whose examples have no quotes or blanks: what is around a secret can be the reason that it is one. */
const canaries = builtInDetectors()
  .map((detector, order) => canaryFor(compileDetector(detector, order)))
  .filter((canary) => canary !== undefined && canary.text === canary.secret && /^[\w-]{16,}$/.test(canary.secret))
  .map((canary) => canary?.secret ?? "");

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("whatever a text is encoded in, and what that is encoded in", () => {
  test("a secret in it does not come out", () => {
    expect(canaries.length).toBeGreaterThan(50);
    fc.assert(
      fc.property(fc.constantFrom(...canaries), encodings, redactor, (canary, names, { text: clean }) => {
        const { text, secret } = encode(canary, names);
        expect(clean(text)).not.toContain(secret(canary));
      }),
    );
  });

  test("what is cleaned stays as it is, and JSON stays JSON, also where it is cut off", () => {
    const dirty = fc.constantFrom(
      JSON.stringify({ password: PASSWORD, list: [{ name: "api_key", value: PASSWORD }], to: "ann@example.com" }),
      `https://x.test/?password=${encodeURIComponent(PASSWORD)}&a=b`,
      `{'user': 'ann', 'password': '${PASSWORD}'}`,
      `<user name="ann" password="${PASSWORD}"/>`,
      `INSERT INTO users (name, password) VALUES ('ann', '${PASSWORD}')`,
    );
    fc.assert(
      fc.property(dirty, encodings, fc.nat(8), redactor, (plain, names, cut, { text: clean }) => {
        const { text } = encode(plain, names);
        const seen = text.slice(0, text.length - cut);
        const once = clean(seen);
        expect(clean(once)).toBe(once);
        if (isJson(seen)) expect(isJson(once)).toBe(true);
      }),
    );
  });

  test("nor does the value of a key that says it is one", () => {
    const dirty = JSON.stringify({ user: "ann", password: PASSWORD });
    const levels = fc.array(fc.constantFrom("json", "escaped", "url"), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(levels, redactor, (names, { text: clean }) => {
        const { text, secret } = encode(dirty, names);
        expect(clean(text)).not.toContain(secret(PASSWORD));
      }),
    );
  });
});
