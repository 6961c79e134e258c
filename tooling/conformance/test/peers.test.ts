import { beforeAll, describe, expect, it } from "vitest";

import { runSuite, type SuiteResult } from "../src/suite.ts";
import { failuresOf, findingsOf } from "./support/failures.ts";
import { knownFailures, surprises } from "./support/known-failures.ts";
import { SUITE_TIMEOUT_MS } from "./support/run-time.ts";

let openInference: SuiteResult;
let langfuse: SuiteResult;
beforeAll(async () => {
  [openInference, langfuse] = (await runSuite({ adapters: ["openinference", "langfuse"] })) as [
    SuiteResult,
    SuiteResult,
  ];
}, SUITE_TIMEOUT_MS);

describe("the suite, with OpenInference", () => {
  it("finds what is known to fail", async () => {
    const found = failuresOf(openInference);
    expect(surprises(await knownFailures("openinference", found), found)).toEqual([]);
  });

  it("passes what is right", () => {
    expect(findingsOf(openInference, "success", "openai 7 chat")).toEqual([]);
    expect(findingsOf(openInference, "`withOptions()` clones", "openai 7 chat")).toEqual([]);
  });

  it("sees that a call of a client that traces by itself has two spans, and that headers go to the vendor", () => {
    expect(findingsOf(openInference, "500 kB prompt", "anthropic 1 messages")).toEqual(["requests", "spans"]);
  });

  it("sees a stream that is read on after it was left", () => {
    expect(findingsOf(openInference, "left by `break`", "openai 7 chat")).toContain("upstream");
  });

  it("outlives a rejection that takes the application down", () => {
    expect(findingsOf(openInference, "reset mid-stream", "openai 7 chat")).toContain("rejections");
  });

  it("does not judge what is never recorded", () => {
    expect(openInference.notRecorded).toEqual(["timeToFirstChunk"]);
  });
});

describe("the suite, with Langfuse", () => {
  it("finds what is known to fail", async () => {
    const found = failuresOf(langfuse);
    expect(surprises(await knownFailures("langfuse", found), found)).toEqual([]);
  });

  it("passes what is right", () => {
    expect(findingsOf(langfuse, "HTTP 500", "openai 7 chat")).toEqual([]);
    expect(findingsOf(langfuse, "parallel streams", "openai 6 responses")).toEqual([]);
  });

  it("sees a method that is gone", () => {
    expect(findingsOf(langfuse, "`withResponse()`", "openai 7 chat")).toContain("output");
  });

  it("sees a span that never ends", () => {
    expect(findingsOf(langfuse, "left by `break`", "openai 7 chat")).toContain("ends");
  });

  it("leaves the clients out that it does not know", () => {
    expect(langfuse.cells.filter(({ client }) => client.startsWith("anthropic"))).toEqual([]);
  });
});
