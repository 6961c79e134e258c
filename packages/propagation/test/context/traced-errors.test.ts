import { describe, expect, it } from "vitest";

import { traced } from "../../src/index.ts";
import { collect, ERROR, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
useDiagnostics();

class PaymentError extends Error {}

const exceptions = (): [string, unknown][] =>
  recorder()
    .spans()
    .flatMap(({ name, events }) =>
      events.map((event): [string, unknown] => [`${name}: ${event.name}`, event.attributes]),
    );

const fail = (error: unknown) => async (): Promise<never> => {
  throw error;
};

describe("an error", () => {
  it("is recorded once, by the innermost span; each span that it passes fails", async () => {
    const error = new PaymentError("card 4111 refused");
    const inner = traced("inner")(fail(error));
    const middle = traced("middle")(async function* middle() {
      yield await inner();
    });
    const outer = traced("outer")(() => collect(middle()));
    await expect(outer()).rejects.toBe(error);
    expect(recorder().names()).toEqual(["middle > inner", "outer > middle", "outer"]);
    for (const { status, attributes } of recorder().spans()) {
      expect(status).toEqual({ code: ERROR, message: "PaymentError" });
      expect(attributes).toEqual({ "error.type": "PaymentError" });
    }
    expect(exceptions()).toEqual([["inner: exception", { "exception.type": "PaymentError" }]]);
  });

  it("that is wrapped in another is another", async () => {
    const cause = new PaymentError("card 4111 refused");
    const inner = traced("inner")(fail(cause));
    const outer = traced("outer")(() =>
      inner().catch((error: unknown) => {
        throw new RangeError("failed", { cause: error });
      }),
    );
    await expect(outer()).rejects.toThrow("failed");
    expect(exceptions().map(([where]) => where)).toEqual(["inner: exception", "outer: exception"]);
  });

  it("that is kept and thrown again is recorded again in another trace", async () => {
    const error = Object.freeze(new PaymentError("card 4111 refused"));
    const work = traced("work")(fail(error));
    for (let call = 0; call < 2; call += 1) await expect(work()).rejects.toBe(error);
    expect(exceptions()).toHaveLength(2);
  });

  it("is left to an outer span where the inner one does not record", async () => {
    const error = new PaymentError("card 4111 refused");
    const unsampled = { startSpan: () => recorder().tracerProvider.getTracer("t").startSpan("gone") };
    const silent = {
      startSpan: () => new Proxy(unsampled.startSpan(), { get: (span, key) => key === "isRecording" ? () => false : Reflect.get(span, key).bind(span) as unknown }), // prettier-ignore
    };
    const inner = traced({ name: "inner", tracer: silent as never })(fail(error));
    await expect(traced("outer")(inner)()).rejects.toBe(error);
    expect(exceptions().map(([where]) => where)).toEqual(["outer: exception"]);
  });

  it("tells its text where that is wanted, and only there", async () => {
    const error = new PaymentError("card 4111 refused");
    const inner = traced({ name: "inner", captureErrorText: true })(fail(error));
    await expect(traced("outer")(inner)()).rejects.toBe(error);
    expect(
      recorder()
        .spans()
        .map(({ status }) => status.message),
    ).toEqual(["card 4111 refused", "PaymentError"]);
    expect(exceptions()).toEqual([
      [
        "inner: exception",
        {
          "exception.type": "PaymentError",
          "exception.message": "card 4111 refused",
          "exception.stacktrace": error.stack,
        },
      ],
    ]);
  });

  it.each([["secret"], [undefined], [null], [42], [Symbol("secret")]])(
    "that is no object, %s, fails the spans, and has nothing else to tell",
    async (thrown) => {
      const inner = traced({ name: "inner", captureErrorText: true })(fail(thrown));
      await expect(traced("outer")(inner)()).rejects.toBe(thrown);
      const description = thrown === "secret" ? "secret" : "_OTHER";
      expect(
        recorder()
          .spans()
          .map(({ status }) => status.message),
      ).toEqual([description, "_OTHER"]);
      expect(
        recorder()
          .spans()
          .map(({ attributes }) => attributes),
      ).toEqual([{ "error.type": "_OTHER" }, { "error.type": "_OTHER" }]);
      expect(exceptions()).toEqual([]);
    },
  );

  it("that defends itself is passed on as it is", async () => {
    const hostile = new Proxy(new Error("secret"), {
      get: () => {
        throw new Error("get");
      },
    });
    await expect(traced("work")(fail(hostile))().catch((error: unknown) => error === hostile)).resolves.toBe(true);
    expect(recorder().span().attributes["error.type"]).toBe("_OTHER");
  });
});
