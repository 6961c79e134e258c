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

/** Changes attributes of the first span of that name on both sides; `undefined` takes one away. */
const attributesWrong = (sound: Sound, name: string, change: Readonly<Record<string, unknown>>): Evidence => {
  const attributes = sound.made.find((span) => span.name === name)?.attributes;
  return madeWrong(sound, name, { attributes: { ...attributes, ...change } });
};

/** As the collector would have it if no span had that attribute. */
const withoutAttribute = (sound: Sound, key: string): Evidence => ({
  ...sound,
  collector: {
    ...sound.collector,
    spans: sound.collector.spans.map((span) => ({ ...span, attributes: { ...span.attributes, [key]: undefined } })),
  },
});

const calls = (sound: Sound, change: (list: Sound["script"]["calls"][number][]) => unknown): Evidence => {
  const list = [...sound.script.calls];
  change(list);
  return { ...sound, script: { ...sound.script, calls: list } };
};

const WORKFLOW = "invoke_workflow help_desk";
const SUPPORT = "invoke_agent support";
const BILLING = "invoke_agent billing";
const CHAT = "chat gpt-4o";
const EMBEDDINGS = "embeddings text-embedding-3-small";
const TOOL = "execute_tool find_order";
const ARRIVED = "every span arrived, once (31)";
const PARENTS = "every parent is right";
const TRACES = "one trace for each conversation (6)";
const IDENTITY = "every span has the id of its conversation";
const EVALUATION = "every conversation is evaluated by its outcome";
const SCOPE = "no client has added a span of its own";
const PLACE = "every conversation has the spans it should have, in their places";
const STATUS = "one call failed, one stream was left early, nothing else has an error";
const TOKENS = "token counts are those of the provider, and agents have their sums";
const COST = "calls of models alone have a cost, by the price list";
const CALLS = "each agent has counted its own calls of models and tools";
const HANDOFF = "the link of the handoff leads to the agent that handed over";
/** What is compared span by span. */
const FACTS = [PLACE, STATUS, TOKENS, COST, CALLS, HANDOFF];

