import { expect, test } from "vitest";

import { find } from "./find.ts";

test.for([
  "jane.doe@example.com",
  "o'brien@example.ie",
  "jane+list@sub.example.co.uk",
  "jane@xn--bcher-kva.example",
  "a@xn--d1acufc.xn--p1ai",
  "jan\u00e9@ex\u00e4mple.de",
  "\u7528\u6237@\u4f8b\u5b50.\u5e7f\u544a",
  "mail@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444",
  "jane_doe@my_host.example",
  '"Jane Doe"@example.com',
  "jane%40example.com",
  "jane\\u0040example.com",
  "jane&#64;example.com",
  `${"bounce-".repeat(12)}1@lists.example.org`,
  "bounces+1-ab-bob=example.org@mail.example.com",
  "jane@[192.0.2.1]",
  "jane@[IPv6:2001:db8::1]",
  "jane\\x40example.com",
  "jane&#064;example.com",
])("%s is one", (address) => {
  expect(find(address)).toEqual([["email", address]]);
  expect(find(`To: <${address}>, or so`)).toEqual([["email", address]]);
});

test.for([
  ["\\njane@example.com\\n", "jane@example.com"],
  ["\\u003cjane@example.com\\u003e", "jane@example.com"],
  ["to=%22jane@example.com%22", "jane@example.com"],
  ["mailto:jane@example.com?subject=x", "jane@example.com"],
  ["**jane@example.com**", "jane@example.com"],
  ["'jane@example.com'", "jane@example.com"],
  ["\u8054\u7cfbjane@example.com\u8c22\u8c22", "jane@example.com"],
  ["Write to jane@example.com.", "jane@example.com"],
  ["jane@example.com_old", "jane@example.com"],
  ["jane@example.com-", "jane@example.com"],
  ["jane@3x.com", "jane@3x.com"],
  ["jane@163.com", "jane@163.com"],
  ["jane@example.com(work)", "jane@example.com"],
  ["(2, N'jane@example.com', 1)", "jane@example.com"],
  ["b'jane@example.com'", "jane@example.com"],
  ["GET /users/jane@example.com.json", "jane@example.com"],
  ["mails/jane@example.photography.txt", "jane@example.photography"],
  ["'n'golo@example.com", "n'golo@example.com"],
  ["email=jane@example.com&x=1", "jane@example.com"],
] as const)("in %s it is %s", ([text, address]) => {
  expect(find(text)).toEqual([["email", address]]);
});

test("two that touch a comma are two", () => {
  expect(find("jane@example.com,bob@example.org")).toEqual([
    ["email", "jane@example.com"],
    ["email", "bob@example.org"],
  ]);
});

test("the user of a URL is none, whatever the password", () => {
  expect(find("postgres://jane:word@db.example.com/x ssh://jane@host.example.com")).toEqual([]);
});

test("where the user of a URL is an address, its @ is escaped", () => {
  expect(find("https://jane%40example.com:word@host.example/")).toEqual([["email", "jane%40example.com"]]);
});

test("the user that repositories are reached by is none, others in such an address are", () => {
  expect(find("git@github.com:owner/repo.git")).toEqual([]);
  expect(find("deploy@host.example.com:/srv")).toEqual([["email", "deploy@host.example.com"]]);
  expect(find("digit@github.com")).toEqual([["email", "digit@github.com"]]);
});

test.for([
  "jane@example.c",
  "jane@example.c1",
  "jane@example",
  "jane@-example.com",
  "@example.com",
  "+@example.com",
  '"+"@example.com',
  "user@1000.service",
  "/user.slice/user-1000.slice/user@1000.service/tmux-spawn.scope",
  "pg_dump@version-cluster.timer",
  "po/ca@valencia.po",
  "curl -d@body.json https://host.example",
  "curl -d@body.template.json https://host.example",
  "model@20260101.toml",
  "plugin@auth.ts",
  "abns@server.sock",
])("none in %s", (text) => {
  expect(find(text)).toEqual([]);
});
