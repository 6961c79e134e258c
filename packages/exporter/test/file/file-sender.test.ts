import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager, provider } from "sdk-under-test";
import { afterEach, describe, expect, test } from "vitest";

import { NEVER } from "../support/http-sender.ts";
import { line, request } from "./support/requests.ts";
import { SENT, setUp } from "./support/set-up.ts";

describe("a line", () => {
  test("is not made of what is no request", async () => {
    const { disk, sender, send } = setUp();
    expect(await sender.send({ body: Buffer.from([0x0a, 0x05, 0x61]), items: 1 }, NEVER)).toMatchObject({
      kind: "failed",
      by: "sender",
      error: { code: "unexpected", cause: expect.any(RangeError) },
    });
    expect(disk.names()).toEqual([]);
    expect(await send("a")).toEqual(SENT);
  });

  test("of an empty request is an empty message", async () => {
    const { disk, sender } = setUp();
    expect(await sender.send({ body: Buffer.alloc(0), items: 0 }, NEVER)).toEqual(SENT);
    expect(disk.text("spans.jsonl")).toBe("{}\n");
  });

  test("is of the body as it was while the request was under way, whatever becomes of the memory afterwards", async () => {
    const { disk, sender } = setUp();
    const body = request("mine");
    const another = request("other");
    expect(await sender.send({ body, items: 1 }, NEVER)).toEqual(SENT);
    body.fill(0);
    expect(await sender.send({ body: another, items: 1 }, NEVER)).toEqual(SENT);
    expect(disk.text("spans.jsonl")).toBe(line("mine") + line("other"));
  });

  test("that is written slowly keeps its memory to itself", async () => {
    const { disk, send } = setUp();
    const names = ["a", "b", "c"].map((letter) => letter.repeat(50_000));
    disk.gate = (operation) => (operation === "write" ? new Promise((resolve) => setTimeout(resolve, 2)) : undefined);
    expect(await Promise.all(names.map(send))).toEqual([SENT, SENT, SENT]);
    expect(disk.text("spans.jsonl")).toBe(names.map(line).join(""));
  });
});

describe("a file", () => {
  test.each([
    ["another", {}],
    ["one of the same number on another disk", { dev: 2 }],
    ["one of another number on the same disk", { ino: 1000 }],
  ])("in whose place somebody put %s is left alone", async (_, identity) => {
    const { disk, send } = setUp();
    await send("a");
    const { dev, ino } = await disk.fileSystems.pool.status(disk.path("spans.jsonl"));
    disk.move("spans.jsonl", "spans.jsonl.1");
    disk.write("spans.jsonl", "{}\n", "dev" in identity || "ino" in identity ? { dev, ino, ...identity } : {});
    await send("b");
    expect(disk.text("spans.jsonl.1")).toBe(line("a"));
    expect(disk.text("spans.jsonl")).toBe(`{}\n${line("b")}`);
    expect(disk.open).toBe(1);
  });
});

describe("work on files", () => {
  afterEach(() => context.disable());

  test("makes no spans", async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    const tracer = provider({}).getTracer("instrumentation of node:fs");
    const { disk, send } = setUp({ maxFileBytes: 1, fsync: true });
    const recording = new Set<boolean>();
    disk.gate = () => {
      recording.add(tracer.startSpan("fs").isRecording());
      return undefined;
    };
    await Promise.all([send("a"), send("b")]);
    expect(tracer.startSpan("application").isRecording()).toBe(true);
    expect([...recording]).toEqual([false]);
  });
});
