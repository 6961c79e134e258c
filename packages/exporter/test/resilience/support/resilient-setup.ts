import assert from "node:assert/strict";

import { Ledger, type SendOutcome, unaccounted } from "@sideband/core";
import type { ResilientSpanExporterOptions } from "../../../src/resilience/resilient-options.ts";
import { ResilientSpanExporter } from "../../../src/resilience/resilient-span-exporter.ts";
import type { DiskSpoolOptions } from "../../../src/spool/disk-spool-options.ts";
import { NEVER, type Script, type ScriptedSender } from "../../support/scripted-sender.ts";
import { ScriptedExporter } from "../../support/scripted-exporter.ts";
import { makeBatch } from "../../support/spans.ts";
import { Machine, settle } from "../../support/spool.ts";

export interface Setup {
  readonly machine?: Machine;
  readonly primary?: Script;
  readonly fallback?: Script;
  readonly spool?: Partial<DiskSpoolOptions> | false;
  readonly options?: Partial<ResilientSpanExporterOptions>;
}

/** An exporter on a machine of its own, whose clock and disk the test has in its hands. */
export interface ResilientSetup {
  readonly machine: Machine;
  readonly exporter: ResilientSpanExporter;
  readonly ledger: Ledger;
  /** Sends a batch of so many spans as a processor does, and sees that the books balance. */
  readonly send: (count: number, signal?: AbortSignal) => Promise<SendOutcome>;
  readonly lines: string[];
  readonly first: ScriptedSender;
  readonly other: ScriptedSender | undefined;
}

export const setup = ({
  machine = new Machine(),
  primary,
  fallback,
  spool = {},
  options = {},
}: Setup = {}): ResilientSetup => {
  const first = new ScriptedExporter(primary);
  const other = fallback === undefined ? undefined : new ScriptedExporter(fallback);
  const lines: string[] = [];
  const exporter = new ResilientSpanExporter({
    primary: first,
    ...(other !== undefined && { fallback: other }),
    ...(spool !== false && { spool: machine.spool({ log: (line) => lines.push(line), ...spool }) }),
    scheduler: machine.scheduler,
    random: () => 0.5,
    log: (line) => lines.push(line),
    ...options,
  });
  const ledger = new Ledger();
  const entrance = ledger.claimEntrance();
  exporter.useLedger(ledger);
  const send = async (count: number, signal: AbortSignal = NEVER): Promise<SendOutcome> => {
    const batch = makeBatch(count);
    entrance.accept(count);
    const outcome = await exporter.send(batch, signal);
    ledger.countExported(outcome.sent);
    ledger.countRejected(outcome.rejected);
    for (const [reason, lost] of Object.entries(outcome.dropped)) ledger.countDropped(reason as "spool_full", lost);
    assert.equal(unaccounted(ledger.snapshot()), 0);
    return outcome;
  };
  return { machine, exporter, ledger, send, lines, first: first.transport, other: other?.transport };
};

export const pass = async (machine: Machine, ms: number): Promise<void> => {
  for (let passed = 0; passed < ms; passed += 1000) {
    await machine.scheduler.advance(Math.min(1000, ms - passed));
    await settle();
  }
};

/** Lets virtual time pass, second by second, and as much of the real one as the thread pool needs, until something is so. */
export const until = async (machine: Machine, isSo: () => boolean): Promise<void> => {
  for (let second = 0; !isSo(); second++) {
    if (second === 1000) throw new Error("it never came to that");
    await pass(machine, 1000);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
};
