import { ALPHANUMERIC, HEX, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const headers =
  (scheme: string) =>
  (secret: string): readonly string[] => [
    `Authorization: ${scheme} ${secret}`,
    `GET / HTTP/1.1\r\nHost: example.com\r\nAuthorization: ${scheme} ${secret}\r\nAccept: */*\r\n`,
    `authorization: ${scheme} ${secret}\n`,
    JSON.stringify({ headers: { Authorization: `${scheme} ${secret}`, accept: "*/*" } }),
    JSON.stringify({ body: JSON.stringify({ authorization: `${scheme} ${secret}` }) }),
    `{ headers: { 'Authorization': '${scheme} ${secret}' } }`,
    `curl -H "Authorization: ${scheme} ${secret}" https://example.com/`,
    `curl -H 'Proxy-Authorization: ${scheme} ${secret}' https://example.com/`,
    `["authorization", "${scheme} ${secret}"]`,
    `request.setHeader("Authorization", "${scheme} ${secret}");`,
    `headers["Authorization"] = "${scheme} ${secret}"`,
  ];

const login = (random: Random): string =>
  Buffer.from(`ann:${random.text(ALPHANUMERIC, random.integer(8, 24))}`).toString("base64");

export const authorizationFormats: readonly SecretFormat[] = [
  {
    detector: "authorization-header",
    source: "https://www.rfc-editor.org/rfc/rfc6750",
    sample: (random) => `${random.text(`${ALPHANUMERIC}-._~+/`, 39)}7`,
    contexts: headers("Bearer"),
  },
  {
    detector: "authorization-header",
    source: "https://www.rfc-editor.org/rfc/rfc7617",
    sample: login,
    contexts: headers("Basic"),
  },
  {
    detector: "authorization-header",
    source: "https://www.django-rest-framework.org/api-guide/authentication/",
    sample: (random) => random.text(HEX, 40),
    contexts: headers("Token"),
  },
  {
    detector: "authorization-header",
    source: "https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: (secret) => [`Authorization: ${secret}`, `"Authorization": "${secret}"`, `authorization: '${secret}',`],
  },
  {
    detector: "authorization-header",
    source: "https://www.rfc-editor.org/rfc/rfc7616",
    sample: (random) =>
      `username="ann", realm="a@example.com", nonce="${random.text(HEX, 32)}", uri="/", response="${random.text(HEX, 32)}", qop=auth`,
    contexts: (secret) => [
      `Authorization: Digest ${secret}`,
      `curl -H 'Authorization: Digest ${secret}' https://a.com/`,
    ],
  },
  {
    detector: "authorization-header",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html",
    sample: (random) =>
      `Credential=ann/20260304/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=${random.text(HEX, 64)}`,
    contexts: (secret) => [
      `Authorization: AWS4-HMAC-SHA256 ${secret}`,
      `"Authorization": "AWS4-HMAC-SHA256 ${secret}"`,
    ],
  },
  {
    detector: "bearer-token",
    source: "https://www.rfc-editor.org/rfc/rfc6750",
    sample: (random) => `${random.text(ALPHANUMERIC, 31)}7`,
    contexts: (secret) => [`Bearer ${secret}`, `"Bearer ${secret}"`, `sent with bearer ${secret}, refused`],
  },
  {
    detector: "basic-credentials",
    source: "https://www.rfc-editor.org/rfc/rfc7617",
    sample: login,
    contexts: (secret) => [`Basic ${secret}`, `"Basic ${secret}"`, `sent with Basic ${secret}\n`],
  },
  {
    detector: "curl-user",
    source: "https://curl.se/docs/manpage.html#-u",
    sample: (random) => `${random.text(`${ALPHANUMERIC}@!~`, 14)}7`,
    contexts: (secret) => [
      `curl -u ann:${secret} https://example.com/`,
      `curl -s --user 'ann:${secret}' https://example.com/`,
      `curl -X POST https://example.com/ \\\n  -d 'a' \\\n  -u "ann:${secret}"`,
      `curl -u ":${secret}" https://example.com/`,
      `curl --user=ann@example.com:${secret} https://example.com/`,
    ],
  },
  {
    detector: "registry-login",
    source: "https://docs.docker.com/reference/cli/docker/login/",
    sample: login,
    contexts: (secret) => [
      JSON.stringify({ auths: { "https://index.docker.io/v1/": { auth: secret } } }, undefined, 2),
      JSON.stringify({ body: JSON.stringify({ auths: { "example.com": { auth: secret } } }) }),
    ],
  },
  {
    detector: "registry-logins",
    source: "https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/",
    sample: (random) =>
      Buffer.from(JSON.stringify({ auths: { "example.com": { auth: login(random) } } })).toString("base64"),
    contexts: (secret) => [`.dockerconfigjson: ${secret}\n`, `{".dockerconfigjson":"${secret}"}`],
  },
];
