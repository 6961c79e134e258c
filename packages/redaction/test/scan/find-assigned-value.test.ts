import { describe, expect, test } from "vitest";

import { findAssignedValue } from "../../src/scan/find-assigned-value.ts";

const SECRET = "q7Zk2mW9xL4tB8vN";

const assignedIn = (text: string, keyword: string): string | undefined => {
  const range = findAssignedValue(text, text.toLowerCase().indexOf(keyword) + keyword.length);
  return range && text.slice(range.start, range.end);
};

describe("the value is found that is assigned by", () => {
  test.each([
    `ADOBE_KEY=${SECRET}`,
    `ADOBE_KEY ?= "${SECRET}"`,
    `ADOBE_KEY :::= "${SECRET}"`,
    `adobeKey := \`${SECRET}\``,
    `var adobeKey string = "${SECRET}"`,
    `const adobeKey: string = "${SECRET}"`,
    `$adobeKey .= "${SECRET}"`,
    `'adobe_key' => '${SECRET}'`,
    `adobe_key: ${SECRET}`,
    `adobe_key: |\n  ${SECRET}`,
    `adobe_key: >-\n  ${SECRET}`,
    `- name: ADOBE_KEY\n  value: "${SECRET}"`,
    `{"name": "adobe_key", "value": "${SECRET}"}`,
    `{"adobe": {"key": "${SECRET}"}}`,
    `{\\"adobeKey\\": \\"${SECRET}\\"}`,
    `{\\\\\\"adobeKey\\\\\\":\\\\\\"${SECRET}\\\\\\"}`,
    `<adobeKey>${SECRET}</adobeKey>`,
    `<adobeKey>\n    ${SECRET}\n</adobeKey>`,
    `<adobeKey><![CDATA[${SECRET}]]></adobeKey>`,
    `<key>adobeKey</key>\n<string>${SECRET}</string>`,
    `<add name="adobeKey" value="${SECRET}"/>`,
    `os.Setenv("ADOBE_KEY", "${SECRET}")`,
    `os.environ["ADOBE_KEY"] = "${SECRET}"`,
    `--adobe-key ${SECRET}`,
    `--adobe-key=${SECRET}`,
    `X-Adobe-Key: ${SECRET}`,
    `?adobe_key=${SECRET}`,
    `%22adobeKey%22%3A%22${SECRET}%22`,
    `&quot;adobeKey&quot;: &quot;${SECRET}&quot;`,
    `adobeKey\\u003d${SECRET}`,
    `Adobe's key is ${SECRET}`,
    `my Adobe secret key for tests is: ${SECRET}`,
    `**Adobe key:** ${SECRET}`,
    `adobe: Bearer ${SECRET}`,
    `adobe_key: str = Field(default="${SECRET}")`,
    `ADOBE_KEY = b'${SECRET}'`,
    `process.env.ADOBE_KEY ?? "${SECRET}"`,
    `let adobe_key: &'static str = "${SECRET}";`,
    `let adobe_key = String::from("${SECRET}");`,
    `string AdobeKey { get; set; } = "${SECRET}";`,
    `let adobeKey: String? = "${SECRET}"`,
    `NSString *adobeKey = @"${SECRET}";`,
    `char adobe_key[] = "${SECRET}";`,
    `adobe_key <- "${SECRET}"`,
    `\${ADOBE_KEY:-${SECRET}}`,
    `ENV ADOBE_KEY ${SECRET}`,
    `\u001B[32madobe_key\u001B[0m=\u001B[33m${SECRET}\u001B[0m`,
    `Mein Adobe key lautet „${SECRET}“.`,
    `Adobe key : «\u00A0${SECRET}\u00A0»`,
    `Adobe key：${SECRET}。`,
    `我的 Adobe key 是 ${SECRET}`,
    `Adobe keyは「${SECRET}」です`,
    `Adobe key – ${SECRET}`,
    `Here is the Adobe key:\n\n${SECRET}\n`,
    `My Adobe key:\n\`\`\`text\n${SECRET}\n\`\`\``,
    `### Adobe key\n${SECRET}\n`,
    `my Adobe key is\n${SECRET}\n`,
    `What is the Adobe key?\nA: ${SECRET}\n`,
    `<setting name="AdobeKey" serializeAs="String">\n  <value>${SECRET}</value>\n</setting>`,
    `<property name="adobeKey"><value>${SECRET}</value></property>`,
    `<AdobeKey Type="text">${SECRET}</AdobeKey>`,
    `adobeKey := []byte("${SECRET}")`,
    `adobeKey: { type: String, default: "${SECRET}" }`,
    `"adobe_key": {"type": "string", "default": "${SECRET}"}`,
    `O Adobe key é ${SECRET}`,
    `내 Adobe key는 ${SECRET}`,
    `Мой Adobe key это ${SECRET}`,
    `我的 Adobe key 是：${SECRET}`,
    `我的Adobe App Secret是${SECRET}`,
    `Adobe密钥是${SECRET}`,
    `Adobe API-Schlüssel: ${SECRET}`,
  ])("%s", (text) => {
    expect(assignedIn(text, "adobe")?.replace(/%22$|&quot$|&quot;$/, "")).toBe(SECRET);
  });
});

describe("a value may have in it what assigns", () => {
  test.each(["a14700d9:7f402499", "xh3ptjf=uth9l57l1jiw2cz", "5=vc61zpubwwq4hnpw3gbhi"])("%s", (value) => {
    expect(assignedIn(`use adobe key ${value} for it`, "adobe")).toBe(value);
  });
});

describe("nothing is found where the name says what else it is", () => {
  test.each([
    `adobe_commit: ${SECRET}`,
    `ADOBE_SHA=${SECRET}`,
    `"adobeVersion": "${SECRET}"`,
    `adobe request_id=${SECRET}`,
    `adobe_checksum = ${SECRET}`,
    `adobeUuid: ${SECRET}`,
  ])("%s", (text) => {
    expect(assignedIn(text, "adobe")).toBeUndefined();
  });

  test.each([`adobe_client_id: ${SECRET}`, `adobe api_hash = ${SECRET}`])("but is in %s", (text) => {
    expect(assignedIn(text, "adobe")).toBe(SECRET);
  });
});

describe("nothing is found where nothing is assigned", () => {
  test.each(["adobe", "Adobe is", "We use Adobe. The next one is new", "ADOBE_KEY=\nOTHER", "adobe()", "adobe — none"])(
    "%s",
    (text) => {
      expect(assignedIn(text, "adobe") ?? "").not.toMatch(/OTHER|next|new/);
    },
  );
});
