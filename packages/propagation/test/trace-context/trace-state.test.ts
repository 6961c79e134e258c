import { describe, expect, test } from "vitest";

import { parseTraceState } from "../../src/trace-context/parse-trace-state.ts";

const sent = (header: string | readonly string[]): string => parseTraceState(header).serialize();

const members = (count: number, value = "1"): string[] =>
  Array.from({ length: count }, (_, index) => `m${index}=${value}`);

const keyCharacters = "abcdefghijklmnopqrstuvwxyz0123456789_-*/@";
const valueCharacters = Array.from({ length: 0x7e - 0x20 + 1 }, (_, index) => String.fromCharCode(0x20 + index))
  .filter((character) => !",=".includes(character))
  .join("");

describe("a valid list", () => {
  test.each([
    ["one member", "foo=1", "foo=1"],
    ["several, in their order", "foo=1,bar=2,baz=3", "foo=1,bar=2,baz=3"],
    ["keys that begin with a digit", "1a=1,0=2", "1a=1,0=2"],
    ["keys with several tenants", "foo@=1,foo@@bar=2,foo@bar@baz=3", "foo@=1,foo@@bar=2,foo@bar@baz=3"],
    ["every character", `${keyCharacters}=${valueCharacters}`, `${keyCharacters}=${valueCharacters}`],
    ["a space that leads in the value", "foo= 1", "foo= 1"],
    ["spaces within the value", "foo=1  2", "foo=1  2"],
    ["white space around members", "foo=1 \t , \t bar=2, \t baz=3", "foo=1,bar=2,baz=3"],
    ["white space around the list", "\t foo=1 \t", "foo=1"],
    ["empty members", ",foo=1,, \t,bar=2,", "foo=1,bar=2"],
    ["only empty members", ", ,\t,", ""],
    ["nothing", "", ""],
    ["the longest key", `${"z".repeat(256)}=1`, `${"z".repeat(256)}=1`],
    [
      "the longest tenant and the longest system",
      `${"t".repeat(241)}@${"v".repeat(14)}=1`,
      `${"t".repeat(241)}@${"v".repeat(14)}=1`,
    ],
    ["a short tenant and a long system", `t@${"v".repeat(15)}=1`, `t@${"v".repeat(15)}=1`],
    ["the longest value", `foo=${"v".repeat(256)}`, `foo=${"v".repeat(256)}`],
    ["32 members", members(32).join(","), members(32).join(",")],
    ["32 members and empty ones", `,${members(32).join(",,")},`, members(32).join(",")],
    ["512 characters", `a=${"1".repeat(253)},b=${"2".repeat(254)}`, `a=${"1".repeat(253)},b=${"2".repeat(254)}`],
    ["a key twice: the first is the newest", "foo=1,bar=2,foo=3", "foo=1,bar=2"],
    ["a key that objects have", "constructor=1,foo=2", "constructor=1,foo=2"],
  ])("%s", (_, header, expected) => {
    expect(sent(header)).toBe(expected);
  });

  test.each([
    ["several headers", ["foo=1,bar=2", "rojo=1,congo=2", "baz=3"], "foo=1,bar=2,rojo=1,congo=2,baz=3"],
    ["an empty one first", ["", "foo=1"], "foo=1"],
    ["an empty one last", ["foo=1", ""], "foo=1"],
    ["a key in two of them", ["foo=1", "foo=2"], "foo=1"],
    ["none", [], ""],
  ])("%s", (_, headers, expected) => {
    expect(sent(headers)).toBe(expected);
  });
});

