import { expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";
import type { FunctionDetector } from "../../src/detector/detector.ts";
import { personalDataDetectors } from "../../src/detectors/personal-data-detectors.ts";
import { redactValue } from "../../src/value/redact-value.ts";
import { redactionOf, TOKEN, type TestRedaction } from "../value/support.ts";

const clean = (text: string, key = "app.data", redaction: TestRedaction = redactionOf()): string =>
  redactValue(redaction, redaction.keys.facts(key), text, "attribute") as string;

test.for([
  ["strings where they stand", `{"a":"x ${TOKEN} y"}`, '{"a":"x [TEST_TOKEN] y"}'],
  ["strings with escapes", `{"a":"x\\n\\u0022${TOKEN}\\""}`, '{"a":"x\\n\\"[TEST_TOKEN]\\""}'],
  ["what is only seen without escapes", `["tkn\\u005fabcd1234"]`, '["[TEST_TOKEN]"]'],
  ["keys", `{"${TOKEN}":1,"b":2}`, '{"[TEST_TOKEN]":0,"b":2}'],
  ["what its name gives away", '{"acme": "0123456789abcdef"}', '{"acme": "[ACME_KEY]"}'],
  ["the same beside escapes", '{"acme": "0123456789abcdef\\n"}', '{"acme": "[ACME_KEY]\\n"}'],
  [
    "numbers that a detector asks for",
    "[777123456789, 777123456789.5, 7.77123456789e11, -1]",
    "[0, 777123456789.5, 0, -1]",
  ],
  ["no numbers else", '[10.1, {"acme": 1234567890123456}]', '[10.1, {"acme": 1234567890123456}]'],
  [
    "what a key says",
    '{"password":"hunter2","api_key":5,"token":true,"secret":null}',
    '{"password":"[REDACTED]","api_key":0,"token":true,"secret":null}',
  ],
  [
    "all that stands under it",
    '{"secrets":{"a":["b",7,{"c":""}]},"d":"e"}',
    '{"secrets":{"a":["[REDACTED]",0,{"c":""}]},"d":"e"}',
  ],
  [
    "JSON in strings",
    JSON.stringify({ a: JSON.stringify({ password: "x", b: [JSON.stringify([TOKEN])] }) }),
    JSON.stringify({ a: JSON.stringify({ password: "[REDACTED]", b: [JSON.stringify(["[TEST_TOKEN]"])] }) }),
  ],
  ["numbers in JSON in strings", '["[777123456789]"]', '["[0]"]'],
  ["one string", `"a\\t${TOKEN}"`, '"a\\t[TEST_TOKEN]"'],
  ["several documents", `{"a":"${TOKEN}"}\n{"password":"b"}\n`, '{"a":"[TEST_TOKEN]"}\n{"password":"[REDACTED]"}\n'],
  ["what is no JSON as text", `{"a":"${TOKEN}", password`, '{"a":"[TEST_TOKEN]", password'],
  ["what stands across strings in neither", '["me","@x.test"]', '["me","@x.test"]'],
  ["every copy of a key", `{"a":"${TOKEN}","a":"${TOKEN}"}`, '{"a":"[TEST_TOKEN]","a":"[TEST_TOKEN]"}'],
] as const)("cleans %s", ([, dirty, expected]) => {
  expect(clean(dirty)).toBe(expected);
  expect(clean(expected)).toBe(expected);
});

test("everything else stays byte for byte", () => {
  const text = ' {"z" : 1.50e+1 ,\n"a":[ -0, "\\u0041\\/\\ud83d\\ude00", 1E5, {} ],"z":null , "b":"é😀"}\t';
  expect(clean(text)).toBe(text);
});

test("half characters in escapes become U+FFFD", () => {
  expect(clean('["\\ud800x"]')).toBe('["\ufffdx"]');
  expect(clean('["\\ud83d\\ude00"]')).toBe('["\\ud83d\\ude00"]');
});

test("keys that are the same once clean are told apart", () => {
  expect(clean('{"a@x.test":1,"b@x.test":2,"c":{"d@x.test":3},"e@x.test":4}')).toBe(
    '{"[MAIL]":1,"[MAIL]_2":2,"c":{"[MAIL]":3},"[MAIL]_3":4}',
  );
});

test("keys of other objects are told apart by themselves", () => {
  expect(clean('[{"a@x.test":1},{"b@x.test":2}]')).toBe('[{"[MAIL]":1},{"[MAIL]":2}]');
});

const wide = { name: "wide", label: "WIDE", keywords: ["wide="], expression: /wide=.{6}/, inWord: true };

test("what is found as it stands and ends within an escape is found as it is meant", () => {
  const redaction = redactionOf({ detectors: [wide] });
  expect(clean('["wide=abc\\u0041xyz"]', "app.data", redaction)).toBe('["[WIDE]z"]');
  expect(clean('["a\\nwide=abcd\\n\\n\\n."]', "app.data", redaction)).toBe('["a\\n[WIDE]\\n\\n."]');
  expect(redaction.record.replacedBy).toEqual({ wide: 2 });
});

test("what is found across strings is in neither, but what begins in a key is about its value", () => {
  const redaction = redactionOf({ detectors: [wide] });
  for (const text of ['["wide=","abcdef"]', '["wide=a", 1234567]', '{"a":"wide=","b":"c"}', '{"wide=":"","b":"c"}'])
    expect(clean(text, "app.data", redaction)).toBe(text);
  expect(clean('{"wide=":"abcdef"}', "app.data", redaction)).toBe('{"wide=":"[WIDE]def"}');
});

test("what is replaced is counted by detector, once", () => {
  const redaction = redactionOf();
  clean(`{"a":"${TOKEN}\\n","password":"x","b":777123456789,"c":"${TOKEN}"}`, "app.data", redaction);
  expect(redaction.record).toMatchObject({
    replacedBy: { "test-token": 2, key: 1, member: 1 },
    withheldFor: {},
    cuts: 0,
  });
});

test("a hundred thousand arrays within each other", () => {
  const open = '{"password":['.repeat(50_000);
  const close = "]}".repeat(50_000);
  const redaction = redactionOf({ maxValueLength: 1_000_000 });
  expect(clean(`${open}"x"${close}`, "app.data", redaction)).toBe(`${open}"[REDACTED]"${close}`);
  expect(clean("[".repeat(100_000) + "]".repeat(100_000))).toBe("[]");
});

test("JSON that is too long to be looked at, or has too many parts, is withheld", () => {
  const redaction = redactionOf({ maxScanLength: 1000 });
  expect(clean(JSON.stringify(["x".repeat(1000)]), "app.data", redaction)).toBe('"[WITHHELD]"');
  expect(clean(`[${"1,".repeat(2 ** 21)}1]`)).toBe('"[WITHHELD]"');
  expect(redaction.record.withheldFor).toEqual({ too_long: 1 });
});

test("a detector that fails withholds all of it", () => {
  const redaction = redactionOf({
    detectors: [
      {
        name: "fails",
        label: "F",
        keywords: ["tkn"],
        expression: /tkn/,
        inWord: true,
        validate: () => JSON.parse("") as boolean,
      },
    ],
  });
  expect(clean(`["${TOKEN}"]`, "app.data", redaction)).toBe('"[WITHHELD]"');
  expect(redaction.record.withheldFor).toEqual({ fails: 1 });
});

test("a key that is cleaned takes the place of no other", () => {
  expect(createRedactor().text('{"[EMAIL]":1,"jo@example.com":{"[EMAIL]":0},"[EMAIL]_2":2,"x@example.com":3}')).toBe(
    '{"[EMAIL]":1,"[EMAIL]_2_2":{"[EMAIL]":0},"[EMAIL]_2":2,"[EMAIL]_3":3}',
  );
});

test("a key in which something is found only by itself is cleaned", () => {
  const value = ["Yj4VV0M4kH", "5PMUO2SGD7"].join("");
  expect(createRedactor().text(JSON.stringify({ [`my looker auth token is ${value}`]: 1 }))).not.toContain(value);
});

/** Says in which texts a detector was tried. */
const triedIn = (keyword: string): { detector: FunctionDetector; tried: string[] } => {
  const tried: string[] = [];
  const find = (text: string): undefined => void tried.push(text);
  return { detector: { name: "seen", label: "SEEN", keywords: [keyword], find, maxLength: 64 }, tried };
};

test("a long string with escapes is looked at as what it means, and not as it stands", () => {
  const { detector, tried } = triedIn("zebra");
  const long = `a\n${"b ".repeat(150)}\nzebra`;
  const text = JSON.stringify([long, "zebra"]);
  expect(clean(text, "app.data", redactionOf({ detectors: [detector] }))).toBe(text);
  expect(tried).toEqual([text, long]);
  const section = `## First\n\n${"words ".repeat(60)}\n\n### 3.6.1.1 Local packages`;
  expect(createRedactor().text(JSON.stringify([section]))).toBe(JSON.stringify([section]));
});

test("a name beside a long string with escapes says what it is", () => {
  const secret = "0123456789abcdef";
  expect(clean(JSON.stringify({ acme: `${secret}\n${"b ".repeat(150)}` }))).not.toContain(secret);
  expect(clean(JSON.stringify([`${TOKEN}\n${"b ".repeat(150)}\t${TOKEN}`]))).not.toContain(TOKEN);
});

test("where something was replaced the rest is not looked at again", () => {
  const { detector, tried } = triedIn("zebra");
  const far = "c ".repeat(600);
  const text = JSON.stringify([`zebra\n${far}`, far, "zebra", far, "jo@example.com"]);
  const redactor = createRedactor({ detectors: [detector, ...personalDataDetectors] });
  tried.length = 0;
  expect(redactor.text(text)).toContain("[EMAIL]");
  expect(tried).toHaveLength(2);
});

test("a long key is cleaned once, however often it comes", () => {
  const { detector, tried } = triedIn("zebra");
  const key = "the zebra in the zoo";
  clean(JSON.stringify([{ [key]: 1 }, { [key]: 2 }, { [key]: 3 }]), "app.data", redactionOf({ detectors: [detector] }));
  expect(tried.filter((text) => text === key)).toHaveLength(1);
});
