import { describe, expect, test } from "vitest";

import { ChildProgram } from "../src/drive/child-program.ts";
import { lost, unexplained } from "../src/drive/losses.ts";
import { measure, type Measured } from "../src/drive/measure.ts";
import type { FloodResult } from "../src/programs/flood-process.ts";
import type { SteadyResult } from "../src/programs/steady-process.ts";

const floodFile = new URL("../src/programs/flood-process.ts", import.meta.url);
const steadyFile = new URL("../src/programs/steady-process.ts", import.meta.url);

const flood = (variant: string, spans: number): Promise<Measured<FloodResult>> =>
  measure<FloodResult>({ file: floodFile, task: { variant, spans } });

describe("measure", () => {
  test.each(["stock", "inline", "off-thread"])("%s: what is exported is what comes in", async (variant) => {
    const result = await flood(variant, 1000);
    expect(result.made).toBe(1000);
    expect(result.arrivals).toMatchObject({ spans: 1000, repeated: 0 });
    expect(lost(result)).toBe(0);
    expect(unexplained(result)).toBe(variant === "stock" ? null : 0);
  });

  test("made: nothing is exported", async () => {
    expect(await flood("made", 1000)).toMatchObject({ made: 1000, books: null, arrivals: { requests: 0, spans: 0 } });
  });

  test("what does not fit is lost, and ours says so", async () => {
    const [stock, inline] = [await flood("stock", 20_000), await flood("inline", 20_000)];
    expect(lost(stock)).toBeGreaterThan(10_000);
    expect(lost(inline)).toBeGreaterThan(10_000);
    expect(lost(inline)).toBe(inline.books?.dropped);
    expect(unexplained(inline)).toBe(0);
  });

  test("a steady rate is what it says, and its memory is looked at each second", async () => {
    const task = { variant: "off-thread", load: "big", spansPerSecond: 2000, seconds: 1 };
    const result = await measure<SteadyResult>({ file: steadyFile, task });
    expect(lost(result)).toBe(0);
    expect(result.arrivals.bytes).toBeGreaterThan(result.made * 100); // the texts are there, compressed
    expect(result.made).toBeGreaterThan(1900);
    expect(result.rssMb).toHaveLength(1);
  });

  test("a program that ends before it has answered is an error that names it", async () => {
    await using child = new ChildProgram({
      file: new URL("../src/programs/none-process.ts", import.meta.url),
      task: {},
    });
    await expect(child.hear()).rejects.toThrow(/none-process\.ts \{\} ended with 1 before it had answered/);
  });
});

describe("unexplained", () => {
  const arrivals = { requests: 1, bytes: 1, spans: 90, repeated: 0 };
  const books = { accepted: 100, exported: 90, dropped: 10, open: 0 };

  test("is 0 for books that tell what happened", () => {
    expect(unexplained({ made: 100, arrivals, books })).toBe(0);
  });

  test.each([
    ["a span that was not accepted", { accepted: 99 }],
    ["one that is open", { open: 1 }],
    ["one that is said to be exported and did not arrive", { exported: 91, dropped: 9 }],
    ["one that arrived and is said to be lost", { exported: 89, dropped: 11 }],
    ["one that is lost without a word", { dropped: 9 }],
  ])("tells of %s", (_, wrong) => {
    expect(unexplained({ made: 100, arrivals, books: { ...books, ...wrong } })).toBeGreaterThan(0);
  });
});
