import { describe, expect, it } from "vitest";

import { patch } from "../../src/lifetime/index.ts";

class Base {
  inherited(): string {
    return "base";
  }
}

describe("patch", () => {
  it("replaces what an object inherits, unseen, and takes it back", () => {
    const target = Object.assign(new Base(), { own: 1 });
    const restore = patch(target, "inherited", () => "patched");
    expect([target.inherited(), Object.keys(target), Object.assign({}, target)]).toEqual([
      "patched",
      ["own"],
      { own: 1 },
    ]);
    restore();
    expect([target.inherited(), Reflect.ownKeys(target)]).toEqual(["base", ["own"]]);
  });

  it("replaces what an object has, as visible as it was, and takes it back", () => {
    const target = { own: 1 };
    const before = Object.getOwnPropertyDescriptors(target);
    const restore = patch(target, "own", 2);
    expect(target).toEqual({ own: 2 });
    restore();
    expect(Object.getOwnPropertyDescriptors(target)).toEqual(before);
  });

  it("does not take back what somebody else has put there since", () => {
    const target = { own: 1 };
    const restore = patch(target, "own", 2);
    patch(target, "own", 3);
    restore();
    expect(target.own).toBe(3);
  });

  it("throws where an object takes no changes", () => {
    expect(() => patch(Object.freeze({}), "own", 1)).toThrow(TypeError);
  });
});
