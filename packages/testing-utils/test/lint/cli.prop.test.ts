import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { lintInput } from "../../src/cli/lint-input.ts";
import { LintSummary } from "../../src/cli/lint-summary.ts";
import { printGithub } from "../../src/cli/print-github.ts";
import { printJson } from "../../src/cli/print-json.ts";
import { printText } from "../../src/cli/print-text.ts";
import { bytesOf, logsRequest, requestOf } from "./support/otlp-json.ts";
import { chat, having, tool } from "./support/sound-spans.ts";

const parameters = { numRuns: Number(process.env["FC_NUM_RUNS"] ?? 200) };

const SOUND = JSON.stringify(requestOf(chat, tool));
const FAULTY = JSON.stringify(requestOf(having(chat, { "gen_ai.system": "x", "gen_ai.x": '\u2028 } ] \\" {' })));
const PRETTY = JSON.stringify(requestOf(tool), null, 2);
const LOGS = JSON.stringify(logsRequest);

const summaryOf = async (text: string | Buffer, size?: number, maxDocumentBytes?: number): Promise<LintSummary> => {
  const summary = new LintSummary();
  const limit = maxDocumentBytes === undefined ? {} : { maxDocumentBytes };
  await lintInput({ file: "f", chunks: bytesOf(text, size), options: {}, summary, ...limit });
  return summary;
};

const sound = fc.constantFrom(SOUND, FAULTY, PRETTY, LOGS);
/** As a file has where its writer was killed, or where something else wrote into it. */
const broken = fc.oneof(
  fc.tuple(fc.constantFrom(SOUND, FAULTY, PRETTY), fc.nat()).map(([text, cut]) => text.slice(0, cut % text.length)),
  fc.string().map((text) => text.replaceAll(/[[\]{}"\n]/gu, "")),
  fc.constant(""),
);

describe("recorded requests", () => {
  it("are all read, whatever stands between them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(sound, broken), { maxLength: 8 }),
        fc.integer({ min: 1, max: 5000 }),
        async (lines, size) => {
          const count = (text: string): number => lines.filter((line) => line === text).length;
          const { spans, passedOver, errors } = await summaryOf(lines.join("\n"), size);

          expect(spans).toBe(2 * count(SOUND) + count(FAULTY) + count(PRETTY));
          expect(passedOver.get("logs") ?? 0).toBe(count(LOGS));
          expect(errors).toBe(count(FAULTY));
        },
      ),
      parameters,
    );
  });

  it("are the same however the file is cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(sound, broken, fc.json()), { maxLength: 5 }),
        fc.integer({ min: 1, max: 99 }),
        async (lines, size) => {
          const text = lines.join("\n");

          expect(printJson(await summaryOf(text, size))).toBe(printJson(await summaryOf(text)));
        },
      ),
      parameters,
    );
  });

  it("may be anything at all: what cannot be read is said", async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200, size: "max" }).map((bytes) => Buffer.from(bytes)),
      fc.json().map((json) => Buffer.from(json)),
      fc
        .array(fc.constantFrom(...'{ } [ ] " , : \\ \n'.split(" "), " ", '"resourceSpans"', "1", "null"), {
          maxLength: 30,
          size: "max",
        })
        .map((parts) => Buffer.from(parts.join(""))),
      fc
        .tuple(fc.constantFrom("resourceSpans", "scopeSpans", "spans"), fc.json())
        .map(([field, json]) => Buffer.from(`{"resourceSpans":[{"${field}":${json}}]}`)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 4 }), fc.integer({ min: 1, max: 50 }), async (parts, size) => {
        const summary = await summaryOf(Buffer.concat(parts), size);

        expect(printText(summary, true).endsWith("\n")).toBe(true);
        expect(printGithub(summary)).toContain(" in ");
        expect(JSON.parse(printJson(summary))).toMatchObject({ spans: summary.spans });
      }),
      parameters,
    );
  });
});

describe("a document that is too long", () => {
  it("is passed over and said, and costs no other", async () => {
    const limit = SOUND.length;
    const longer = JSON.stringify(requestOf(having(chat, { "app.text": "x".repeat(limit) })));
    const pretty = JSON.stringify(requestOf(chat, tool), null, 2);
    const { spans, unreadable } = await summaryOf([longer, SOUND, pretty, SOUND, longer].join("\n"), 100, limit);

    expect(spans).toBe(4);
    expect(unreadable.map(({ line }) => line)).toEqual([1, 3, 4 + pretty.split("\n").length]);
  });

  it("is not even held", async () => {
    const chunk = Buffer.alloc(1024 * 1024, "x");
    const endless: AsyncIterable<Uint8Array> = {
      async *[Symbol.asyncIterator]() {
        for (let count = 0; count < 3000; count += 1) yield chunk; // of one line, more than a Buffer or a string could be
        yield Buffer.from(`\n${SOUND}`);
      },
    };
    const summary = new LintSummary();
    await lintInput({ file: "f", chunks: endless, options: {}, summary, maxDocumentBytes: 1_000_000 });

    expect([summary.spans, summary.unreadableCount]).toEqual([2, 1]);
  });
});
