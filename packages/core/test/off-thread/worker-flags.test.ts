import { execFileSync } from "node:child_process";
import process from "node:process";
import { Worker } from "node:worker_threads";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { inheritedFlags, withoutRefused } from "../../src/off-thread/worker-flags.ts";

/** What `Worker` says of flags: nothing, or what is wrong with them. */
const refusalOf = async (execArgv: string[]): Promise<string | undefined> => {
  try {
    const worker = new Worker("", { eval: true, execArgv, env: {}, stdout: true, stderr: true });
    worker.on("error", () => {});
    await worker.terminate();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

/** As one has to write a value for `NODE_OPTIONS` to hold it. */
const quoted = (value: string): string => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

describe("what a thread of the process takes over", () => {
  test.each([
    ["a value behind an equals sign", ["--conditions=a", "-C=b"], ["--conditions=a", "--conditions=b"]],
    ["a value as the next argument", ["--conditions", "a", "-C", "b"], ["--conditions=a", "--conditions=b"]],
    ["a value with an equals sign", ["--conditions=a=b"], ["--conditions=a=b"]],
    ["a value that looks like a flag", ["--disable-warning", "--no-warnings"], ["--disable-warning=--no-warnings"]],
    ["negations", ["--no-warnings", "--no-strip-types"], ["--no-warnings", "--no-strip-types"]],
    ["underscores", ["--enable_source_maps"], ["--enable-source-maps"]],
    ["underscores of a value", ["--disable_warning=MY_CODE"], ["--disable-warning=MY_CODE"]],
    ["the order", ["--no-warnings", "--warnings"], ["--no-warnings", "--warnings"]],
    ["an older name", ["--enable-network-family-autoselection"], ["--network-family-autoselection"]],
  ])("%s", (_, given, expected) => {
    expect(inheritedFlags(given, undefined)).toEqual(expected);
  });

  test.each([
    ["what is loaded first", ["--import", "./telemetry.js", "--require=./telemetry.cjs", "-r", "./telemetry.cjs"]],
    ["what is run", ["--eval", "1", "-p", "1", "--test", "--watch", "--input-type=module", "--run=start"]],
    ["memory and the debugger", ["--max-old-space-size=256", "--expose-gc", "--inspect=0", "--stack-trace-limit=5"]],
    ["values of flags that are left out", ["--title=--no-warnings", "-e=--no-warnings"]],
    ["nothing", []],
  ])("but not %s", (_, given) => {
    expect(inheritedFlags(given, given.join(" "))).toEqual([]);
  });

  test("NODE_OPTIONS comes first, so that the command line has the last word", () => {
    expect(inheritedFlags(["--warnings"], "--no-warnings --conditions=a")).toEqual([
      "--no-warnings",
      "--conditions=a",
      "--warnings",
    ]);
  });

  test("the permission model, and no warning about it, which the process has given", () => {
    const given = ["--permission", "--allow-fs-read", "/a", "--allow-fs-read=/b,/c", "--allow-worker"];
    expect(inheritedFlags(given, undefined)).toEqual([
      "--permission",
      "--allow-fs-read=/a",
      "--allow-fs-read=/b,/c",
      "--allow-worker",
      "--disable-warning=SecurityWarning",
    ]);
    expect(inheritedFlags([], given.join(" "))).toEqual(inheritedFlags(given, undefined));
    expect(inheritedFlags(["--experimental-permission"], undefined)).toContain("--permission");
  });
});

describe("NODE_OPTIONS is read as Node.js reads it", () => {
  test.each([
    ["several spaces", "  --no-warnings   --conditions=a ", ["--no-warnings", "--conditions=a"]],
    ["quotes around all", '"--conditions=a b"', ["--conditions=a b"]],
    ["quotes within", '--conditions=a" "b', ["--conditions=a b"]],
    ["a quoted value as the next argument", '--conditions "a b"', ["--conditions=a b"]],
    ["escapes between quotes", String.raw`--conditions="a\"b\\c"`, [String.raw`--conditions=a"b\c`]],
    ["a backslash without quotes", String.raw`--conditions=a\b`, [String.raw`--conditions=a\b`]],
    ["a folder of Windows", String.raw`--require C:\app\ --no-warnings`, ["--no-warnings"]],
    ["a flag within a quoted value", '--title="x --no-warnings"', []],
  ])("%s", (_, options, expected) => {
    expect(inheritedFlags([], options)).toEqual(expected);
  });

  test("any value survives its quotes", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, unit: "grapheme" })), (values) => {
        const options = values.map((value) => `--conditions=${quoted(value)}`).join(" ");
        expect(inheritedFlags([], options)).toEqual(values.map((value) => `--conditions=${value}`));
      }),
    );
  });

  // A value that the process tells, beside the same one for the thread.
  test("whatever is written, a process started with it understands the same", () => {
    const piece = fc.constantFrom("a", "/", "=", "-", "\\", " ", "\t", '"', '" "', String.raw`"\""`, String.raw`"\\"`);
    const written = fc
      .array(piece, { minLength: 1, maxLength: 12, size: "max" })
      .map((pieces) => `a${pieces.join("")}`)
      .filter((text) => /^(?:[^ "]|"(?:[^"\\]|\\.)*")+$/s.test(text));
    fc.assert(
      fc.property(written, (text) => {
        const options = `--report-dir=${text} --conditions=${text} --disable-warning ${text}`;
        const told = execFileSync(process.execPath, ["-p", "JSON.stringify(process.report.directory)"], {
          env: { NODE_OPTIONS: options },
          encoding: "utf8",
        });
        const value = JSON.parse(told) as string;
        expect(inheritedFlags([], options)).toEqual([`--conditions=${value}`, `--disable-warning=${value}`]);
      }),
      { numRuns: 25 }, // each is a process
    );
  });
});

describe("`Worker` takes what is inherited", () => {
  const VALUES: Readonly<Record<string, string>> = {
    "--allow-fs-read": "/x",
    "--allow-fs-write": "/x",
    "--conditions": "x",
    "-C": "x",
    "--disable-warning": "x",
    "--dns-result-order": "ipv4first",
    "--experimental-default-type": "module",
    "--max-http-header-size": "20000",
    "--network-family-autoselection-attempt-timeout": "300",
  };

  /** Those that one version of Node.js or another takes for a process, and not for a thread. */
  const OF_THE_PROCESS = /^--(?:(?:no-)?use-system-ca|permission-audit)$/;

  // V8 has many more; these are all that Node.js itself knows.
  const known = Array.from(process.allowedNodeEnvironmentFlags)
    .filter((flag) => !OF_THE_PROCESS.test(flag))
    .map((flag) => (flag in VALUES ? [flag, VALUES[flag] as string] : [flag]));
  const inherited = known.filter((given) => inheritedFlags(given, undefined).length > 0);

  test("each of the flags that Node.js knows", async () => {
    expect(inherited.length).toBeGreaterThan(30);
    for (const given of inherited) {
      expect([given, await refusalOf(inheritedFlags(given, undefined))]).toEqual([given, undefined]);
    }
  });

  /** With both of these, no process begins either. */
  const contradict = (flags: readonly string[]): boolean =>
    flags.includes("--tls-min-v1.3") && flags.includes("--tls-max-v1.2");

  test("any of them together, whatever stands between", async () => {
    const given = fc
      .array(fc.constantFrom(...inherited, ...known), { maxLength: 20, size: "max" })
      .map((flags) => flags.flat())
      .filter((flags) => !contradict(flags));
    await fc.assert(
      fc.asyncProperty(given, async (flags) => {
        expect(await refusalOf(inheritedFlags(flags, undefined))).toBeUndefined();
      }),
      { numRuns: 25 }, // each is a thread
    );
  });
});

test("what `Worker` refuses is left out, and nothing else", async () => {
  const flags = ["--permission", "--allow-fs-read=/a,/b", "--conditions=a", "--stack-trace-limit=5", "--title=a, b"];
  const message = (await refusalOf(flags)) as string;
  expect(withoutRefused(flags, message)).toEqual(["--permission", "--allow-fs-read=/a,/b", "--conditions=a"]);
  const similar = ["--permission", "--conditions=a", "--conditions=ab"];
  expect(withoutRefused(similar, "… flags: --permission-audit, --conditions=ab, --x")).toEqual(similar.slice(0, 2));
});
