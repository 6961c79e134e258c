import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import { reply } from "../../src/index.ts";
import { endpointKeys, post } from "./post.ts";
import { RenewedProvider } from "./renewed-provider.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 200);

const FIELDS = [
  "model",
  "messages",
  "stream",
  "stream_options",
  "n",
  "input",
  "dimensions",
  "encoding_format",
  "max_tokens",
  "system",
  "contents",
  "content",
  "requests",
  "systemInstruction",
  "outputDimensionality",
  "text",
  "tools",
];

const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(-1, 0, 1.5, 1e15, true, "", "a", [null], [[]], { parts: [null] }, [{ content: { parts: "x" } }]),
);

const script = reply.toolCalls([{ name: "t", arguments: {} }], { reasoning: "r" });
const renewed = new RenewedProvider();

afterAll(() => renewed[Symbol.asyncDispose]()); // rejects if the provider has failed

test("whatever a client sends, it is served or refused; the provider does not fail", () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...endpointKeys),
      fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 4 }),
      async (endpoint, fields) => {
        const response = await post(await renewed.with(script), endpoint, fields);
        expect([200, 400]).toContain(response.status);
        expect(await response.text()).not.toBe("");
      },
    ),
    { numRuns },
  ));
