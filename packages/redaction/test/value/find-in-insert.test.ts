import { describe, expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";

// How busy the machine is decides nothing.
const { attributes, text } = createRedactor({ nowMs: () => 0 });

const clean = (statement: string): unknown => attributes({ "db.query.text": statement })["db.query.text"];

describe("what a statement puts into columns that hold secrets", () => {
  test.each([
    [
      "INSERT INTO users (email, password) VALUES ('a', 'rose')",
      "INSERT INTO users (email, password) VALUES ('a', '[REDACTED]')",
    ],
    [
      `insert into "users"\n  ("id", "pin", "name")\nvalues\n  (1, '12', 'ann'), (2, 'it''s', 'bo') returning id`,
      `insert into "users"\n  ("id", "pin", "name")\nvalues\n  (1, '[REDACTED]', 'ann'), (2, '[REDACTED]', 'bo') returning id`,
    ],
    [
      'INSERT IGNORE INTO `shop`.`users` (`password`, `name`) VALUES ("ro\\"se", \'x, (y)\')',
      "INSERT IGNORE INTO `shop`.`users` (`password`, `name`) VALUES (\"[REDACTED]\", 'x, (y)')",
    ],
    [
      "INSERT INTO [users] ([name], [password]) OUTPUT inserted.id VALUES (N'ann', HASHBYTES('SHA2_256', N'rose'))",
      "INSERT INTO [users] ([name], [password]) OUTPUT inserted.id VALUES (N'ann', HASHBYTES('[REDACTED]', N'[REDACTED]'))",
    ],
    ["REPLACE INTO t (api_key, name) VALUE ('', 'ann')", "REPLACE INTO t (api_key, name) VALUE ('', 'ann')"],
    ["INSERT INTO t (name, password) VALUES ('ann', 'ros", "INSERT INTO t (name, password) VALUES ('ann', '[REDACTED]"],
  ])("does not come out: %s", (dirty, expected) => {
    expect(clean(dirty)).toBe(expected);
    expect(clean(expected)).toBe(expected);
    expect(text(JSON.stringify({ sql: dirty }))).toBe(JSON.stringify({ sql: expected }));
  });

  test.each([
    "INSERT INTO users (email, name) VALUES ('a', 'rose')",
    "INSERT INTO users (password, name) VALUES ($1, $2)",
    "INSERT INTO users (password, name) SELECT password, 'ann' FROM old",
    "INSERT INTO users VALUES ('rose')",
    "insert into the list (password, name) of your secrets whatever you like",
    "Replace it",
  ])("nothing else is touched: %s", (plain) => {
    expect(clean(plain)).toBe(plain);
  });
});
