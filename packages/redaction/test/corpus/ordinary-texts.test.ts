import { describe, expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";

const redactor = createRedactor();
const foundIn = (text: string): string[] =>
  redactor.scan(text).map(({ detector, start, end }) => `${detector}: ${text.slice(start, end)}`);

const HASH = "5cbbe459bb981aaa29600281d0d1f3a2";
const UUID = "d008debb-af01-4575-9eff-1f88d0a29a94";

describe("nothing is found in", () => {
  test.each([
    ["a translation", '{"password": "pasahitza", "Password": "Wagwoord", "pwd": "Passwort"}'],
    ["a message without blanks", '"password.numbers": "この項目は数字を1文字以上含む必要があります。"'],
    ["a word of another language", "reset token jest nieprawidłowy, `Authorization`, verificará si"],
    ["bullets", "Authorization: Bearer ••••••••••••, password: '●●●●●●●●'"],
    [
      "the field behind",
      '{"user": "a_token", "sha256": "5cbbe459bb981aaa29600281d0d1f3a2", "note": "pass", "last4digits": 1}',
    ],
    ["a member of an object", '{"issuing.token": {"card": "ic_1Pgag5B7WZ01zgkWephORn8N"}}'],
    ["a name in a call of a tool", '{"name": "make_password", "arguments": {"length": 12}}'],
    ["a list of names", '["auth.file.password.salt", "auth.file.password.argon2.memory", "USER_PASS", "OAUTH2"]'],
    ["a list of pairs", '[("username", "password"), ("username2", "token")]'],
    ["a field of a log", `token refreshed for session=${UUID} kid=${HASH}, secret mounted etag=${HASH}`],
    ["the name of a variable", 'NEO4J_PASSWORD = os.getenv("NEO4J_PASSWORD")'],
    ["a variable of its own name", '{"pkcs12KeyPass": pkcs12KeyPass, mockToken: mockJWTToken}'],
    ["a member", "apiKey: explicit?.apiKey ?? process.env.S3_API_KEY!, auth: !details.p256dh"],
    ["a type", "createHTTPS(creds: HTTPSCreds); func WithToken(token string) *MockK8sV1 {"],
    ["a call", "it stored passwords as `md5($password)`, a token as `Base64(Header).Base64(Data)`"],
    ["what a framework puts in", "password: '%env(DATABASE_PASSWORD)%', secret: {{ .Values.s3.secret2 }}"],
    ["a filter", '{{ .Values.password | b64enc }} and echo "user:password" | chpasswd9'],
    ["a file", "--private-key='ca.ed25519.pem' [secret-number]: ch02-00-guess.html#secret-number"],
    ["a path", 'password: "#/components/schemas/passwordRule2", token: pki/key/one2, "/etc/passwd\\n..2f..2fetc"'],
    ["an ARN", "arn:aws:secretsmanager:us-east-1:111122223333:secret:shared-keys-AbCdEf"],
    [
      "options of other programs",
      "docker build --secret id=npmrc,src=.npmrc; docker login --password-stdin 111122223333.dkr.ecr.test",
    ],
    ["a proxy", "proxy_pass http://mattermost:8065; proxy_pass http://unix:/run/app.sock;"],
    ["an algorithm", "password hash: argon2id, secret = 'HMAC-SHA256', password.encode(\"latin1\"), auth: oauth2"],
    ["a time", "password_sent_at = 4.days.ago; refresh_token: '999h0m0s'; token_date: 20250626T120000Z"],
    ["YAML that goes on", '    password: ""\n    key: ""\n  postgresql:\n    enabled: true'],
    ["a changelog", "- use no AUTH support [f419b09d]"],
    ["the address of a tool", 'curl x; sqlmap -u "http://example.com/?id=1" -p id; date -u +%Y-%m-%dT%H:%M:%SZ'],
    ["a template of a connection", "Server=db;User ID=sa;Password={sql-password.value}; lokalise://ID:API_KEY@default"],
    ["prose", "a file identified by \"attachment\", each row identified by 'user_id'"],
    ["a query", `https://loom.com/share/${HASH}?sid=${UUID}&WorkflowSid=WW${HASH}`],
    ["code in a line", "d&&d.key===o.key?a:b; update(chatbot=with_cookie, history=history)"],
    ["a handshake", ["Sec-WebSocket-Key:", "dGhlIHNhbXBsZSBub25jZQ=="].join(" ")],
    ["a path of SVG", "M12 2.05 1.22 1.17 2.33 2.05 3.28.57.62 1.23 1.18 1.99a.75.75 0 1 0 7.78.75.75 0 1 0 1.06z"],
    ["a block of a file system", "Deleting block blk_-5861348317118763621 file blk_4568377692254637284"],
    ["a version", "Package_for_KB947821~amd64~~6.1.34.0, cudnn-cu11==8.5.0.96, jittor >= 1.3.7.9, Gateway 3.4.0.0"],
    ["a section", "OIDC Core 3.1.3.7, a Response (4.1.4.2), Theft of the Token 7.1.1.3"],
    ["a thumbprint", "0A:21:BD:FC:71:40:BD:96"],
  ])("%s", (_, text) => {
    expect(foundIn(text)).toEqual([]);
  });
});

const WORD = ["s3cr3t", "w0rd", "9x"].join("-");
const RANDOM = ["q7Zk2mW9", "xL4tB8vN"].join("");

describe("but what is secret is found in", () => {
  test.each([
    [`"password": "${WORD}"`, WORD],
    [`["password", "${WORD}"]`, WORD],
    [`fill_in 'password', with: '${WORD}'`, WORD],
    [`{"token": {"value": "${RANDOM}"}}`, RANDOM],
    [`{"name": "password", "type": "hidden", "value": "${RANDOM}"}`, RANDOM],
    [`token refreshed token=${RANDOM}`, RANDOM],
    [`auth ok for user=ann secret=${RANDOM}`, RANDOM],
    [`my token for the service is ${RANDOM}`, RANDOM],
    [`NEO4J_PASSWORD="${WORD}"`, WORD],
    [`phonePassword: "${WORD}"`, WORD],
    [`password: "пароль-${WORD}"`, `пароль-${WORD}`],
    [`mysql -u ann -p${WORD} -P 3307`, WORD],
    [`curl -u ann:${WORD} https://example.com`, WORD],
    [`https://example.com/?session=${RANDOM}`, RANDOM],
    [`IDENTIFIED BY '${WORD}'`, WORD],
    [`Authorization: Bearer ${RANDOM}`, RANDOM],
  ])("%s", (text, secret) => {
    expect(foundIn(text).map((found) => found.slice(found.indexOf(": ") + 2))).toEqual([secret]);
  });

  test.each(["93.184.216.34", "ping 8.8.4.4", "from 1.2.3.4, 5.6.7.8", "10.0.0.0 and 192.168.0.0"])("%s", (text) => {
    expect(foundIn(text).every((found) => found.startsWith("ip-address"))).toBe(true);
    expect(foundIn(text)).not.toEqual([]);
  });
});

describe("nothing changes in", () => {
  test.each([
    [
      "the packages of a manifest",
      '{"dependencies": {"cookie": "^0.6.0", "jsonwebtoken": "^9.0.2", "react-cookie": "7.0.0"}}',
    ],
    [
      "translations of sentences",
      '{"The provided password does not match your current password.": "Das Passwort ist falsch."}',
    ],
    [
      "a schema that is cut off",
      '{"definitions": {"Auth": {"properties": {"accessToken": {"type": "string"}, "x": {"type"',
    ],
    ["an API without scopes, cut off", '{"security": [{"ApiKeyAuth": []}, {"Token": []}], "paths": {'],
    ["a lock file that is cut off", '{"cookie@0": "0.7.0", "react-cookie": "^7.2.1", "depend'],
  ])("%s", (_, text) => {
    expect(redactor.text(text)).toBe(text);
  });

  test.each([
    `{"dependencies": {"app": {"password": "${WORD}"}}}`,
    `{"a password of mine": "${WORD}", "n": 1}`,
    `{"credentials": {"type": "basic", "password": "${WORD}"}, "cut": [`,
  ])("but in %s", (text) => {
    expect(redactor.text(text)).not.toContain(WORD);
  });
});