describe("the checks", () => {
  it("all hold where everything went as it should", () => {
    expect(failures(soundEvidence())).toEqual([]);
    expect(checksOf(soundEvidence())).toHaveLength(21);
  });

  it.each<[what: string, change: (sound: Sound) => Evidence, failing: string[]]>([
    ["a span is missing", (sound) => received(sound, (spans) => spans.slice(0, -1)), [ARRIVED, PARENTS, ...FACTS]],
    [
      "a root is missing",
      (sound) => received(sound, (spans) => spans.slice(1)),
      [ARRIVED, PARENTS, TRACES, EVALUATION, ...FACTS],
    ],
    [
      "a span arrived twice",
      (sound) => received(sound, (spans) => [...spans, ...spans.slice(-1)]),
      [ARRIVED, PARENTS, ...FACTS],
    ],
    [
      "a parent was changed on the way",
      (sound) =>
        received(sound, (spans) =>
          spans.map((span) => (span.name === TOOL ? { ...span, parentSpanId: "f".repeat(16) } : span)),
        ),
      [PARENTS, PLACE],
    ],
    ["a span was made without its parent", (sound) => madeWrong(sound, TOOL, { parentSpanId: null }), [TRACES, PLACE]],
    [
      "a span was made under the wrong parent",
      (sound) => madeWrong(sound, TOOL, { parentSpanId: sound.made[3]?.spanId ?? "" }),
      [PLACE],
    ],
    [
      "a run has two traces",
      (sound) => madeWrong(sound, TOOL, { traceId: "e".repeat(32), parentSpanId: null }),
      [TRACES, IDENTITY, ...FACTS],
    ],
    ["a healed call has an error", (sound) => madeWrong(sound, CHAT, { failed: true, statusMessage: "429" }), [STATUS]],
    ["tokens are wrong", (sound) => attributesWrong(sound, CHAT, { "gen_ai.usage.input_tokens": 1 }), [TOKENS]],
    [
      "an agent has other tokens than its calls",
      (sound) => attributesWrong(sound, BILLING, { "gen_ai.usage.output_tokens": 38 }),
      [TOKENS],
    ],
    [
      "a cost is wrong by a millionth",
      (sound) => attributesWrong(sound, CHAT, { "sideband.usage.cost.amount": 0.000331 }),
      [COST],
    ],
    [
      "a cost is in another currency",
      (sound) => attributesWrong(sound, EMBEDDINGS, { "sideband.usage.cost.currency": "EUR" }),
      [COST],
    ],
    [
      "an agent has a cost, too",
      (sound) =>
        attributesWrong(sound, SUPPORT, { "sideband.usage.cost.amount": 1, "sideband.usage.cost.currency": "USD" }),
      [COST],
    ],
    [
      "an agent counts another one's calls",
      (sound) => attributesWrong(sound, BILLING, { "sideband.agent.inference_calls": 5 }),
      [CALLS],
    ],
    [
      "an agent has missed a tool",
      (sound) => attributesWrong(sound, BILLING, { "sideband.agent.tool_calls": 0 }),
      [CALLS],
    ],
    ["a handoff has no link", (sound) => madeWrong(sound, BILLING, { links: [] }), [HANDOFF]],
    [
      "a handoff's link leads to another conversation",
      (sound) => {
        const { traceId = "", spanId = "" } = sound.made.find(({ name }) => name === SUPPORT) ?? {};
        const links = [{ traceId, spanId, attributes: { "sideband.link.type": "handoff" } }];
        return madeWrong(sound, BILLING, { links });
      },
      [HANDOFF],
    ],
    [
      "a span has no conversation",
      (sound) => attributesWrong(sound, EMBEDDINGS, { "gen_ai.conversation.id": undefined }),
      [IDENTITY],
    ],
    [
      "a span has another conversation",
      (sound) => attributesWrong(sound, BILLING, { "gen_ai.conversation.id": "conversation-1" }),
      [IDENTITY],
    ],
    ["nothing is evaluated", (sound) => madeWrong(sound, WORKFLOW, { events: [] }), [EVALUATION]],
    [
      "a conversation is evaluated wrongly",
      (sound) => madeWrong(sound, WORKFLOW, { events: sound.made.at(-14)?.events ?? [] }),
      [EVALUATION],
    ],
    ["a client has traced by itself", (sound) => madeWrong(sound, EMBEDDINGS, { scope: "openai" }), [SCOPE]],
    ["a span never ended", (sound) => ({ ...sound, open: 1 }), ["every span that was started has ended"]],
    [
      "a secret got out",
      (sound) => ({ ...sound, collector: { ...sound.collector, leaked: ["the key"] } }),
      ["no key, address or card number in any byte that the collector received"],
    ],
    [
      "prompts did not arrive",
      (sound) => withoutAttribute(sound, "gen_ai.input.messages"),
      ["prompts and answers arrived, with labels in place of what was pasted"],
    ],
    [
      "answers did not arrive",
      (sound) => withoutAttribute(sound, "gen_ai.output.messages"),
      ["prompts and answers arrived, with labels in place of what was pasted"],
    ],
    [
      "the ledger does not balance",
      (sound) => ({ ...sound, ledger: ledgerWith({ accepted: 32, exported: 31 }) }),
      ["the ledger balances"],
    ],
    [
      "spans were lost",
      (sound) => ({ ...sound, ledger: ledgerWith({ accepted: 31, exported: 30, rejected: 1 }) }),
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
      ["what was pasted did reach the provider"],
    ],
    [
      "a vendor got trace context",
      (sound) => calls(sound, (list) => list.push(providerCall({ headers: { traceparent: "00-1-2-01" } }))),
      ["neither vendor got trace context"],
    ],
    [
      "a vendor was never called",
      (sound) => calls(sound, (list) => list.splice(2, 1)),
      ["neither vendor got trace context"],
    ],
  ])("fail where %s", (_, change, failing) => {
    const evidence = change(soundEvidence());
    const terminal = capturedTerminal();

    expect(failures(evidence)).toEqual(failing);
    expect(report(evidence, terminal)).toBe(false);
    expect(terminal.lines.at(-1)).toBe(`${failing.length} of 21 checks failed.`);
  });

  it("say what is wrong", () => {
    const evidence = received(soundEvidence(), (spans) => spans.slice(0, -1));
    const missing = checksOf(evidence).find(({ problem }) => problem !== "");

    expect(missing?.problem).toMatch(/^expected chat claude-haiku-4-5 [0-9a-f]{16}, got /);
  });

  it("do without what cannot be known", () => {
    const { collector: _, script: __, ...rest } = soundEvidence();
    const terminal = capturedTerminal();

    expect(checksOf(rest).map(({ name }) => name)).toEqual([
      "every span that was started has ended",
      IDENTITY,
      EVALUATION,
      SCOPE,
      "nothing was lost on the way",
      "the ledger balances",
    ]);
    expect(report(rest, terminal)).toBe(true);
    expect(terminal.lines.join("\n")).toMatch(/Left out: .*collector.*\n.*Left out: .*script/);
    expect(terminal.lines).toContain("Traces, as this process made them");
  });
});
