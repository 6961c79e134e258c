import { expect, test } from "vitest";

import { plainContexts } from "../../corpus/contexts.ts";
import { loadFormats } from "../../corpus/measuring/load-formats.ts";
import { Random } from "../../corpus/random.ts";
import { createRedactor } from "../../src/create-redactor.ts";
import { REDACTION_MODES } from "../../src/replace/redaction-mode.ts";
import { RedactedTraceState } from "../../src/surfaces/redacted-trace-state.ts";
import { everythingIn } from "./support/everything-in.ts";
import { logRecordOf, resourceOf, spanOf } from "./support/spans.ts";

const families = await loadFormats();
const redactors = REDACTION_MODES.map((mode) => createRedactor({ mode, hmacKey: "k".repeat(32), nowMs: () => 0 }));

const escaped = (plain: string): string =>
  Array.from(plain.split(""), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

/** Texts around the secret can keep a detector from it: what is asked here is whether the surface does. */
const within = (start: string, text: string, secret: string): string =>
  redactors[0]?.text(start + text).includes(secret) === true ? start : start + text;

const valuesOf = (text: string, secret: string): Record<string, unknown> => ({
  text,
  [text]: 1,
  list: ["x", text],
  nested: { deep: [{ [text]: text }] },
  map: new Map([[text, new Set([text])]]),
  error: new Error(text, { cause: new AggregateError([new Error(text)], text) }),
  bytes: Buffer.from(text),
  made: { toJSON: () => ({ made: text }) },
  proxy: new Proxy({ text }, {}),
  json: JSON.stringify({ [text]: JSON.stringify([text, JSON.stringify({ text })]) }),
  lines: `${JSON.stringify({ text })}\n${JSON.stringify([text])}`,
  escaped: `{"a":"${escaped(text)}"}`,
  cutOff: JSON.stringify({ text, more: "more" }).slice(0, -3),
  cutOffWithin: JSON.stringify({ text: JSON.stringify({ text }) }).slice(0, -1),
  marked: `\ufeff${JSON.stringify({ text })}`,
  event: `data: ${JSON.stringify({ text })}\n\n`,
  "url.full": `https://example.com/?q=${encodeURIComponent(within("https://example.com/?q=", text, secret).slice(23))}`,
  "gen_ai.input.messages": [{ role: "user", parts: [{ type: "text", content: text }] }],
});

test.each(families.map(({ name, formats }) => [name, formats] as const))(
  "what is found in a text is found wherever the text stands, in every mode: %s",
  (name, formats) => {
    const random = new Random(name.length);
    for (const [index, { sample, contexts = plainContexts }] of formats.entries()) {
      const redactor = redactors[index % redactors.length] ?? createRedactor();
      const text = random.pick(contexts(sample(random), random)).toWellFormed();
      const [found] = redactor.scan(text).toSorted((left, right) => right.end - right.start - (left.end - left.start));
      if (found === undefined || found.end - found.start < 8) continue;
      const secret = text.slice(found.start, found.end);
      const attributes = valuesOf(text, secret) as never;
      const context = {
        traceId: "1".repeat(32),
        spanId: "2".repeat(16),
        traceFlags: 1,
        traceState: new RedactedTraceState(/[,=\n]/.test(text) ? "" : `${within("a=", text, secret)},b=c`),
      };
      const span = spanOf({
        name: text,
        spanContext: () => context,
        status: { code: 2, message: text },
        attributes,
        events: [{ name: text, time: [1, 2], attributes }],
        links: [{ context, attributes }],
        resource: resourceOf(attributes),
        instrumentationScope: { name: text, version: text, schemaUrl: text },
      });
      const before = everythingIn(span);
      const clean = everythingIn(redactor.span(span));
      const record = redactor.logRecord(logRecordOf({ body: attributes, attributes, eventName: text }));
      for (const spelling of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), escaped(secret)])
        for (const reached of [clean, everythingIn(record)])
          expect(reached.includes(spelling) ? spelling : "").toBe("");
      expect(everythingIn(span)).toBe(before);
    }
  },
);