describe("no list, for one member is not valid", () => {
  test.each([
    ["no equals sign", "foo,bar=2"],
    ["no equals sign in the last", "bar=2,foo"],
    ["no key", "=1,bar=2"],
    ["no value", "foo=,bar=3"],
    ["a value of white space", "foo= \t,bar=3"],
    ["a space behind the key", "foo =1"],
    ["a key in upper case", "FOO=1"],
    ["a dot in the key", "foo.bar=1"],
    ["an at sign first in the key", "@foo=1,bar=2"],
    ["an underscore first in the key", "_foo=1"],
    ["a key that is too long", `foo=1,${"z".repeat(257)}=1`],
    ["a value that is too long", `foo=${"v".repeat(257)}`],
    ["an equals sign in the value", "foo=bar=baz"],
    ["a tab in the value", "foo=1\t2"],
    ["a tab first in the value", "foo=\t1"],
    ["a line end", "foo=1\r\nset-cookie: a"],
    ["a line end behind", "foo=1\n"],
    ["a null character", "foo=\0"],
    ["a delete character", "foo=\u007f"],
    ["a letter that is not ASCII", "foo=\u00e4"],
    ["a letter that has the last byte of one that is", "foo=\u0141"],
    ["the same in the key", "f\u0161=1"],
    ["half a pair", "foo=\ud800"],
    ["33 members", members(33).join(",")],
    ["33 members of one key", Array.from({ length: 33 }, () => "a=1").join(",")],
    ["a header and another one in it", "foo=1;bar,2"],
  ])("%s", (_, header) => {
    expect(sent(header)).toBe("");
    expect(parseTraceState(header).get("foo")).toBeUndefined();
  });

  test("what is longer than 32 of the longest members is not looked at", () => {
    const longest = 32 * 514 - 1;
    expect(sent(`foo=1${" ".repeat(longest - 5)}`)).toBe("foo=1");
    expect(sent(`foo=1${" ".repeat(longest - 4)}`)).toBe("");
    expect(sent(["foo=1", " ".repeat(longest - 6)])).toBe("foo=1");
    expect(sent(["foo=1", " ".repeat(longest - 5)])).toBe("");
  });

  test("of many headers no more is looked at than the longest list takes", () => {
    let read = 0;
    const headers = new Proxy(
      Array.from({ length: 1_000_000 }, () => "a=1"),
      {
        get(target, key) {
          if (typeof key === "string" && /^\d+$/u.test(key)) read++;
          return Reflect.get(target, key) as unknown;
        },
      },
    );
    expect(sent(headers)).toBe("");
    expect(read).toBeLessThan(5000);
  });
});

describe("what is too long is shortened by whole members", () => {
  const long = (key: string, length: number): string => `${key}=${"v".repeat(length - key.length - 1)}`;

  test("those longer than 128 characters first", () => {
    expect(sent([long("a", 129), ...members(30, "12345678901")])).toBe(members(30, "12345678901").join(","));
  });

  test("of which the last first, and no more than need be", () => {
    const list = [long("a", 129), long("b", 129), long("c", 129), long("d", 129)];
    expect(sent(list)).toBe(list.slice(0, 3).join(","));
  });

  test("a long one goes before a short one behind it", () => {
    expect(sent(["foo=1", long("a", 256), long("b", 256), "bar=2"])).toBe(["foo=1", long("a", 256), "bar=2"].join(","));
  });

  test("those of 128 characters are short: they go from the end", () => {
    const list = [long("a", 128), long("b", 128), long("c", 128), long("d", 128)];
    expect(sent(list)).toBe(list.slice(0, 3).join(","));
  });

  test("short ones go when no long ones are left", () => {
    expect(sent([long("a", 128), long("b", 258), long("c", 128), long("d", 128), long("e", 128)])).toBe(
      [long("a", 128), long("c", 128), long("d", 128)].join(","),
    );
  });

  test("one character too many is too many", () => {
    expect(sent(`a=${"1".repeat(253)},b=${"2".repeat(255)}`)).toBe(`a=${"1".repeat(253)}`);
  });

  test("one that does not fit alone goes too", () => {
    expect(sent(`${"k".repeat(256)}=${"v".repeat(256)}`)).toBe("");
    expect(sent(`${"k".repeat(256)}=${"v".repeat(255)}`)).toHaveLength(512);
  });
});

