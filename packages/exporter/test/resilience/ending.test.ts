import { describe, expect, test } from "vitest";
import { NEVER, retryable, type Script, sent, untilAborted } from "../support/scripted-sender.ts";
import { makeBatch } from "../support/spans.ts";
import { Machine, settle } from "../support/spool.ts";
import { pass, setup } from "./support/resilient-setup.ts";

describe("before the process ends", () => {
  test.each([
    ["drain", 1000],
    ["stopRetrying", 5000],
  ] as const)("%s: what hangs goes to the spool in time, and what comes later goes there at once", async (end, ms) => {
    const { send, exporter, machine, first } = setup({ primary: untilAborted });
    const hanging = send(2);
    await settle();
    exporter[end]();
    await machine.scheduler.advance(ms - 1);
    await settle();
    expect(exporter.status().spooledSpans).toBe(0);
    await machine.scheduler.advance(1);
    expect(await hanging).toMatchObject({ spooled: 2 });
    expect(await send(1)).toMatchObject({ spooled: 1 });
    expect(first.calls).toHaveLength(1);
    expect(exporter.status().inFlightSpans).toBe(0);
  });

  test("the spool hears of it, and waits for the thread pool no more", () => {
    const { exporter, machine } = setup();
    let drains = 0;
    Object.assign(machine.disk, { drain: () => (drains += 1) });
    exporter.drain();
    expect(drains).toBe(1);
  });

  test("the primary is shut down when the replay has let go of it", async () => {
    let hangs = false;
    const { send, exporter, machine, first } = setup({
      primary: async (payload, signal, call) => {
        if (!hangs) return retryable();
        const outcome = await untilAborted(payload, signal, call);
        await settle();
        return outcome;
      },
    });
    await send(2);
    hangs = true;
    await pass(machine, 2000);
    expect(exporter.status().inFlightSpans).toBe(2);
    let inFlight: number | undefined;
    first.shutdown = async () => {
      inFlight = exporter.status().inFlightSpans;
    };
    await exporter.shutdown();
    expect(inFlight).toBe(0);
  });

  test("a shutdown that begins after a drain gives no more time than was left", async () => {
    const { send, exporter, machine } = setup({ primary: untilAborted });
    const hanging = send(2);
    await settle();
    exporter.drain();
    await machine.scheduler.advance(900);
    exporter.stopRetrying();
    await machine.scheduler.advance(100);
    expect(await hanging).toMatchObject({ spooled: 2 });
  });

  test("nothing is sent to a fallback either when time is up", async () => {
    const { send, exporter, machine, other } = setup({ primary: untilAborted, fallback: () => sent });
    const hanging = send(2);
    await settle();
    exporter.drain();
    await machine.scheduler.advance(1000);
    expect(await hanging).toMatchObject({ spooled: 2 });
    expect(other?.calls).toHaveLength(0);
  });

  test.each(["rejects", "never ends"])("a shutdown of the primary that %s costs nothing that is kept", async (how) => {
    const machine = new Machine();
    const before = setup({ machine, primary: () => retryable() });
    await before.send(3);
    before.first.shutdown = () => (how === "rejects" ? Promise.reject(new Error("no")) : new Promise(() => {}));
    const shutdown = before.exporter.shutdown();
    if (how === "rejects") await expect(shutdown).rejects.toThrow("no");
    await settle();
    expect(machine.scheduler.clock.pendingTimers).toBe(0);
    expect(machine.disk.descriptors).toBe(0);
    if (how === "rejects") expect(before.lines.at(-1)).toContain("http://collector/v1/traces: shut down");

    const after = setup({ machine });
    await pass(machine, 1000);
    expect(after.ledger.snapshot()).toMatchObject({ recovered: 3, exported: 3 });
  });

  test("shutdown leaves what is kept to the next process, also what is being sent from there", async () => {
    const machine = new Machine();
    let script: Script = () => retryable();
    const { send, exporter, ledger, first } = setup({ machine, primary: (...call) => script(...call) });
    await send(2);
    script = untilAborted;
    await pass(machine, 60_000);
    expect(first.calls.length).toBeGreaterThan(1);
    await exporter.shutdown();
    expect(ledger.snapshot()).toMatchObject({ accepted: 2, spooled: 2, inFlight: 0 });
    expect(first.heard).toContain("shutdown");
    expect(await exporter.send(makeBatch(1), NEVER)).toMatchObject({ dropped: { shutdown: 1 } });
    expect(machine.scheduler.clock.pendingTimers).toBe(0);

    const after = setup({ machine });
    await pass(machine, 2000);
    expect(after.ledger.snapshot()).toMatchObject({ recovered: 2, exported: 2, spooled: 0 });
  });
});

test("an abort of the caller keeps the batch", async () => {
  const controller = new AbortController();
  const { send } = setup({ primary: untilAborted });
  const outcome = send(2, controller.signal);
  await settle();
  controller.abort();
  expect(await outcome).toMatchObject({ spooled: 2 });
});

test("a caller that has given up before it came has nothing sent, and its batch is kept", async () => {
  const { send } = setup({ primary: (_payload, signal) => (signal.aborted ? retryable({ code: "aborted" }) : sent) });
  expect(await send(2, AbortSignal.abort())).toMatchObject({ spooled: 2 });
});

test("what has been answered is not aborted any more", async () => {
  let signal = NEVER;
  const { send, exporter, machine } = setup({
    primary: (_payload, itsSignal) => {
      signal = itsSignal;
      return sent;
    },
  });
  await send(2);
  exporter.drain();
  await pass(machine, 2000);
  expect(signal).not.toBe(NEVER);
  expect(signal.aborted).toBe(false);
});

test("an abort of the caller whose batch cannot be kept has nothing more sent", async () => {
  const machine = new Machine();
  machine.disk.hook = () => {
    throw Object.assign(new Error("read-only"), { code: "EROFS" });
  };
  const controller = new AbortController();
  const { send, first } = setup({ machine, primary: untilAborted });
  const outcome = send(2, controller.signal);
  await settle();
  controller.abort();
  expect(await outcome).toMatchObject({ dropped: { spool_full: 2 } });
  expect(first.calls).toHaveLength(1);
});

test("a flush waits for what is on its way, and has what is kept reach the disk", async () => {
  const machine = new Machine();
  const answer = Promise.withResolvers<void>();
  const { send, exporter } = setup({
    machine,
    spool: { fsync: "interval" },
    primary: () => answer.promise.then(() => retryable()),
  });
  const synced: string[] = [];
  machine.disk.hook = (operation) => {
    if (operation === "sync") synced.push(operation);
  };
  const outcome = send(2);
  let isOver = false;
  const flush = exporter.forceFlush().then(() => (isOver = true));
  await settle();
  expect(isOver).toBe(false);
  answer.resolve();
  expect(await outcome).toMatchObject({ spooled: 2 });
  await flush;
  expect(synced).toEqual(["sync"]);
});
