import { describe, expect, test } from "vitest";
import { CircuitBreaker } from "../../src/resilience/circuit-breaker.ts";
import { NEVER, retryable, type Script, sent } from "../support/scripted-sender.ts";
import { makeBatch } from "../support/spans.ts";
import { Machine, settle } from "../support/spool.ts";
import { pass, setup } from "./support/resilient-setup.ts";

describe("when the disk does not work", () => {
  test("it lives on memory, and says what is lost", async () => {
    const machine = new Machine();
    machine.disk.hook = (operation) => {
      if (operation === "makeDirectory") throw Object.assign(new Error("read-only"), { code: "EROFS" });
    };
    let up = false;
    const { send, lines } = setup({ machine, primary: () => (up ? sent : retryable()) });
    const patient = send(2);
    await pass(machine, 2000);
    up = true;
    await pass(machine, 70_000);
    expect(await patient).toMatchObject({ sent: 2 });

    up = false;
    const lost = send(3);
    await pass(machine, 120_000);
    expect(await lost).toMatchObject({
      dropped: { spool_full: 3 },
      cause: { message: expect.stringContaining("EROFS") },
    });
    expect(lines.filter((line) => line.includes("EROFS"))).toHaveLength(1);

    machine.disk.hook = () => {};
    expect(await send(4)).toMatchObject({ spooled: 4 });
  });

  test("a disk that is slow holds up nothing else", async () => {
    const machine = new Machine();
    const stuck = Promise.withResolvers<void>();
    machine.disk.hook = (operation) => (operation === "write" ? stuck.promise : undefined);
    let up = false;
    const { send, exporter, ledger } = setup({ machine, primary: () => (up ? sent : retryable()) });
    const slow = send(1);
    await settle();
    up = true;
    expect(await exporter.send(makeBatch(2), NEVER)).toMatchObject({ sent: 2 });
    stuck.resolve();
    expect(await slow).toMatchObject({ spooled: 1 });
    await pass(machine, 70_000);
    expect(ledger.snapshot()).toMatchObject({ exported: 1, spooled: 0 });
  });
});

test.each(["drain", "stopRetrying"] as const)("%s ends the waiting of what the disk does not take", async (end) => {
  const machine = new Machine();
  machine.disk.hook = () => {
    throw Object.assign(new Error("read-only"), { code: "EROFS" });
  };
  const { send, exporter } = setup({ machine, primary: () => retryable() });
  const outcome = send(2);
  await settle();
  exporter[end]();
  expect(await outcome).toMatchObject({ dropped: { spool_full: 2 } });
});

describe("where there is no room on the disk", () => {
  const make = (fallback?: Script) => {
    const machine = new Machine();
    machine.disk.hook = () => {
      throw Object.assign(new Error("read-only"), { code: "EROFS" });
    };
    const breaker = new CircuitBreaker({ failureThreshold: 1, resetTimeoutMs: 20_000, scheduler: machine.scheduler });
    const primary: Script = (_payload, _signal, call) => (call === 0 ? retryable() : sent);
    const options = { breaker, retry: { maxAttempts: 1 } };
    return setup({ machine, primary, options, ...(fallback !== undefined && { fallback }) });
  };

  test("what was not even tried waits in memory", async () => {
    const { send, machine } = make();
    const outcome = send(1);
    await pass(machine, 30_000);
    expect(await outcome).toMatchObject({ sent: 1 });
  });

  test("but with a fallback that has failed it waits for nobody", async () => {
    const { send, machine, ledger } = make(() => retryable());
    const outcome = send(1);
    await pass(machine, 10_000);
    expect(ledger.snapshot().dropped.spool_full).toBe(1);
    await outcome;
  });
});
