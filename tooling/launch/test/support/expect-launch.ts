import { expect } from "vitest";

import type { Launch } from "../../src/launch.ts";

const SPANS = Array.from({ length: 100 }, (_, index) => `span ${index + 1}`);

const byNumber = (one: string, other: string): number => one.localeCompare(other, "en", { numeric: true });

export interface Expected {
  /** The lines that the application gets to read. @default none */
  readonly log?: readonly unknown[];
  /** Whether anything may stand on stderr, which is what stands there without telemetry. @default nothing */
  readonly saysMore?: boolean;
}

/** All spans arrive once, from one thread that is not the application's, and nobody can tell from outside. */
export const expectOffThread = (launch: Launch, expected: Expected = {}): void => {
  expectAllArrived(launch, expected);
  expect(launch.threads).toEqual([expect.stringMatching(/^\d+$/)]);
};

/** The same, but from the application's own thread. */
export const expectInline = (launch: Launch, expected: Expected): void => {
  expectAllArrived(launch, expected);
  expect(launch.threads).toEqual(["main"]);
};

const expectAllArrived = (launch: Launch, expected: Expected): void => {
  expectUndisturbed(launch, expected);
  expect(launch.reports).toEqual([{ counts: countsOf({ exported: 100 }), log: expected.log ?? [] }]);
  // Batches may overtake each other.
  expect(launch.spans.toSorted(byNumber)).toEqual(SPANS);
};

/** Not one span arrives, each of them is counted as lost for this reason, and nobody can tell from outside. */
export const expectLost = (launch: Launch, reason: string, expected: Expected): void => {
  expectUndisturbed(launch, expected);
  expect(launch.reports).toEqual([
    { counts: countsOf({ exported: 0, dropped: { [reason]: 100 } }), log: expected.log },
  ]);
  expect(launch.spans).toEqual([]);
};

/** Code and stderr are those of the application. */
const expectUndisturbed = ({ code, signal, stderr, plain }: Launch, { saysMore = false }: Expected = {}): void => {
  expect({ code, signal, stderr }).toEqual(plain);
  expect({ code, signal }).toEqual({ code: 3, signal: null });
  if (!saysMore) expect(stderr).toBe("");
};

interface Counts {
  readonly exported: number;
  readonly dropped?: Readonly<Record<string, number>>;
}

const countsOf = ({ exported, dropped = {} }: Counts): unknown =>
  expect.objectContaining({
    accepted: 100,
    recovered: 0,
    exported,
    rejected: 0,
    queued: 0,
    inFlight: 0,
    spooled: 0,
    dropped: expect.toSatisfy(
      (counts: Readonly<Record<string, number>>) =>
        Object.entries(counts).every(([reason, count]) => count === (dropped[reason] ?? 0)),
      `only ${JSON.stringify(dropped)}`,
    ),
  });
