import { unaccounted } from "@sideband/core";
import { describe, expect, test } from "vitest";
import { failed, NEVER, partiallySent, retryable, type Script, sent } from "../support/scripted-sender.ts";
import { spanIds } from "../support/span-ids.ts";
import { encode, makeSpans } from "../support/spans.ts";
import { Machine } from "../support/spool.ts";
import { pass, setup, until } from "./support/resilient-setup.ts";

describe("what the receiver refuses", () => {
  test("is rejected, and never kept", async () => {
    const { send, exporter } = setup({ primary: () => failed() });
    expect(await send(3)).toMatchObject({ rejected: 3, spooled: 0 });
    expect(exporter.status().spooledSpans).toBe(0);
  });

  test("out of the spool too, and that is said", async () => {
    let answer: Script = () => retryable();
    const { send, ledger, machine, lines, exporter } = setup({ primary: (...call) => answer(...call) });
    await send(3);
    await send(2);
    answer = (_payload, _signal, call) => (call === 3 ? failed() : partiallySent(1));
    await pass(machine, 70_000);
    const { exported, rejected, spooled } = ledger.snapshot();
    expect({ exported, rejected, spooled }).toEqual({ exported: 1, rejected: 4, spooled: 0 });
    await exporter.shutdown();
    expect(lines.filter((line) => line.startsWith("Replay"))).toEqual([
      expect.stringContaining("3 lost"),
      expect.stringMatching(/shut down; .*: 2 times, 4 lost/),
    ]);
  });

  test("for its size is cut in two until it fits, live and out of the spool", async () => {
    let up = true;
    const taken: string[] = [];
    const primary: Script = (payload) => {
      if (!up) return retryable();
      if (payload.items > 3) return failed("receiver", "too_large");
      taken.push(...spanIds(payload));
      return sent;
    };
    const { send, ledger, machine, exporter } = setup({ primary });
    expect(await send(10)).toMatchObject({ sent: 10, rejected: 0 });
    up = false;
    await exporter.send(encode(makeSpans(10, { text: "x".repeat(1000) })), NEVER);
    up = true;
    await until(machine, () => ledger.snapshot().spooled === 0);
    expect(new Set(taken).size).toBe(20);
    expect(taken).toHaveLength(20);
    expect(ledger.snapshot()).toMatchObject({ exported: 20, rejected: 0, spooled: 0 });
  });

  test("for its size though it is a single span is rejected", async () => {
    const { send } = setup({ primary: () => failed("receiver", "too_large") });
    expect(await send(2)).toMatchObject({ rejected: 2 });
  });
});

test("a receiver that does not know us any more gets it later", async () => {
  let known = false;
  const { send, ledger, machine, lines } = setup({
    primary: () => (known ? sent : retryable({ slow: true, code: "unauthorized" })),
  });
  expect(await send(2)).toMatchObject({ spooled: 2, rejected: 0 });
  known = true;
  await pass(machine, 120_000);
  expect(ledger.snapshot()).toMatchObject({ exported: 2, spooled: 0 });
  expect(lines[0]).toContain("it did not work");
});

test("who asks to be left alone is left alone by live data and by the replay", async () => {
  const times: number[] = [];
  const machine = new Machine();
  const { send } = setup({
    machine,
    primary: () => {
      times.push(machine.scheduler.now());
      return times.length > 3 ? sent : retryable({ retryAfterMs: 30_000 });
    },
  });
  for (let second = 0; second < 100; second++) {
    await send(1);
    await pass(machine, 1000);
  }
  const gaps = times.slice(1, 4).map((time, index) => time - (times[index] ?? 0));
  expect(gaps.every((gap) => gap >= 30_000)).toBe(true);
});

test("one payload that always fails does not hold up what lies behind it", async () => {
  let poison: string | undefined;
  let up = false;
  const taken: string[] = [];
  const { send, ledger, machine } = setup({
    primary: (payload) => {
      const [id] = spanIds(payload);
      poison ??= id;
      if (!up || id === poison) return retryable();
      taken.push(...spanIds(payload));
      return sent;
    },
    options: { retry: { maxAttempts: 1, initialDelayMs: 1000 } },
  });
  for (let round = 0; round < 3; round++) await send(1);
  up = true;
  for (let second = 0; second < 300 && ledger.snapshot().spooled > 1; second++) {
    await send(1);
    await pass(machine, 1000);
  }
  expect(ledger.snapshot()).toMatchObject({ spooled: 1, dropped: { export_failed: 0 } });
  expect(unaccounted(ledger.snapshot())).toBe(0);
});

test.each([5, 20, 90])("nor does it keep live data away, of which some comes every %i seconds", async (seconds) => {
  let poison: string | undefined;
  let up = false;
  const { send, ledger, machine } = setup({
    primary: (payload) => {
      const [id] = spanIds(payload);
      poison ??= id;
      return up && id !== poison ? sent : retryable();
    },
  });
  await send(1);
  up = true;
  for (let round = 0; round < 40; round++) {
    expect(await send(1)).toMatchObject({ sent: 1 });
    await pass(machine, seconds * 1000);
  }
  expect(ledger.snapshot()).toMatchObject({ spooled: 1, exported: 40 });
});
