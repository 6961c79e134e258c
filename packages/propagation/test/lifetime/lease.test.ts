import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { ROOT_CONTEXT } from "@opentelemetry/api";
import { beforeAll, describe, expect, it } from "vitest";

import { type Ending, Lease, type Steps } from "../../src/lifetime/index.ts";

let collectGarbage: () => void;
beforeAll(() => {
  setFlagsFromString("--expose_gc");
  collectGarbage = runInNewContext("gc") as () => void;
});

const startEnding = () => {
  const told: string[] = [];
  const ending: Ending = {
    context: ROOT_CONTEXT,
    touch: () => void told.push("touch"),
    end: () => void told.push("end"),
    cancel: () => void told.push("cancel"),
    fail: () => void told.push("fail"),
    abandon: () => void told.push("abandon"),
  };
  return { ending, told };
};

const collected = async (until: () => boolean): Promise<boolean> => {
  for (let round = 0; round < 50 && !until(); round += 1) {
    // A reference that was looked at holds until the event loop turns.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  return until();
};

/** A stream as those of client libraries, which has its request's controller. */
const clientStream = (controller = new AbortController()) => ({ controller, iterator: () => {} });

describe("a lease", () => {
  it.each(["end", "cancel", "fail", "abandon"] as const)(
    "that is used to %s tells so, and nothing when it is gone",
    async (method) => {
      const { ending, told } = startEnding();
      const reference = (() => {
        const lease = new Lease(ending);
        lease[method](new Error("no"));
        return new WeakRef(lease);
      })();
      expect(await collected(() => reference.deref() === undefined)).toBe(true);
      await collected(() => false);
      expect(told).toEqual(["touch", method]);
    },
  );

  it("that is gone without a word abandons, and then aborts the request, holding neither stream nor lease", async () => {
    const { ending, told } = startEnding();
    const { signal, references } = (() => {
      const lease = new Lease(ending);
      const stream = clientStream();
      const { signal: aborted } = stream.controller;
      aborted.addEventListener("abort", () => told.push("abort"));
      lease.follows(stream, { pending: 1 });
      return { signal: aborted, references: [new WeakRef(lease), new WeakRef(stream)] };
    })();
    expect(await collected(() => signal.aborted)).toBe(true);
    expect(references.map((reference) => reference.deref())).toEqual([undefined, undefined]);
    expect(told).toEqual(["touch", "abandon", "abort"]);
  });

  it("aborts nothing that may be read otherwise: a stream that is no client's, or has events as well", async () => {
    const { ending, told } = startEnding();
    const controller = new AbortController();
    (() => new Lease(ending).follows({ controller }, { pending: 0 }))();
    expect(await collected(() => told.includes("abandon"))).toBe(true);
    expect(controller.signal.aborted).toBe(false);
  });

  it("that is held neither abandons nor aborts", async () => {
    const { ending, told } = startEnding();
    const lease = new Lease(ending);
    const controller = new AbortController();
    lease.follows(clientStream(controller), { pending: 0 });
    for (let round = 0; round < 5; round += 1) await collected(() => false);
    expect([told, controller.signal.aborted]).toEqual([["touch"], false]);
    lease.end();
  });
});

describe("the request of a stream that a lease follows", () => {
  const follow = (steps: Steps, controller = new AbortController()) => {
    const { ending, told } = startEnding();
    const lease = new Lease(ending);
    lease.follows(clientStream(controller), steps);
    return { lease, told, controller, steps };
  };

  it("cancels when it is aborted between two steps, and not within one: that step tells more", () => {
    const between = follow({ pending: 0 });
    between.controller.abort();
    expect(between.told).toEqual(["touch", "cancel"]);
    const within = follow({ pending: 1 });
    within.controller.abort();
    expect(within.told).toEqual(["touch"]);
  });

  it("that was aborted before cancels at once", () => {
    const controller = new AbortController();
    controller.abort();
    expect(follow({ pending: 0 }, controller).told).toEqual(["touch", "cancel"]);
  });

  it("tells nothing once the steps are over", () => {
    const { told, controller, steps } = follow({ pending: 0 });
    steps.over?.();
    controller.abort();
    expect(told).toEqual(["touch"]);
  });

  it.each([
    {},
    { controller: null },
    { controller: { signal: {}, abort: () => {} } },
    { controller: { signal: new EventTarget() } },
  ])("is none where there is no controller: %o", (stream) => {
    const { ending, told } = startEnding();
    new Lease(ending).follows(stream, { pending: 0 });
    expect(told).toEqual(["touch"]);
  });
});
