import { describe, expect, test } from "vitest";

import { parseCommandLine } from "../src/command-line.ts";
import { FULL, QUICK } from "../src/settings.ts";

const KNOWN = ["encode-small", "flood", "idle"];

const parse = (...args: string[]): ReturnType<typeof parseCommandLine> => parseCommandLine(args, KNOWN);

describe("parseCommandLine", () => {
  test("runs all, in full, and prints a table, unless told otherwise", () => {
    expect(parse()).toEqual({ names: KNOWN, settings: FULL });
  });

  test("runs those that are named, in the order of the list", () => {
    expect(parse("idle", "encode-small").names).toEqual(["encode-small", "idle"]);
    expect(() => parse("flod")).toThrow("Expected names out of encode-small, flood, idle, got flod");
  });

  test("gives JSON to the output or to a file, and takes no name for a file", () => {
    expect(parse("--json").json).toBe("-");
    expect(parse("--json", "--quick").json).toBe("-");
    expect(parse("--json", "flood")).toMatchObject({ json: "-", names: ["flood"] });
    expect(parse("--json", "out.json", "flood")).toMatchObject({ json: "out.json", names: ["flood"] });
    expect(parse("--json=flood")).toMatchObject({ json: "flood", names: KNOWN });
  });

  test("shortens everything, or what it is told to", () => {
    expect(parse("--quick").settings).toEqual(QUICK);
    expect(parse("--turns", "3", "--rounds=2").settings).toEqual({ ...FULL, turns: 3, rounds: 2 });
    expect(parse("--rounds", "9").settings).toEqual({ ...FULL, rounds: 9 });
    expect(() => parse("--turns", "0")).toThrow("Expected `--turns` to be a whole number >= 1, got 0");
    expect(() => parse("--rounds", "1.5")).toThrow("Expected `--rounds` to be a whole number >= 1, got 1.5");
  });
});
