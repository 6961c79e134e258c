import { expect, test } from "vitest";

import { find } from "./find.ts";

const GROUPS = ["DE89", "3704", "0044", "0532", "0130", "00"];

test.for([" ", "", "-", "\u00a0", ".", "+", "%20"])("in groups with %o between", (separator) => {
  for (const written of [GROUPS.join(separator), GROUPS.join(separator).toLowerCase()])
    expect(find(`Account: ${written}.`)).toEqual([["iban", written]]);
});

test("letters are counted, in either case", () => {
  const number = ["GB82", "WEST", "1234", "5698", "7654", "32"].join(" ");
  expect(find(number)).toEqual([["iban", number]]);
  expect(find(number.toLowerCase())).toEqual([["iban", number.toLowerCase()]]);
});

test("beside the word, and with a space behind the country", () => {
  expect(find(`IBAN${GROUPS.join("")}`)).toEqual([["iban", GROUPS.join("")]]);
  expect(find(`iban=${GROUPS.join("")}&x=1`)).toEqual([["iban", GROUPS.join("")]]);
  expect(find(`\\n${GROUPS.join("")}\\n`)).toEqual([["iban", GROUPS.join("")]]);
  expect(find(`DE 89${GROUPS.join("").slice(4)}`)).toEqual([["iban", `DE 89${GROUPS.join("").slice(4)}`]]);
});

test("of territories whose accounts are as another country's", () => {
  const french = ["2004", "1010", "0505", "0001", "3M02", "606"].join("");
  for (const number of [`PF57${french}`, `RE42${french}`, `AX21${["1234", "5600", "0007", "85"].join("")}`])
    expect(find(`to ${number}`)).toEqual([["iban", number]]);
});

test("a number that goes on, or is part of a word, or of a country without them, is none", () => {
  expect(find(`${GROUPS.join("")}7`)).toEqual([]);
  expect(find(`X${GROUPS.join("")}`)).toEqual([]);
  expect(find(`US${GROUPS.join("").slice(2)}`)).toEqual([]);
});

test("a random id, in which small letters stand beside capitals, is none", () => {
  expect(find(["NL91abNA", "0417164300"].join(""))).toEqual([]);
  expect(find(["nl91abna", "0417164300"].join(""))).toHaveLength(1);
});

test("letters stand only where the country has them, digits not where it has letters", () => {
  for (let check = 0; check < 100; check += 1) {
    const digits = String(check).padStart(2, "0");
    expect(find(`NO${digits}8601111794A`)).toEqual([]);
    expect(find(`NL${digits}ABN00417164300`)).toEqual([]);
  }
});
