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

test("without zeros in front, as macOS has them", () => {
  for (const address of ["0:1a:2b:3c:4d:5e", "8:0:27:e:8a:a8", "3c:2:fb:a1:e:9d"])
    for (const text of [`at ${address} on en0`, `MAC:${address}`, `got ${address}: done`])
      expect(find(text)).toEqual([["mac-address", address]]);
});

test("in the log of a firewall there are two, and a type", () => {
  const logged = "01:00:5e:00:00:fb:3c:22:fb:a1:0e:9d:08:00";
  expect(find(`MAC=${logged} SRC=x`)).toEqual([["mac-address", logged]]);
  expect(find(`sum=${logged} SRC=x`)).toEqual([]);
});

test("emphasized", () => {
  expect(find("_00:1A:2B:3C:4D:5E_")).toEqual([["mac-address", "00:1A:2B:3C:4D:5E"]]);
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
  "4.9501 4.6092H13.086a.1343.1343 0 0 0",
  "1.1016.002c.3344 0 .6054",
  "05-12-23-34-45-49",
  "1:2:3:4:5:6",
  "a:b:c:d:e:f",
  "1:1a:2b:3c:4d:5e:6f",
  "9:1:1a:2b:3c:4d:5e",
  "1:a:2:b:3c:4d",
  "1:22:33:44:55:06",
])("none in %s", (text) => {
  expect(find(text)).toEqual([]);
});
