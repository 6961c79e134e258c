import fc from "fast-check";
import { expect, test } from "vitest";

import type { FileSender } from "../../src/file/file-sender.ts";
import { NEVER } from "../support/http-sender.ts";
import { type Fault, MemoryDisk } from "./support/memory-disk.ts";
import { line, makeSender, payload } from "./support/requests.ts";

type Step =
  | { readonly kind: "send"; readonly lengths: readonly number[] }
  | { readonly kind: "fault"; readonly fault: Fault }
  | { readonly kind: "move" | "replace" | "restart" | "kill" | "drain" }
  | { readonly kind: "clock"; readonly ms: number };

const code = fc.constantFrom("EIO", "ENOSPC", "EACCES", "EROFS");

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ operation: fc.constantFrom("write" as const), code, taken: fc.nat({ max: 400 }) }),
  fc.record({
    operation: fc.constantFrom("open", "read", "write", "status", "close", "rename", "list", "sync", "truncate"),
    code,
  }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("send" as const),
      lengths: fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("fault" as const), fault }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom("move", "replace", "restart", "kill", "drain" as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("clock" as const), ms: fc.integer({ min: -5000, max: 5000 }) }),
  },
);

const scenario = fc.record({
  steps: fc.array(step, { maxLength: 60, size: "max" }),
  maxFileBytes: fc.constantFrom(1, 200, 1000, Infinity),
  fsync: fc.boolean(),
});

/** Names tell the order, and no name is the beginning of another. */
const nameOf = (number: number, length: number): string => `${String(number).padStart(6, "0")}${"x".repeat(length)}.`;

const isAscending = (numbers: readonly number[]): boolean =>
  numbers.every((number, at) => at === 0 || (numbers[at - 1] as number) < number);

test("whatever the disk does, a line that was sent is in one file, whole and in order, and nothing is beside it", async () => {
  const property = fc.asyncProperty(scenario, async ({ steps, maxFileBytes, fsync }) => {
    const disk = new MemoryDisk();
    let time = Date.UTC(2026, 10, 28);
    const make = (): FileSender =>
      makeSender(
        { path: disk.path("spans.jsonl"), maxFileBytes, maxFiles: 1000, fsync },
        { fileSystems: disk.fileSystems, now: () => time },
      );
    let sender = make();
    const sent = new Map<string, number>();
    const refused = new Set<string>();
    let uncut = false;
    let moves = 0;
    let count = 0;

    for (const step of steps) {
      if (step.kind === "send") {
        const names = step.lengths.map((length) => nameOf(count++, length));
        const outcomes = await Promise.all(names.map((name) => sender.send(payload(name), NEVER)));
        for (const [at, { kind }] of outcomes.entries()) {
          const name = names[at] as string;
          expect(["sent", "retryable"]).toContain(kind);
          if (kind === "sent") sent.set(line(name), Number.parseInt(name, 10));
          else refused.add(line(name));
        }
        expect(disk.open).toBeLessThanOrEqual(1 + moves);
      } else if (step.kind === "fault") {
        disk.faults.push(step.fault);
        if (step.fault.operation === "truncate") uncut = true;
      } else if (step.kind === "move" || step.kind === "replace") {
        if (disk.names().includes("spans.jsonl")) disk.move("spans.jsonl", `moved.${moves++}`);
        if (step.kind === "replace") disk.write("spans.jsonl", "");
      } else if (step.kind === "drain") sender.drain();
      else if (step.kind === "clock") time += step.ms;
      else {
        if (step.kind === "restart") await sender.shutdown();
        else moves++; // a descriptor that nobody closes
        sender = make();
      }
    }
    // The disk heals, and so does what was left of the last failure.
    disk.faults.length = 0;
    const last = nameOf(count, 0);
    expect(await sender.send(payload(last), NEVER)).toEqual({ kind: "sent" });
    sent.set(line(last), count);

    const found: string[] = [];
    const inSequence: number[] = [];
    for (const file of disk.names()) {
      const lines = disk.text(file).split(/(?<=\n)/u);
      const numbers = lines.flatMap((text) => sent.get(text) ?? []);
      expect(isAscending(numbers)).toBe(true);
      if (!file.startsWith("moved")) inSequence.push(...numbers);
      for (const text of lines) {
        if (sent.has(text)) found.push(text);
        else if (text !== "") {
          // Only where nothing could be cut off is there anything else, and then it is the beginning of a line that failed.
          expect(uncut).toBe(true);
          expect([...refused].some((one) => one.startsWith(text.slice(0, -1)))).toBe(true);
          if (!file.startsWith("moved")) expect(text.at(-1)).toBe("\n");
        }
      }
    }
    expect(found.toSorted()).toEqual([...sent.keys()].toSorted());
    expect(isAscending(inSequence)).toBe(true);
    expect(disk.strayCloses).toBe(0);
  });
  await fc.assert(property, { numRuns: Number(process.env.FC_NUM_RUNS ?? 400) });
});
