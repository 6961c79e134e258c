import { expect, test } from "vitest";

import { find } from "./find.ts";

const VISA = ["4111", "1111", "1111", "1111"];

test.for([
  [...VISA],
  ["3782", "822463", "10005"],
  ["3056", "930902", "5904"],
  ["5555", "5555", "5555", "4444"],
  ["2223", "0000", "4841", "0010"],
  ["6011", "1111", "1111", "1117"],
  ["3530", "1113", "3330", "0000"],
  ["5019", "7170", "1010", "3742"],
  ["6759", "6498", "2643", "8453"],
  ["41111111", "11111111"],
  ["4222", "2222", "2222", "2"],
])("%s, in one and in blocks", (blocks) => {
  for (const separator of ["", " ", "-", "\u00a0", "\u202f", "\u2013", "%20", "+"]) {
    const number = blocks.join(separator);
    expect(find(`card ${number}, thanks`)).toEqual([["card-number", number]]);
  }
});

test("blocks of four may have dots, underscores, dashes in spaces, or this and that between them", () => {
  for (const number of [VISA.join("."), VISA.join("_"), VISA.join(" - "), "4111 1111-1111 1111"])
    expect(find(number)).toEqual([["card-number", number]]);
});

test.for([
  ["card4111111111111111", "letters before"],
  ["4111111111111111and", "letters behind"],
  ["q=%204111111111111111", "an escape before"],
  ["\\n4111111111111111\\n", "escapes"],
  ["\\u00a04111111111111111", "digits of an escape before"],
  ["q=%3D4111111111111111", "hexadecimal digits of an escape before"],
  ["1,4111111111111111,2", "fields of a table"],
  ["Paid.4111111111111111", "a sentence before"],
] as const)("%s: %s", ([text]) => {
  expect(find(text)).toEqual([["card-number", VISA.join("")]]);
});

test("the first track of a magnetic stripe, in which a percent sign is no escape", () => {
  expect(find(`%B${VISA.join("")}^DOE/JANE^2512101?`)).toEqual([["card-number", VISA.join("")]]);
});

test("long ones in a list are found if all are cards", () => {
  const cards = [["6703", "0000", "0000", "0000", "003"].join(""), ["6799", "9901", "0000", "0000", "019"].join("")];
  expect(find(cards.join(", ")).map(([, part]) => part)).toEqual(cards);
});

test("few are as short as a phone number with a plus before it", () => {
  const number = `+${["49", "579", "431", "747", "94"].join("")}`;
  expect(find(number)).toEqual([["phone-number", number]]);
});

test.for([
  ["6304", "8756", "4191"],
  ["3516", "5629", "9583", "5576"],
  ["5011", "0544", "8859", "7827"],
  ["6703", "0000", "0000", "0000", "003"],
  ["6799", "9901", "0000", "0000", "019"],
])("%s: of networks that few know", (blocks) => {
  for (const separator of ["", " ", "-"]) {
    const number = blocks.join(separator);
    expect(find(`card ${number}, thanks`)).toEqual([["card-number", number]]);
  }
});

test("what follows a number is not part of it", () => {
  expect(find(`${VISA.join(" ")} 12/27 123`)).toEqual([["card-number", VISA.join(" ")]]);
});

test("numbers after each other are all found", () => {
  const text = `${VISA.join(" ")} ${VISA.join(" ")} ${VISA.join(" ")} ${VISA.join(" ")}`;
  expect(find(text)).toHaveLength(4);
});

test.for([
  "4111111111111111.5",
  "0.4111111111111111",
  "-.4111111111111111",
  "4111111111111111111111",
  "1234 1234 1234 4111 1111 1111 1111",
  "aaaa41111111-1111-1111-a111-111111111111",
  "0000ab4111111111111111",
  "chr1:41111111-11111111",
  "4111.1111 1111.1111",
  "411111-1111119",
  "305693-09025904",
  "4111111-111111111",
  `00-${"ab".repeat(16)}-4111111111111111-01`,
  '{"span_id":"4111111111111111"}',
  "parentSpanId=4111111111111111",
  "in span 4111111111111111",
  "41111111.11111111",
  "41111111_11111111",
  "0.4111 1111 1111 1111",
  "aaaaaaaa-bbbb-cccc-4111-111111111111",
  `${"c34ba".repeat(3)}4111111111111111${"4b".repeat(40)}`,
  "cf-ray: 4111111111111111-FRA",
  "Root=1-cf3fdbd7-d0123d4d32fac6944f41ceeb;Parent=4111111111111111;Sampled=1",
  // Dumps, tables, what is counted up
  "9400 1186 3932 8911 1214 24",
  "5661 5662 5663 5664",
  "51EE 5232 5233 5246 5231",
  "4100 7944 7945 7946\n794A",
  "1000 4156 4003 3801 3267 4182 6932 8144",
  // Codes of goods, ids
  "EAN 4606927123745",
  '"barcode": "4606927123745"',
  '"message_id":"811831590141983200"',
  "<@811831590141983200>",
  "https://discord.com/channels/811831590141983200",
  "41 1111 1111 1111 11",
  `-.1298c.${["4297", "0108", "9446", "1147"].join(".")} 1.057.3451`,
  `new Uuid(-${["48839", "93789", "92455", "6279"].join("")})`,
  `17070764785210130301, ${["65385", "60765", "86810", "062"].join("")}, 5`,
  `KQU(15698637289123456789),\n\tKQU( ${["82191", "83528", "10248", "4836"].join("")})`,
  `Q ${["2531", "2678", "2651", "2914"].join(" ")} \nQ 2772`,
  `https://chromestatus.com/feature/${["50686", "09911", "52128", "0"].join("")}`,
  `= ${["48839", "93789", "92455", "6279"].join("")}L;`,
])("none in %s", (text) => {
  expect(find(text)).toEqual([]);
});

test("nothing in longer runs of digits, however long", () => {
  for (let zeros = 18; zeros < 60; zeros += 1)
    for (let digit = 0; digit < 10; digit += 1) expect(find(`4${"0".repeat(zeros)}${digit}`)).toEqual([]);
});
