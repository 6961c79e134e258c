import { expect, test } from "vitest";

import { find } from "./find.ts";

const BLOCKS = ["536", "22", "1987"];

test.for(["-", ".", " ", "\u00a0", "\u2011"])("three blocks with %o between", (separator) => {
  expect(find(`is ${BLOCKS.join(separator)}, yes`)).toEqual([["us-ssn", BLOCKS.join(separator)]]);
});

test.for([
  "SSN: ",
  "SS# ",
  "ssn=",
  '"ssn":"',
  "userSsn=",
  "customer_ssn: ",
  "Social Security Number is ",
  "social_security_number: ",
])("nine digits behind %s", (words) => {
  expect(find(`${words}${BLOCKS.join("")}"`)).toEqual([["us-ssn", BLOCKS.join("")]]);
  expect(find(`${words}${BLOCKS.join(" ")}"`)).toEqual([["us-ssn", BLOCKS.join(" ")]]);
});

test.for([
  "His SSN was listed as ",
  "SSN of John Smith: ",
  "SSN (last updated): ",
  "SSN/ITIN ",
  "SSN-",
  "my social is ",
])("%s: a number may stand a little further off", (words) => {
  expect(find(`${words}${BLOCKS.join("")}.`)).toEqual([["us-ssn", BLOCKS.join("")]]);
  expect(find(`${words}${BLOCKS.join("-")}.`)).toEqual([["us-ssn", BLOCKS.join("-")]]);
});

test("emphasized", () => {
  expect(find(`_${BLOCKS.join("-")}_`)).toEqual([["us-ssn", BLOCKS.join("-")]]);
});

test("beside words an area that is also a status counts", () => {
  const number = ["200", "12", "1024"].join(" ");
  expect(find(number)).toEqual([]);
  expect(find(`SSN ${number}`)).toEqual([["us-ssn", number]]);
  expect(find(["200", "12", "1024"].join("-"))).toHaveLength(1);
});

test("numbers in the columns beside it are others", () => {
  const number = BLOCKS.join("-");
  expect(find(`0 ${number} 0`)).toEqual([["us-ssn", number]]);
  expect(find(`7 ${BLOCKS.join(" ")} 7`)).toEqual([]);
});

test.for([
  "536221987",
  "SSN 5362219870",
  "SSN 666221987",
  "classname 536221987",
  "our assn 536221987",
  "SSN of 2 persons 536221987",
  "{ssn} 536221987",
  `the SSN is ${"far ".repeat(8)}536221987`,
  "536-22.1987",
  "536-22-1987-1",
  "1-536-22-1987",
  "536-22-19871",
  "x536-22-1987",
  "536_22_1987",
  "000-22-1987",
  "666-22-1987",
  "912-22-1987",
  "536-00-1987",
  "536-22-0000",
])("none in %s", (text) => {
  expect(find(text)).toEqual([]);
});
