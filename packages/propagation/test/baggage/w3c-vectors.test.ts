import { expect, test } from "vitest";

import { baggageOf, type Entry, entriesOf, extract, inject } from "./support.ts";

// What W3C's own suite for baggage checks (github.com/w3c/baggage, test/test_baggage.py), as tables.

const everySign = "\t \"';=asdf!@#$%^&*()";
const allEncoded = "%09%20%22%27%3B%3Dasdf%21%40%23%24%25%5E%26%2A%28%29";
const onlyWhatMustBe = "%09%20%22'%3B=asdf!@#$%25^&*()";

test.for<[name: string, header: string, entries: Entry[]]>([
  ["one member", "SomeKey=SomeValue", [["SomeKey", "SomeValue"]]],
  [
    "members with properties",
    "SomeKey=SomeValue;SomeProp,SomeKey2=SomeValue2;ValueProp=PropVal",
    [
      ["SomeKey", "SomeValue", "SomeProp"],
      ["SomeKey2", "SomeValue2", "ValueProp=PropVal"],
    ],
  ],
  ["equal signs in a value", "SomeKey=SomeValue=equals", [["SomeKey", "SomeValue=equals"]]],
  ["an encoded value", `SomeKey=${allEncoded}`, [["SomeKey", everySign]]],
  ["an encoded value in white space", `SomeKey \t = \t ${allEncoded} \t `, [["SomeKey", everySign]]],
  ["white space around key and value", "SomeKey \t = \t SomeValue \t ", [["SomeKey", "SomeValue"]]],
  [
    "many properties",
    "SomeKey=SomeValue;SomeProp;SecondProp=PropValue",
    [["SomeKey", "SomeValue", "SomeProp;SecondProp=PropValue"]],
  ],
  [
    "properties of one name",
    "SomeKey=SomeValue;SomeProp;SomeProp=PropValue;SomeProp=AnotherPropValue",
    [["SomeKey", "SomeValue", "SomeProp;SomeProp=PropValue;SomeProp=AnotherPropValue"]],
  ],
])("reads %s", ([, header, entries]) => {
  expect(extract(header)).toMatchObject({ entries, violations: [] });
});

test.for<[name: string, header: string, sent: string]>([
  [
    "white space around all parts",
    "SomeKey \t = \t SomeValue \t ; \t SomeProp \t , \t SomeKey2 \t = \t SomeValue2 \t ; \t ValueProp \t = \t PropVal",
    "SomeKey=SomeValue;SomeProp,SomeKey2=SomeValue2;ValueProp=PropVal",
  ],
  ["a value, as it came", `SomeKey=${allEncoded}`, `SomeKey=${allEncoded}`],
  [
    "a property, as it came",
    `SomeKey=SomeValue;SomePropKey=${allEncoded}`,
    `SomeKey=SomeValue;SomePropKey=${allEncoded}`,
  ],
  [
    "a property whose key looks encoded: it is a token, and stays",
    "SomeKey=SomeValue;ValueProp%20%09%20%3D%20%09%20PropVal",
    "SomeKey=SomeValue;ValueProp%20%09%20%3D%20%09%20PropVal",
  ],
])("passes on %s", ([, header, sent]) => {
  const { baggage } = extract(header);
  expect(baggage).toBeDefined();
  expect(inject(baggage!)).toEqual({ header: sent, violations: [] });
});

test("sends a value with what must be encoded, and no more", () => {
  expect(inject(baggageOf([["SomeKey", everySign]]))).toEqual({ header: `SomeKey=${onlyWhatMustBe}`, violations: [] });
});

test("sends 64 members", () => {
  const entries = Array.from({ length: 64 }, (_, index): Entry => [`key${index}`, "value"]);
  expect(inject(baggageOf(entries)).header?.split(",")).toHaveLength(64);
});

test("sends, and reads, a single member of 8192 bytes", () => {
  const { header, violations } = inject(baggageOf([["a", "0123456789".repeat(819)]]));
  expect(header).toHaveLength(8192);
  expect(violations).toEqual([]);
  expect(extract(header)).toMatchObject({ entries: [["a", "0123456789".repeat(819)]], violations: [] });
});

test("sends 512 members of 8191 bytes where so many are allowed", () => {
  const entries = Array.from({ length: 512 }, (_, index): Entry => [String(index).padStart(3, "0"), "0123456789a"]);
  const { header } = inject(baggageOf(entries), { limits: { maxEntries: 512 } });
  expect(header).toHaveLength(8191);
  expect(entriesOf(extract(header, { limits: { maxEntries: 512 } }).baggage)).toEqual(entries);
});

test("passes on the example of the section on limits", () => {
  const header = "key1=value1;property1;property2, key2 = value2, key3=value3; propertyKey=propertyValue";
  expect(header).toHaveLength(86);
  const sent = "key1=value1;property1;property2,key2=value2,key3=value3;propertyKey=propertyValue";
  expect(inject(extract(header).baggage!).header).toBe(sent);
});
