import { expect, test } from "vitest";

import { find } from "./find.ts";

test.for([
  "00:1A:2B:3C:4D:5E",
  "00-1a-2b-3c-4d-5e",
  "de:ad:be:ef:ca:fe",
  "DE-AD-BE-EF-CA-FE",
  "12:34:56:78:90:12",
  "0012.3456.7890",
  "aabb.ccdd.eeff",
])("%s", (address) => {
  for (const text of [address, `ether ${address} brd`, `"mac":"${address}"`, `mac=${address}.`, `\\n${address}\\n`])
    expect(find(text)).toEqual([["mac-address", address]]);
});

test("a word with a colon before it is none of its groups", () => {
  expect(find("MAC:00:1A:2B:3C:4D:5E")).toEqual([["mac-address", "00:1A:2B:3C:4D:5E"]]);
});

test.for([
  "00:1A:2B:3C:4D",
  "00:1A:2B:3C:4D:5E:6F",
  "00:1A:2B-3C:4D:5E",
  "00:1A:2B:3C:4D:5EX",
  "x00:1A:2B:3C:4D:5E",
  "_00:1A:2B:3C:4D:5E",
  "00:00:00:00:00:00",
  "FF:FF:FF:FF:FF:FF",
  "0000.0000.0000",
  "24-05-01-12-30-45",
  "31-12-24-23-59-59",
  "1234.5678.9012",
  "0012.3456.789a.bcde",
  "22-1-22-12-31-33-32-23",
  "1-22-12-31-33-32-23",
  "9:92:7:14:87:91:71:17:40",
  "[.884A.0020.0002]",
])("none in %s", (text) => {
  expect(find(text)).toEqual([]);
});
