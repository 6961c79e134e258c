import { describe, expect, test } from "vitest";

import type { ReadableLogRecord } from "../../src/sdk/log-record.ts";
import { everythingIn } from "./support/everything-in.ts";
import { SECRET, tokenRedactor } from "./support/redactors.ts";
import { IDS, logRecordOf } from "./support/spans.ts";

const surfacesOf = (record: ReadableLogRecord): readonly [ReadableLogRecord, readonly string[]] => {
  const redactor = tokenRedactor();
  const copy = redactor.logRecord(record);
  return [copy, redactor.counts().replaced.map(({ surface }) => surface)];
};

describe("a clean copy of a log record", () => {
  test.each<readonly [string, string, Partial<ReadableLogRecord>]>([
    ["log_body", "body", { body: `said ${SECRET}` }],
    ["log_body", "body", { body: { message: [SECRET, 1], json: JSON.stringify({ a: SECRET }) } }],
    ["log_attribute", "attributes", { attributes: { note: SECRET, "exception.message": "e" } }],
    ["log_attribute", "severityText", { severityText: SECRET }],
    ["event_name", "eventName", { eventName: SECRET }],
  ])("is clean in its %s: %s", (surface, field, changes) => {
    const [copy, surfaces] = surfacesOf(logRecordOf(changes));
    expect(surfaces).toEqual([surface]);
    const clean = JSON.parse(JSON.stringify(changes).replaceAll(SECRET, "[ZAP]")) as ReadableLogRecord;
    expect(Reflect.get(copy, field)).toEqual(Reflect.get(clean, field));
  });

  test("keeps ids, times and severity, and has nothing that the original has not", () => {
    const record = logRecordOf({
      spanContext: IDS,
      severityNumber: 9,
      body: 5,
      eventName: "e",
      droppedAttributesCount: 2,
    });
    const [{ resource: _resource, ...copy }] = surfacesOf(record);
    const { resource: _original, ...original } = record;
    expect({ ...copy }).toStrictEqual(original);
    expect(Object.keys(surfacesOf(logRecordOf())[0]).toSorted()).toEqual(Object.keys(logRecordOf()).toSorted());
  });

  test("can be changed by who gets it, and the original stays as it is", () => {
    const original = logRecordOf({ attributes: { a: 1 }, body: "b" });
    const before = everythingIn(original);
    const copy = tokenRedactor().logRecord(original);
    const same = copy
      .setBody({ c: 3 })
      .setAttribute("d", 4)
      .setAttributes({ e: 5, ["__proto__"]: "own" })
      .setEventName("f")
      .setSeverityNumber(17)
      .setSeverityText("g");
    expect(same).toBe(copy);
    expect(copy).toMatchObject({ body: { c: 3 }, eventName: "f", severityNumber: 17, severityText: "g" });
    expect(Object.entries(copy.attributes)).toEqual([
      ["a", 1],
      ["d", 4],
      ["e", 5],
      ["__proto__", "own"],
    ]);
    expect(everythingIn(original)).toBe(before);
  });

  test.each(["gen_ai.user.message", "gen_ai.system.message", "gen_ai.assistant.message", "gen_ai.tool.message"])(
    "leaves out the prompt in the body of %s where prompts are switched off",
    (eventName) => {
      const redactor = tokenRedactor({ redactPrompts: true });
      const body = { role: "user", content: "what they said" };
      for (const changes of [{ eventName }, { attributes: { "event.name": eventName } }]) {
        expect(redactor.logRecord(logRecordOf({ body, ...changes })).body).toEqual({
          role: "user",
          content: "[CONTENT]",
        });
      }
      const other = logRecordOf({ body, eventName: "gen_ai.choice" });
      expect(redactor.logRecord(other).body).toEqual(body);
    },
  );

  test("leaves out the completion in the body of a choice where completions are switched off", () => {
    const redactor = tokenRedactor({ redactCompletions: true });
    const record = logRecordOf({ eventName: "gen_ai.choice", body: { message: { content: "answer" } } });
    expect(everythingIn(redactor.logRecord(record).body)).not.toContain("answer");
  });

  test("has as much content as content may have", () => {
    const redactor = tokenRedactor({ maxValueLength: 100, maxContentLength: 200 });
    const body = "a".repeat(500);
    expect(redactor.logRecord(logRecordOf({ body })).body).toHaveLength(100);
    expect(redactor.logRecord(logRecordOf({ body, eventName: "gen_ai.user.message" })).body).toHaveLength(200);
  });
});

describe("a log record whose fields throw", () => {
  const record = logRecordOf({ spanContext: IDS, severityText: "s", severityNumber: 1, body: "b", eventName: "e" });

  test.each(Object.keys(record))("loses its %s, and says so", (field) => {
    const hostile = { ...record, attributes: { note: SECRET } };
    Object.defineProperty(hostile, field, {
      get: () => {
        throw new Error(SECRET);
      },
    });
    const redactor = tokenRedactor();
    const copy = redactor.logRecord(hostile);
    expect(everythingIn(copy)).not.toContain(SECRET);
    expect(redactor.counts().withheld).toContainEqual(expect.objectContaining({ reason: "unreadable" }));
    if (field !== "severityNumber") expect(copy.severityNumber).toBe(1);
  });

  test("is a log record still if it is none at all", () => {
    const redactor = tokenRedactor();
    for (const nothing of [undefined, null, 5, SECRET, []]) {
      const copy = redactor.logRecord(nothing as never);
      expect(copy).toMatchObject({ attributes: {}, hrTime: [0, 0] });
      copy.setAttribute("a", 1);
    }
    expect(redactor.logRecord(undefined as never).attributes).toEqual({});
  });
});
