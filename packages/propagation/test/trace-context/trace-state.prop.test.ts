import type { TraceState } from "@opentelemetry/api";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parseTraceState } from "../../src/trace-context/parse-trace-state.ts";
import { header, key, member, value } from "./arbitrary.ts";
import { TRACESTATE, TRACESTATE_MEMBER } from "./grammar.ts";
import { mutated } from "./mutated.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 500);

type Members = readonly (readonly [key: string, value: string])[];

const textOf = (members: Members): string => members.map(([key, value]) => `${key}=${value}`).join(",");

/** A list, as simple as it can be. */
const model = {
  isValid: (key: string, value: string): boolean => TRACESTATE_MEMBER.test(`${key}=${value}`),

  parse(header: string): Members {
    const list = header.split(",").map((member) => member.replace(/^[ \t]+|[ \t]+$/gu, ""));
    const members = list
      .filter((member) => member !== "")
      .map((member) => /^([^=]*)=(.*)$/su.exec(member)?.slice(1, 3) ?? []);
    const isValid = members.every(
      ([key = "", value = ""]) =>
        /^[^=,]{1,256}$/u.test(key) && TRACESTATE_MEMBER.test(`k=${value}`) && TRACESTATE_MEMBER.test(`${key}=v`),
    );
    if (!isValid || members.length > 32) return [];
    const first = members.filter(([key], index) => members.findIndex(([other]) => other === key) === index);
    return model.shorten(first as [string, string][]);
  },

  shorten(members: Members, kept?: string): Members {
    if (textOf(members).length <= 512) return members;
    const long = members.findLastIndex(([key, value]) => key !== kept && `${key}=${value}`.length > 128);
    const last = members.findLastIndex(([key]) => key !== kept);
    return model.shorten(members.toSpliced(long === -1 ? last : long, 1), kept);
  },

  set(members: Members, key: string, value: string): Members {
    if (!model.isValid(key, value)) return members;
    return model.shorten([[key, value] as const, ...model.unset(members, key)].slice(0, 32), key);
  },

  unset: (members: Members, key: string): Members => members.filter(([other]) => other !== key),
};

const expectSame = (state: TraceState, members: Members): void => {
  expect(state.serialize()).toBe(textOf(members));
  for (const [key, value] of members) expect(state.get(key)).toBe(value);
  if (members.length > 0) expect(state.serialize()).toMatch(TRACESTATE);
};

describe("a trace state is like a simple list", () => {
  test("read from a header", () => {
    fc.assert(
      fc.property(mutated(header), (header) => expectSame(parseTraceState(header), model.parse(header))),
      { numRuns: numRuns * 4 },
    );
  });

  test("after any changes, of which none changes what was before", () => {
    const fewKeys = fc.constantFrom("a", "b", "ot");
    const change = fc.oneof(
      fc.record({ set: fc.oneof(fewKeys, key, mutated(key)), to: fc.oneof(value, mutated(value)) }),
      fc.record({ unset: fc.oneof(fewKeys, key) }),
      fc.record({ unsetAt: fc.nat() }),
      fc.record({ setAt: fc.nat(), to: value }),
    );
    fc.assert(
      fc.property(header, fc.array(change, { maxLength: 40, size: "max" }), (header, changes) => {
        let state = parseTraceState(header);
        let members = model.parse(header);
        for (const change of changes) {
          const before = { state, text: state.serialize() };
          const at = "unsetAt" in change ? change.unsetAt : "setAt" in change ? change.setAt : 0;
          const known = members[at % Math.max(1, members.length)]?.[0] ?? "a";
          if ("to" in change) {
            const key = "set" in change ? change.set : known;
            state = state.set(key, change.to);
            members = model.set(members, key, change.to);
          } else {
            const key = "unset" in change ? change.unset : known;
            state = state.unset(key);
            members = model.unset(members, key);
          }
          expectSame(state, members);
          expect(before.state.serialize()).toBe(before.text);
        }
      }),
      { numRuns },
    );
  });

  test("however many headers it comes in", () => {
    fc.assert(
      fc.property(fc.array(header, { maxLength: 4 }), (headers) => {
        expect(parseTraceState(headers).serialize()).toBe(parseTraceState(headers.join(",")).serialize());
      }),
      { numRuns },
    );
  });

  test("what is sent is read as it was", () => {
    fc.assert(
      fc.property(mutated(header), (header) => {
        const sent = parseTraceState(header).serialize();
        expect(parseTraceState(sent).serialize()).toBe(sent);
      }),
      { numRuns },
    );
  });
});

test("what is set is there, whatever was before", () => {
  fc.assert(
    fc.property(header, member, (header, [key, value]) => {
      fc.pre(key.length + value.length < 512);
      const state = parseTraceState(header).set(key, value);
      expect(state.get(key)).toBe(value);
      expect(`${state.serialize()},`.startsWith(`${key}=${value},`)).toBe(true);
    }),
    { numRuns },
  );
});

test("whatever takes the place of a header, a key or a value does not throw", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.anything());
  fc.assert(
    fc.property(fc.oneof(text, fc.array(text)), text, text, (header, key, value) => {
      const state = parseTraceState(header as string)
        .set(key as string, value as string)
        .unset(key as string);
      state.get(key as string);
      expect(state.serialize()).toMatch(/^$|^[\x20-\x7e]+$/u);
    }),
    { numRuns },
  );
});
