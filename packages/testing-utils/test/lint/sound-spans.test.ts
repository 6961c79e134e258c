import { describe, expect, it } from "vitest";

import { SPANS } from "@sideband/semconv";

import { lintSpans } from "../../src/index.ts";
import { readSubject } from "../../src/lint/read-subject.ts";
import { resolveLintOptions } from "../../src/lint/lint-options.ts";
import { spanTypeOf } from "../../src/lint/span-type.ts";
import { SOUND } from "./support/sound-spans.ts";

describe("spans that follow the conventions", () => {
  it.each(Object.entries(SOUND))("%s has no findings", (_, span) => {
    expect(lintSpans([span])).toEqual([]);
  });

  it("are there for every type of span", () => {
    const types = Object.values(SOUND).map((span) => {
      const subject = readSubject(span);
      return subject && spanTypeOf(subject, resolveLintOptions())?.name;
    });
    expect(new Set(types.filter((type) => type !== undefined))).toEqual(new Set(Object.keys(SPANS)));
  });
});
