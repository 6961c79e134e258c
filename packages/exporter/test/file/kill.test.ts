import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { NEVER } from "../support/http-sender.ts";
import { makeScratch } from "./support/scratch.ts";
import { makeSender, payload } from "./support/requests.ts";

const program = fileURLToPath(new URL("support/append-process.ts", import.meta.url));

/** What the program said it had sent when it was killed, after so many lines. */
const sentUntilKilled = async (path: string, prefix: string, lines: number): Promise<string[]> => {
  const args = ["--conditions=@sideband/source", "--no-warnings", program, path, prefix, "200000"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split("\n").length > lines) child.kill("SIGKILL");
  });
  await once(child, "close");
  const names = said.split("\n").filter((name) => name.endsWith(":"));
  expect(names.length).toBeGreaterThanOrEqual(lines);
  return names;
};

test("of a process that is killed, every line that was sent is there, and at most one that is not whole", async () => {
  await using scratch = await makeScratch();
  const path = scratch.path("spans.jsonl");
  const sent: string[] = [];
  const kills = 4;
  for (let kill = 0; kill < kills; kill++) sent.push(...(await sentUntilKilled(path, `run ${kill}`, 10 + 7 * kill)));
  await makeSender({ path }).send(payload("the last:"), NEVER);
  sent.push("the last:");

  const found: string[] = [];
  let torn = 0;
  for (const file of await readdir(scratch.path("."))) {
    const text = await readFile(scratch.path(file), "utf8");
    expect(text.at(-1)).toBe("\n");
    for (const one of text.trimEnd().split("\n")) {
      try {
        const { resourceSpans } = JSON.parse(one);
        found.push(resourceSpans[0].scopeSpans[0].spans[0].name.replace(/x*$/u, ""));
      } catch {
        torn++;
      }
    }
  }
  expect(torn).toBeLessThanOrEqual(kills);
  expect(new Set(found).size).toBe(found.length);
  expect(found).toEqual(expect.arrayContaining(sent));
});
