import process from "node:process";
import { setImmediate } from "node:timers/promises";

import { describe, expect, test, vi } from "vitest";

import type { Resource } from "../../src/sdk/resource.ts";
import { SECRET, tokenRedactor } from "./support/redactors.ts";
import { hostileSpan, resourceOf } from "./support/spans.ts";

const clean = (resource: object, redactor = tokenRedactor()): Resource =>
  redactor.span(hostileSpan({ resource })).resource;

/** A resource on which detectors still work. */
class Pending implements Resource {
  asyncAttributesPending = true;
  reads = 0;
  #found: Resource["attributes"] = { early: "a" };

  arrive(attributes: Resource["attributes"]): void {
    this.#found = attributes;
    this.asyncAttributesPending = false;
  }

  get attributes(): Resource["attributes"] {
    this.reads += 1;
    return this.#found;
  }

  waitForAsyncAttributes(): Promise<void> {
    return Promise.reject(new Error(SECRET));
  }

  merge(): Resource {
    return resourceOf({ merged: SECRET });
  }

  getRawAttributes(): [string, unknown][] {
    return [
      ["late", Promise.resolve(SECRET)],
      ["failed", Promise.reject(new Error("no"))],
      [SECRET, 1],
    ];
  }
}

describe("a resource whose detectors still work", () => {
  test("is not read before it has to be, and once when it is final", () => {
    const pending = new Pending();
    const copy = clean(pending);
    expect(pending.reads).toBe(0);
    expect(copy.asyncAttributesPending).toBe(true);
    expect(copy.attributes).toEqual({ early: "a" });
    pending.arrive({ late: SECRET });
    expect(copy.asyncAttributesPending).toBe(false);
    expect([copy.attributes, copy.attributes]).toEqual([{ late: "[ZAP]" }, { late: "[ZAP]" }]);
    expect(pending.reads).toBe(2);
  });

  test("has been waited for when its detectors fail, whatever they say", async () => {
    await expect(clean(new Pending()).waitForAsyncAttributes?.()).resolves.toBeUndefined();
  });

  test("gives raw attributes that are clean when they arrive", async () => {
    const raw = clean(new Pending()).getRawAttributes() as [string, unknown][];
    expect(raw.map(([key]) => key)).toEqual(["late", "failed", "[ZAP]"]);
    await expect(raw[0]?.[1]).resolves.toBe("[ZAP]");
    await expect(raw[1]?.[1]).rejects.toThrow();
    expect(raw[2]?.[1]).toBe(1);
  });

  test("may have raw attributes that fail, and nobody looks", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    clean(new Pending()).getRawAttributes();
    await setImmediate();
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("merges to one that is clean", () => {
    expect(clean(new Pending()).merge(null).attributes).toEqual({ merged: "[ZAP]" });
  });
});

describe("a resource that is final", () => {
  test("is cleaned at once, and once", () => {
    const redactor = tokenRedactor();
    const attributes: Record<string, string> = { note: SECRET };
    const resource = { ...resourceOf(attributes), schemaUrl: `https://example.com/${SECRET}` };
    const copy = clean(resource, redactor);
    attributes["note"] = "changed";
    clean(resource, redactor);
    expect(copy.attributes).toEqual({ note: "[ZAP]" });
    expect(copy.schemaUrl).toBe("https://example.com/[ZAP]");
    expect(redactor.counts().replaced).toEqual([{ detector: "test-token", surface: "resource", count: 2 }]);
  });

  test("has no schema where there was none", () => {
    expect("schemaUrl" in clean(resourceOf())).toBe(false);
  });

  test.each([
    [
      "whose attributes throw",
      {
        get attributes(): never {
          throw new Error(SECRET);
        },
      },
    ],
    [
      "that cannot say whether it is",
      {
        attributes: {},
        get asyncAttributesPending(): never {
          throw new Error(SECRET);
        },
      },
    ],
    ["that is none", 5],
    ["that is missing", undefined],
  ])("%s is an empty one", (_, resource) => {
    const copy = clean(resource as object);
    expect(copy.attributes).toEqual({});
    expect(copy.getRawAttributes()).toEqual([]);
  });

  test("that is missing merges to the other", () => {
    const other = resourceOf();
    expect(clean(undefined as never).merge(other)).toBe(other);
    expect(clean(undefined as never).merge(null).attributes).toEqual({});
  });
});
