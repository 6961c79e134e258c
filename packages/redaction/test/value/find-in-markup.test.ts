import { describe, expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";

// How busy the machine is decides nothing.
const { text } = createRedactor({ nowMs: () => 0 });

describe("secrets by their names in markup", () => {
  test.each([
    ["<a><name>ann</name><password>rose</password></a>", "<a><name>ann</name><password>[REDACTED]</password></a>"],
    [
      '<s:Envelope><wsse:Password Type="http://x.test/#PasswordText"> rose </wsse:Password></s:Envelope>',
      '<s:Envelope><wsse:Password Type="http://x.test/#PasswordText"> [REDACTED] </wsse:Password></s:Envelope>',
    ],
    ["<x>\n<pin><![CDATA[1234]]></pin></x>", "<x>\n<pin><![CDATA[[REDACTED]]]></pin></x>"],
    ["<user name='ann' password='a b'/>", "<user name='ann' password='[REDACTED]'/>"],
    ['<add value="a b" key="Password" />', '<add value="[REDACTED]" key="Password" />'],
    ['<input value="rose" type="password" id="x">', '<input value="[REDACTED]" type="password" id="x">'],
    ['<meta name="csrf-token" content="rose">', '<meta name="csrf-token" content="[REDACTED]">'],
    ['<?xml version="1.0"?><a api-key="&quot;b&quot;c"/>', '<?xml version="1.0"?><a api-key="[REDACTED]"/>'],
  ])("do not come out: %s", (dirty, clean) => {
    expect(text(dirty)).toBe(clean);
    expect(text(clean)).toBe(clean);
    expect(text(JSON.stringify([dirty]))).toBe(JSON.stringify([clean]));
  });

  test.each([
    '<input type="password" name="password" placeholder="Your password" required>',
    '<label for="password">Password</label>',
    '<login password="{{ password }}" token="${token}" secret="true"><password>{password}</password></login>',
    "<credentials>\nWrite down what you have learned about them.\n</credentials>",
    "<password></password><token/>",
    "<p>5 < 6 and password > 7</p>",
    '<string name="password">Password</string>',
  ])("nothing else is touched: %s", (plain) => {
    expect(text(plain)).toBe(plain);
  });
});
