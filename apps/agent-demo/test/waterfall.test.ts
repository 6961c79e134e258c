import { describe, expect, it } from "vitest";

import { bar } from "../src/bar.ts";
import { formatCost } from "../src/format-cost.ts";
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
    events: [],
    links: [],
    scope: "test",
    ...rest,
  };
};

const trace: readonly TracedSpan[] = [
  span(4, 1, { at: [800, 900], failed: true, statusMessage: "400 invalid_prompt" }),
  span(3, 2, { name: "execute_tool find_order_by_its_number", at: [500, 600] }),
  span(1, null, { name: "invoke_agent support", at: [0, 1000] }),
  span(2, 1, {
    at: [0, 500],
    attributes: {
      "gen_ai.response.time_to_first_chunk": 0.25,
      "gen_ai.usage.input_tokens": 120,
      "gen_ai.usage.output_tokens": 18,
      "sideband.usage.cost.amount": 0.00048,
      "sideband.usage.cost.currency": "USD",
    },
  }),
  span(5, 1, { at: [900, 1000], attributes: { "sideband.outcome": "cancelled" } }),
];

/** Two agents, one handed over to by the other. */
const crew: readonly TracedSpan[] = [
  span(1, null, {
    name: "invoke_workflow help_desk",
    at: [0, 1000],
    events: [
      {
        name: "gen_ai.evaluation.result",
        timeUnixNano: 0n,
        attributes: { "gen_ai.evaluation.score.label": "resolved" },
      },
    ],
  }),
  span(2, 1, { name: "invoke_agent support", at: [0, 500] }),
  span(3, 2, {
    name: "embeddings small",
    at: [0, 100],
    attributes: {
      "gen_ai.usage.input_tokens": 9,
      "sideband.usage.cost.amount": 0.00002,
      "sideband.usage.cost.currency": "USD",
    },
  }),
  span(4, 1, {
    name: "invoke_agent billing",
    at: [500, 1000],
    links: [
      { traceId: "1".repeat(32), spanId: "2".padStart(16, "0"), attributes: { "sideband.link.type": "handoff" } },
    ],
  }),
  span(5, 4, {
    name: "chat claude",
    at: [500, 1000],
    attributes: { "sideband.usage.cost.amount": 1.25, "sideband.usage.cost.currency": "USD" },
  }),
];

describe("waterfall", () => {
  it("shows each span in its place, at 80 columns", () => {
    expect(waterfall(trace, { width: 80, paint: plain })).toEqual([
      "span                        0     1.00 s    took   first   in→out     USD status",
      "invoke_agent support        ████████████  1.00 s                          ✓ ok",
      "├ chat gpt-4o               ░░░███        500 ms  250 ms   120→18  0.0005 ✓ ok",
      "│ └ execute_tool find_orde…       █▎      100 ms                          ✓ ok",
      "├ chat gpt-4o                        ▐▊   100 ms                          ✗ 400…",
      "└ chat gpt-4o                         ▕█  100 ms                          ◌ left",
      "in all                                                             0.0005",
    ]);
  });

  it("shows who handed over, and what all of it came to", () => {
    expect(waterfall(crew, { width: 80, paint: plain })).toEqual([
      "span                        0     1.00 s    took   first   in→out     USD status",
      "invoke_workflow help_desk   ████████████  1.00 s                          ✓ ok",
      "├ invoke_agent support      ██████        500 ms                          ✓ ok",
      "│ └ embeddings small        █▎            100 ms                9 <0.0001 ✓ ok",
      "└ invoke_agent billing            ██████  500 ms                          ✓ ok",
      "  │ ⇠ handed over by invoke_agent support",
      "  └ chat claude                   ██████  500 ms                   1.2500 ✓ ok",
      "in all, evaluated as resolved                                      1.2500",
    ]);
  });

  it("shows who handed over by the id where that span never came", () => {
    expect(waterfall(crew.slice(3), { width: 80, paint: plain })[2]).toBe("│ ⇠ handed over by 0000000000000002");
  });

  it.each([80, 99, 100, 132])("never gets wider than %i columns, and its columns stay in line", (width) => {
    const long = span(9, 5, {
      name: "x".repeat(200),
      at: [0, 1000],
      failed: true,
      statusMessage: "y".repeat(200),
      links: [{ traceId: "2", spanId: "z".repeat(200), attributes: { "sideband.link.type": "handoff" } }],
      events: [
        {
          name: "gen_ai.evaluation.result",
          timeUnixNano: 0n,
          attributes: { "gen_ai.evaluation.score.label": "e".repeat(200) },
        },
      ],
    });
    const all = waterfall([...trace, long], { width, paint: plain });

    expect(all).toHaveLength(9);
    for (const line of all) expect(Array.from(line).length).toBeLessThanOrEqual(width);
    const lines = all.slice(0, -1).filter((line) => !line.includes("⇠"));
    const afterBar = `${lines[0]}`.indexOf("took") + "took".length;
    const upToDuration = lines.map((line) => Array.from(line).slice(0, afterBar).join(""));
    for (const text of upToDuration) expect(text).toMatch(/( took| \d+ ms| \d\.\d\d s)$/);
  });

  it("gives colours to bars and statuses alone", () => {
    const painted = waterfall(trace, { width: 80, paint: (style, text) => `<${style}>${text}</>` });

    expect(painted[3]).toContain("<yellow>█▎</>");
    expect(painted[4]).toContain("<red>▐▊</>");
    expect(painted[4]).toContain("<red>✗ 400…</>");
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

describe("formatCost", () => {
  it.each([
    [0, "0.0000"],
    [0.0000012, "<0.0001"],
    [0.0001, "0.0001"],
    [0.00324, "0.0032"],
    [99.99994, "99.9999"],
  ])("%d US dollars are %s", (usd, text) => {
    expect(formatCost(usd)).toBe(text);
    expect(text.length).toBeLessThanOrEqual(7);
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
