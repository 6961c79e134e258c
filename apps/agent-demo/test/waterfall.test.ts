import { describe, expect, it } from "vitest";

import { bar } from "../src/bar.ts";
import { formatDuration } from "../src/format-duration.ts";
import { plain } from "../src/paint.ts";
import type { TracedSpan } from "../src/traced-span.ts";
import { waterfall } from "../src/waterfall.ts";

const MS = 1_000_000n;

const span = (
  id: number,
  parent: number | null,
  more: Partial<TracedSpan> & { at: [from: number, to: number] },
): TracedSpan => {
  const { at, ...rest } = more;
  const spanId = (value: number): string => String(value).padStart(16, "0");
  return {
    traceId: "1".repeat(32),
    spanId: spanId(id),
    parentSpanId: parent === null ? null : spanId(parent),
    name: "chat gpt-4o",
    startNs: 5_000n * MS + BigInt(at[0]) * MS,
    endNs: 5_000n * MS + BigInt(at[1]) * MS,
    failed: false,
    statusMessage: "",
    attributes: {},
    ...rest,
  };
};

const trace: readonly TracedSpan[] = [
  span(4, 1, { at: [800, 900], failed: true, statusMessage: "400 invalid_prompt" }),
  span(3, 2, { name: "execute_tool find_order", at: [500, 600] }),
  span(1, null, { name: "invoke_agent support", at: [0, 1000] }),
  span(2, 1, {
    at: [0, 500],
    attributes: {
      "gen_ai.response.time_to_first_chunk": 0.25,
      "gen_ai.usage.input_tokens": 120,
      "gen_ai.usage.output_tokens": 18,
    },
  }),
  span(5, 1, { at: [900, 1000], attributes: { "gen_ai.response.finish_reasons": ["error"] } }),
];

describe("waterfall", () => {
  it("shows each span in its place, at 80 columns", () => {
    expect(waterfall(trace, { width: 80, paint: plain })).toEqual([
      "span                       0        1.00 s    took   first   in→out  status",
      "invoke_agent support       ███████████████  1.00 s                   ✓ ok",
      "├─ chat gpt-4o             ░░░████▌         500 ms  250 ms   120→18  ✓ ok",
      "│  └─ execute_tool find_o…        ▐█        100 ms                   ✓ ok",
      "├─ chat gpt-4o                         █▌   100 ms                   ✗ 400 inv…",
      "└─ chat gpt-4o                          ▐█  100 ms                   ◌ left",
    ]);
  });

  it.each([80, 99, 100, 132])("never gets wider than %i columns, and its columns stay in line", (width) => {
    const long = span(9, 5, { name: "x".repeat(200), at: [0, 1000], failed: true, statusMessage: "y".repeat(200) });
    const lines = waterfall([...trace, long], { width, paint: plain });

    expect(lines).toHaveLength(7);
    for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(width);
    const afterBar = `${lines[0]}`.indexOf("took") + "took".length;
    const upToDuration = lines.map((line) => Array.from(line).slice(0, afterBar).join(""));
    for (const text of upToDuration) expect(text).toMatch(/( took| \d+ ms| \d\.\d\d s)$/);
  });

  it("gives colours to bars and statuses alone", () => {
    const painted = waterfall(trace, { width: 80, paint: (style, text) => `<${style}>${text}</>` });

    expect(painted[3]).toContain("<yellow>▐█</>");
    expect(painted[4]).toContain("<red>█▌</>");
    expect(painted[4]).toContain("<red>✗ 400 inv…</>");
    expect(painted.map((line) => line.replaceAll(/<\w+>|<\/>/g, ""))).toEqual(
      waterfall(trace, { width: 80, paint: plain }),
    );
  });

  it("keeps a span whose parent never arrived, at the root", () => {
    const lines = waterfall(trace.slice(0, 1), { width: 80, paint: plain });
    expect(lines[1]).toMatch(/^chat gpt-4o +█+ +100 ms/);
  });

  it("has no rows for no spans", () => {
    expect(waterfall([], { width: 80, paint: plain })).toHaveLength(1);
  });
});

describe("bar", () => {
  const text = (options: Parameters<typeof bar>[0]): string =>
    bar(options)
      .map((part) => part.text)
      .join("");

  it("is as long as asked and never invisible, wherever it lies", () => {
    for (let from = 0; from <= 100; from++) {
      for (let to = from; to <= 100; to++) {
        for (const firstChunk of [undefined, (from + to) / 200]) {
          const drawn = text({
            start: from / 100,
            end: to / 100,
            width: 12,
            ...(firstChunk !== undefined && { firstChunk }),
          });
          expect(Array.from(drawn)).toHaveLength(12);
          expect(drawn.trim()).not.toBe("");
        }
      }
    }
  });

  it.each([
    [0, 1, "██████████"],
    [0, 0.5, "█████     "],
    [0.5, 1, "     █████"],
    [0.25, 0.5, "  ▐██     "],
    [0, 0.0125, "▏         "],
    [0.05, 0.06, "▕         "],
    [1, 1, "         ▕"],
    [-1, 2, "██████████"],
  ])("from %d to %d is %s", (start, end, drawn) => {
    expect(text({ start, end, width: 10 })).toBe(drawn);
  });

  it("shows until when an answer was waited for", () => {
    expect(bar({ start: 0, end: 0.8, firstChunk: 0.4, width: 10 })).toEqual([
      { kind: "waiting", text: "░░░░" },
      { kind: "work", text: "████" },
      { kind: "gap", text: "  " },
    ]);
  });
});

describe("formatDuration", () => {
  it.each([
    [0, "0.0 ms"],
    [0.44, "0.4 ms"],
    [9.96, "10 ms"],
    [999.4, "999 ms"],
    [999.6, "1.00 s"],
    [99_994, "99.99 s"],
    [99_996, "100 s"],
  ])("%d ms are %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
    expect(text.length).toBeLessThanOrEqual(7);
  });
});
