import { context, trace } from "@opentelemetry/api";
import { traced } from "@sideband/propagation";
import { expect, it } from "vitest";

import { recordError } from "../src/index.ts";
import { ERROR, startRecorder, useContextManager, useDiagnostics } from "./recorder.ts";

useContextManager();
useDiagnostics();

const exceptionsOf = (recorder: ReturnType<typeof startRecorder>): unknown[] =>
  recorder
    .spans()
    .flatMap(({ name, events }) => events.map(({ attributes }) => [name, attributes?.["exception.message"]]));

it("an error is recorded once through the spans of `traced` and of a tracer, by the innermost that records it", async () => {
  const recorder = startRecorder();
  const llm = recorder.llm({ captureContent: "span" });
  const error = new RangeError("quotes the prompt");
  const outer = traced({ name: "outer", tracerProvider: recorder.tracerProvider })(() =>
    llm.agent({ name: "a" }, () =>
      llm.chat({ provider: "acme" }, async () => {
        throw error;
      }),
    ),
  );
  await expect(outer()).rejects.toBe(error);
  expect(recorder.spans().map(({ status }) => status.code)).toEqual([ERROR, ERROR, ERROR]);
  expect(exceptionsOf(recorder)).toEqual([["chat", "quotes the prompt"]]);
});

it("an error that a tracer does not record, for it quotes, is told by its type alone further out", async () => {
  const recorder = startRecorder();
  const outer = traced({ name: "outer", tracerProvider: recorder.tracerProvider })(() =>
    recorder.llm().chat({ provider: "acme" }, async () => {
      throw new RangeError("quotes the prompt");
    }),
  );
  await expect(outer()).rejects.toThrow();
  expect(exceptionsOf(recorder)).toEqual([["outer", undefined]]);
});

it("`recordError` records what it is asked to, though a span within has", async () => {
  const recorder = startRecorder();
  const span = recorder.tracerProvider.getTracer("t").startSpan("mine");
  const inner = traced({ name: "inner", tracerProvider: recorder.tracerProvider })((): never => {
    throw new RangeError("quotes the prompt");
  });
  try {
    context.with(trace.setSpan(context.active(), span), inner);
  } catch (error) {
    recordError(span, error, { captureContent: "span" });
  }
  span.end();
  expect(exceptionsOf(recorder)).toEqual([
    ["inner", undefined],
    ["mine", "quotes the prompt"],
  ]);
});
