import { describe, expect, it } from "vitest";

import { checksOf } from "../src/checks.ts";
import type { Evidence } from "../src/evidence.ts";
import { report } from "../src/report.ts";
import type { TracedSpan } from "../src/traced-span.ts";
import { capturedTerminal } from "./support/captured-terminal.ts";
import { ledgerWith, providerCall, soundEvidence } from "./support/sound-evidence.ts";

type Sound = ReturnType<typeof soundEvidence>;

const failures = (evidence: Evidence): string[] =>
  checksOf(evidence)
    .filter(({ problem }) => problem !== "")
    .map(({ name }) => name);

/** Changes the spans that the collector has, as if they had been changed on the way. */
const received = (sound: Sound, change: (spans: TracedSpan[]) => TracedSpan[]): Evidence => ({
  ...sound,
  collector: { ...sound.collector, spans: change([...sound.collector.spans]) },
});

/** Changes a span on both sides, as if it had been made wrong. */
const madeWrong = (sound: Sound, name: string, change: Partial<TracedSpan>): Evidence => {
  const index = sound.made.findIndex((span) => span.name === name);
  const spans = sound.made.map((span, at) => (at === index ? { ...span, ...change } : span));
  return { ...sound, made: spans, collector: { ...sound.collector, spans } };
};

const calls = (sound: Sound, change: (list: Sound["script"]["calls"][number][]) => unknown): Evidence => {
  const list = [...sound.script.calls];
  change(list);
  return { ...sound, script: { ...sound.script, calls: list } };
};

const CHAT = "chat gpt-4o";
const TOOL = "execute_tool find_order";
const ARRIVED = "every span arrived, once (12)";
const PARENTS = "every parent is right";
const TRACES = "one trace for each run of the agent (5)";
const SHAPE = "every run has the spans it should have, in their places";
const STATUS = "one call failed, one stream was left early, nothing else has an error";
const TOKENS = "token counts are those of the provider";

describe("the checks", () => {
  it("all hold where everything went as it should", () => {
    expect(failures(soundEvidence())).toEqual([]);
    expect(checksOf(soundEvidence())).toHaveLength(14);
  });

  it.each<[what: string, change: (sound: Sound) => Evidence, failing: string[]]>([
    [
      "a span is missing",
      (sound) => received(sound, (spans) => spans.slice(0, -1)),
      [ARRIVED, PARENTS, SHAPE, STATUS, TOKENS],
    ],
    [
      "a root is missing",
      (sound) => received(sound, (spans) => spans.slice(1)),
      [ARRIVED, PARENTS, TRACES, SHAPE, STATUS, TOKENS],
    ],
    [
      "a span arrived twice",
      (sound) => received(sound, (spans) => [...spans, ...spans.slice(-1)]),
      [ARRIVED, PARENTS, SHAPE, STATUS, TOKENS],
    ],
    [
      "a parent was changed on the way",
      (sound) =>
        received(sound, (spans) =>
          spans.map((span) => (span.name === TOOL ? { ...span, parentSpanId: "f".repeat(16) } : span)),
        ),
      [PARENTS, SHAPE],
    ],
    ["a span was made without its parent", (sound) => madeWrong(sound, TOOL, { parentSpanId: null }), [TRACES, SHAPE]],
    [
      "a span was made under the wrong parent",
      (sound) => madeWrong(sound, TOOL, { parentSpanId: sound.made[3]?.spanId ?? "" }),
      [SHAPE],
    ],
    [
      "a run has two traces",
      (sound) => madeWrong(sound, TOOL, { traceId: "e".repeat(32), parentSpanId: null }),
      [TRACES, SHAPE, STATUS, TOKENS],
    ],
    ["a healed call has an error", (sound) => madeWrong(sound, CHAT, { failed: true, statusMessage: "429" }), [STATUS]],
    [
      "tokens are wrong",
      (sound) =>
        madeWrong(sound, CHAT, { attributes: { "gen_ai.usage.input_tokens": 1, "gen_ai.usage.output_tokens": 17 } }),
      [TOKENS],
    ],
    ["a span never ended", (sound) => ({ ...sound, open: 1 }), ["every span that was started has ended"]],
    [
      "a secret got out",
      (sound) => ({ ...sound, collector: { ...sound.collector, leaked: ["the key"] } }),
      ["no API key in any byte that the collector received"],
    ],
    [
      "the ledger does not balance",
      (sound) => ({ ...sound, ledger: ledgerWith({ accepted: 13, exported: 12 }) }),
      ["the ledger balances"],
    ],
    [
      "spans were lost",
      (sound) => ({ ...sound, ledger: ledgerWith({ accepted: 12, exported: 11, rejected: 1 }) }),
      ["nothing was lost on the way"],
    ],
    [
      "nothing was refused",
      (sound) => calls(sound, (list) => list.shift()),
      ["the client tried again after the 429, in one span without an error"],
    ],
    [
      "nobody tried again",
      (sound) => calls(sound, (list) => list.splice(1, 0, providerCall({ status: 500 }))),
      ["the client tried again after the 429, in one span without an error"],
    ],
    [
      "the provider saw nobody leave",
      (sound) => calls(sound, (list) => list.pop()),
      ["leaving the stream reached the provider"],
    ],
    [
      "the key was never sent",
      (sound) => calls(sound, (list) => list.splice(1, 1, providerCall({}))),
      ["the prompt with the key did reach the provider"],
    ],
    [
      "the provider got trace context",
      (sound) => calls(sound, (list) => list.push(providerCall({ headers: { traceparent: "00-1-2-01" } }))),
      ["the provider got no trace context"],
    ],
  ])("fail where %s", (_, change, failing) => {
    const evidence = change(soundEvidence());
    const terminal = capturedTerminal();

    expect(failures(evidence)).toEqual(failing);
    expect(report(evidence, terminal)).toBe(false);
    expect(terminal.lines.at(-1)).toBe(`${failing.length} of 14 checks failed.`);
  });

  it("say what is wrong", () => {
    const evidence = received(soundEvidence(), (spans) => spans.slice(0, -1));
    const missing = checksOf(evidence).find(({ problem }) => problem !== "");

    expect(missing?.problem).toMatch(/^expected chat gpt-4o [0-9a-f]{16}, got /);
  });

  it("do without what cannot be known", () => {
    const { collector: _, script: __, ...rest } = soundEvidence();
    const terminal = capturedTerminal();

    expect(checksOf(rest).map(({ name }) => name)).toEqual([
      "every span that was started has ended",
      "nothing was lost on the way",
      "the ledger balances",
    ]);
    expect(report(rest, terminal)).toBe(true);
    expect(terminal.lines.join("\n")).toMatch(/Left out: .*collector.*\n.*Left out: .*script/);
    expect(terminal.lines).toContain("Traces, as this process made them");
  });
});
