import fc from "fast-check";
import { line } from "sdk-under-test";
import { describe, expect, test } from "vitest";

import { LlmTracer } from "../../src/index.ts";
import { startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();

const RESULT = "gen_ai.tool.call.result";

/** The attributes of a span with this content. */
const attributesOf = (result: unknown, contentAs?: "json" | "structure"): Record<string, unknown> => {
  const recorder = startRecorder();
  const llm = recorder.llm({ captureContent: "span", ...(contentAs !== undefined && { contentAs }) });
  const span = llm.startInference({ provider: "acme", messages: [{ role: "user", parts: [] }] });
  span.recordOutput(result as never);
  span.end();
  llm.tool({ name: "lookup", arguments: '{"id":7}' }, () => result);
  const [inference, tool] = recorder.spans();
  return { ...inference?.attributes, ...tool?.attributes };
};

const messages = [{ role: "assistant", parts: [{ type: "text", content: "It is on its way.\n" }] }];

test("content is JSON unless told otherwise", () => {
  const expected = {
    "gen_ai.input.messages": '[{"role":"user","parts":[]}]',
    "gen_ai.output.messages": JSON.stringify(messages),
    "gen_ai.tool.call.arguments": '{"id":7}',
    [RESULT]: JSON.stringify(messages),
  };
  expect(attributesOf(messages)).toMatchObject(expected);
  expect(attributesOf(messages, "json")).toMatchObject(expected);
});

test("there are two forms", () => {
  expect(() => new LlmTracer({ contentAs: "xml" as "json" })).toThrow(
    new TypeError('Expected `contentAs` to be "json" or "structure", got "xml"'),
  );
  expect(() => new LlmTracer({ contentAs: null as unknown as "json" })).toThrow(
    new TypeError('Expected `contentAs` to be "json" or "structure", got null'),
  );
});

const ofLine = {
  2: () =>
    test("SDK 2.x has no structures, and says so", () => {
      expect(attributesOf(messages, "structure")[RESULT]).toBe(undefined);
      expect(diagnostics.take()).toContain(`Invalid attribute value set for key: ${RESULT}`);
    }),
  3: () =>
    describe("with SDK 3.x", () => {
      test("content is the structure", () => {
        expect(attributesOf(messages, "structure")).toMatchObject({
          "gen_ai.input.messages": [{ role: "user", parts: [] }],
          "gen_ai.output.messages": messages,
          "gen_ai.tool.call.arguments": { id: 7 },
          [RESULT]: messages,
        });
      });

      test.each([
        ["a text", "It is on its way."],
        ["a number", 7],
        ["null", null],
        ["a Date inside", { at: new Date(0) }],
        ["a bigint inside", [2n ** 60n]],
        ["a member named constructor", { constructor: "Ferrari" }],
      ])("what is no structure of texts and numbers is JSON: %s", (_, value) => {
        const json = attributesOf(value, "json")[RESULT];
        expect(json).toBeTypeOf("string");
        expect(attributesOf(value, "structure")[RESULT]).toBe(json);
      });

      test("it is all there: JSON of what is set is what JSON would have been set", () => {
        fc.assert(
          fc.property(fc.oneof(fc.jsonValue(), fc.anything({ withDate: true, withBigInt: true })), (value) => {
            const json = attributesOf(value, "json")[RESULT];
            const structure = attributesOf(value, "structure")[RESULT];
            if (typeof structure === "object")
              expect(JSON.parse(String(json))).toEqual(JSON.parse(JSON.stringify(structure)));
            else expect(structure).toBe(json);
            expect(diagnostics.take()).toEqual([]);
          }),
        );
      });

      test("it is as it was when it was recorded", () => {
        const recorder = startRecorder();
        const span = recorder
          .llm({ captureContent: "span", contentAs: "structure" })
          .startInference({ provider: "acme" });
        const part = { type: "text" as const, content: "before" };
        const changing = [{ role: "assistant", parts: [part] }];
        span.recordOutput(changing);
        part.content = "after";
        changing.pop();
        span.end();
        expect(recorder.span().attributes["gen_ai.output.messages"]).toEqual([
          { role: "assistant", parts: [{ type: "text", content: "before" }] },
        ]);
      });
    }),
};
ofLine[line]();

test("a getter that throws is told once, and is not noticed by the application", () => {
  const result = {
    get a(): never {
      throw new TypeError("secret");
    },
  };
  const recorder = startRecorder();
  const llm = recorder.llm({ captureContent: "span", contentAs: "structure" });
  expect(llm.tool({ name: "lookup" }, () => result)).toBe(result);
  expect(recorder.span().attributes).not.toHaveProperty(RESULT);
  expect(diagnostics.take()).toEqual([expect.stringContaining("serializing content threw TypeError")]);
});
