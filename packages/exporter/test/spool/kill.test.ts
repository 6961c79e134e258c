import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { DiskSpool } from "../../src/spool/disk-spool.ts";
import { SpoolNews, takeAll } from "../support/spool.ts";

const PROGRAM = fileURLToPath(new URL("support/spool-process.ts", import.meta.url));

const runs = Number(process.env["FC_NUM_RUNS"] ?? 0);
const kills = runs >= 1000 ? 200 : 6;
const seed = Number(process.env["FC_SEED"] ?? Date.now()) >>> 0;

let state = seed;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

/** What it says goes to a file: what was written there stays when it is killed, and the file never makes it wait. */
class SpoolProcess {
  readonly #child: ChildProcess;
  readonly #output: string;

  constructor(directory: string, name: string) {
    this.#output = join(directory, `${name}.said`);
    const args = ["--conditions=@sideband/source", "--no-warnings", PROGRAM, join(directory, "spool"), name];
    const output = openSync(this.#output, "wx");
    this.#child = spawn(process.execPath, args, { stdio: ["ignore", output, "inherit"] });
    closeSync(output);
  }

  /** Resolves when it has said so much. */
  async hasSaid(bytes: number): Promise<void> {
    while (this.#child.exitCode === null && statSync(this.#output).size < bytes) await sleep(3);
  }

  async kill(): Promise<void> {
    const closed = once(this.#child, "close");
    if (!this.#child.kill("SIGKILL")) throw new Error("It had ended by itself");
    await closed;
  }

  lines(): string[] {
    return readFileSync(this.#output, "latin1").split("\n").slice(0, -1);
  }
}

/** What follows `word` in the lines that begin with it. */
const idsOf = (lines: readonly string[], word: string): string[] =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

/** Whether records of each process came out in the order in which they had gone in. */
const inOrder = (taken: readonly string[]): boolean => {
  const last = new Map<string, number>();
  return taken.every((id) => {
    const [name = "", number = ""] = id.split(".");
    const before = last.get(name) ?? -1;
    last.set(name, Number(number));
    return Number(number) > before;
  });
};

test("fault 18: of processes that are killed, two of them at work at a time, what was stored is there, in order, once", async () => {
  const directory = await mkdtemp(join(tmpdir(), "sideband-spool-"));
  const living: SpoolProcess[] = [];
  const dead: SpoolProcess[] = [];
  try {
    for (let started = 0; dead.length < kills;) {
      if (started < kills) living.push(new SpoolProcess(directory, `${started++}`));
      if (living.length < 2 && started < kills && random(3) > 0) continue;
      const [next] = living.splice(random(living.length), 1);
      if (next === undefined) break;
      // From "has not even looked around" to "has filled many files".
      await next.hasSaid(random(5) === 0 ? 1 : random(60_000));
      await next.kill();
      dead.push(next);
    }

    const news = new SpoolNews();
    const spool = new DiskSpool({ directory: join(directory, "spool"), log: () => {} });
    await spool.open(news.listener);
    const rest = (await takeAll(spool)).map((text) => text.split(":", 1)[0] ?? "");
    expect(spool.items).toBe(0);
    await spool.close();

    const said = dead.map((one) => one.lines());
    const appended = new Set(said.flatMap((lines) => idsOf(lines, "append")));
    const stored = said.flatMap((lines) => idsOf(lines, "stored"));
    const taken = said.map((lines) => idsOf(lines, "taken"));
    const found = [...taken.flat(), ...rest];
    const all = new Set(found);
    const expectNone = (ids: readonly unknown[]): void => expect(ids, `seed ${seed}`).toEqual([]);
    expectNone(said.flatMap((lines) => idsOf(lines, "wrong")));
    expectNone(found.filter((id) => !appended.has(id)));
    expectNone(stored.filter((id) => !all.has(id)));
    expectNone([...taken, rest].filter((ids) => !inOrder(ids)));

    // One that had been taken out may come again only if its process died before the disk knew.
    const times = new Map<string, number>();
    for (const id of found) times.set(id, (times.get(id) ?? 0) + 1);
    for (const [index, lines] of said.entries()) {
      const marked = lines.filter((line) => line === "marked").length;
      for (const id of taken[index]?.slice(marked) ?? []) times.set(id, (times.get(id) ?? 0) - 1);
    }
    expectNone([...times].filter(([, count]) => count > 1));
    // What one had just made, and not marked yet, is left alone for a minute.
    expectNone((await readdir(join(directory, "spool"))).filter((name) => !/^(quarantine$|new-)/.test(name)));
  } finally {
    for (const one of living) await one.kill();
    await rm(directory, { recursive: true, force: true });
  }
});