describe("a trace state is a value", () => {
  test("get", () => {
    const state = parseTraceState("foo=1,bar= 2");
    expect(state.get("foo")).toBe("1");
    expect(state.get("bar")).toBe(" 2");
    expect(state.get("baz")).toBeUndefined();
    expect(state.get("constructor")).toBeUndefined();
  });

  test("set puts the member in front, in a copy", () => {
    const state = parseTraceState("foo=1,bar=2");
    expect(state.set("baz", "3").serialize()).toBe("baz=3,foo=1,bar=2");
    expect(state.set("bar", "4").serialize()).toBe("bar=4,foo=1");
    expect(state.set("foo", "1").serialize()).toBe("foo=1,bar=2");
    expect(state.set("a", "1").set("b", "2").set("a", "3").serialize()).toBe("a=3,b=2,foo=1,bar=2");
    expect(state.serialize()).toBe("foo=1,bar=2");
    expect(parseTraceState("").set("ot", "th:8").serialize()).toBe("ot=th:8");
  });

  test("unset takes it out, in a copy", () => {
    const state = parseTraceState("foo=1,bar=2");
    expect(state.unset("foo").serialize()).toBe("bar=2");
    expect(state.unset("foo").unset("bar").serialize()).toBe("");
    expect(state.unset("baz")).toBe(state);
    expect(state.serialize()).toBe("foo=1,bar=2");
  });

  test("the last makes room for what is set when there are 32", () => {
    const state = parseTraceState(members(32));
    expect(state.set("ot", "th:8").serialize()).toBe(["ot=th:8", ...members(31)].join(","));
    expect(state.set("m31", "2").serialize()).toBe(["m31=2", ...members(31)].join(","));
  });

  test("the last makes room when the list is too long", () => {
    const state = parseTraceState(members(30, "123456789012"));
    expect(state.serialize()).toHaveLength(499);
    const list = (count: number): string => members(count, "123456789012").join(",");
    expect(state.set("ot", "123456789").serialize()).toBe(`ot=123456789,${list(30)}`);
    expect(state.set("ot", "1234567890").serialize()).toBe(`ot=1234567890,${list(29)}`);
    expect(state.set("ot", "v".repeat(200)).serialize()).toMatch(/^ot=v{200},m0=123456789012,/u);
  });

  test("what is set stays, however long it is", () => {
    const state = parseTraceState(`foo=1,${"a".repeat(100)}=${"1".repeat(256)}`);
    const value = "v".repeat(256);
    expect(state.set("ot", value).serialize()).toBe(`ot=${value},foo=1`);
    expect(state.set("k".repeat(255), value).serialize()).toBe(`${"k".repeat(255)}=${value}`);
  });

  test.each([
    ["a key that is not valid", "FOO", "1"],
    ["no key", "", "1"],
    ["a key with an equals sign", "a=b", "1"],
    ["a value that is not valid", "foo", "a,b"],
    ["a value that ends in a space", "foo", "1 "],
    ["no value", "foo", ""],
    ["a line end", "foo", "1\r\n"],
    ["half a pair", "foo", "\ud800"],
    ["a member that does not fit in a header", "k".repeat(256), "v".repeat(256)],
    ["no string for a key", 1, "1"],
    ["no string for a value", "foo", undefined],
  ])("set changes nothing: %s", (_, key, value) => {
    const state = parseTraceState("foo=1");
    expect(state.set(key as string, value as string)).toBe(state);
    expect(state.serialize()).toBe("foo=1");
  });

  test("whatever is no text is no header", () => {
    for (const header of [undefined, null, 1, {}, [1, null], Buffer.from("foo=1")]) {
      expect(parseTraceState(header as string).serialize()).toBe("");
    }
    expect(parseTraceState([1, "foo=1", null] as string[]).serialize()).toBe("foo=1");
  });
});
