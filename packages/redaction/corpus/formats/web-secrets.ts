import { ALPHANUMERIC, HEX, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const NAMES: readonly string[] = [
  "token",
  "access_token",
  "auth_token",
  "id_token",
  "signature",
  "X-Amz-Signature",
  "X-Goog-Signature",
  "api_key",
  "apikey",
  "key",
  "client_secret",
  "password",
  "session",
  "jwt",
];

export const webSecretFormats: readonly SecretFormat[] = [
  {
    detector: "cookie",
    source: "https://www.rfc-editor.org/rfc/rfc6265#section-4.1",
    sample: (random) => `${random.text(`${ALPHANUMERIC}%.-`, 31)}7`,
    contexts: (secret) => [
      `Set-Cookie: sid=${secret}; Path=/; HttpOnly`,
      `set-cookie: __Host-session=${secret}; Secure`,
      JSON.stringify({ "set-cookie": [`sid=${secret}; Path=/`] }),
      `document.cookie = "sid=${secret}; path=/";`,
    ],
  },
  {
    detector: "cookie",
    source: "https://www.rfc-editor.org/rfc/rfc6265#section-4.2",
    sample: (random) =>
      `sid=${random.text(HEX, 32)}; theme=dark; _ga=GA1.2.${random.integer(100_000_000, 999_999_999)}`,
    contexts: (secret) => [
      `GET / HTTP/1.1\r\nCookie: ${secret}\r\nAccept: */*`,
      JSON.stringify({ headers: { cookie: secret } }),
      JSON.stringify({ body: JSON.stringify({ Cookie: secret }) }),
      `curl -H 'Cookie: ${secret}' https://example.com/`,
    ],
  },
  {
    detector: "url-secret",
    source: "https://www.rfc-editor.org/rfc/rfc6750#section-2.3",
    sample: (random) => `${random.text(`${ALPHANUMERIC}-_`, 30)}%3D7`,
    contexts: (secret, random: Random) => {
      const name = random.pick(NAMES);
      return [
        `https://example.com/path?${name}=${secret}`,
        `https://example.com/path?a=b&${name}=${secret}&page=2#top`,
        `[link](https://example.com/?${name}=${secret})`,
        JSON.stringify({ url: `https://example.com/path?a=b&${name}=${secret}&c=d` }),
        `<a href="https://example.com/?a=b&amp;${name}=${secret}">here</a>`,
        `GET /path?${name}=${secret} HTTP/1.1`,
      ];
    },
  },
  {
    detector: "cookie",
    source: "https://curl.se/docs/manpage.html#-b",
    sample: (random) => `sid=${random.text(ALPHANUMERIC, 23)}7`,
    contexts: (secret) => [
      `curl -b '${secret}' https://example.com/`,
      `curl --cookie "${secret}" https://example.com/`,
    ],
  },
  {
    detector: "url-secret",
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2",
    sample: (random) => `${random.text(ALPHANUMERIC, 31)}7`,
    contexts: (secret) => [
      `https://example.com/callback?code=${secret}&state=abc`,
      `https://example.com/?session_id=${secret}`,
      `https://example.com/?hmac=${secret}&shop=a`,
    ],
  },
  {
    detector: "wordpress-key",
    source: "https://api.wordpress.org/secret-key/1.1/salt/",
    sample: (random) => random.text(`${ALPHANUMERIC}!@#%^&*()-_ []{}<>~+=,.;:/?|`, 64).trim().padEnd(64, "x7"),
    contexts: (secret) => [`define('AUTH_KEY',         '${secret}');`, `define( 'LOGGED_IN_SALT', '${secret}' );`],
  },
  {
    detector: "laravel-key",
    source: "https://laravel.com/docs/encryption",
    sample: (random) => `base64:${random.text(ALPHANUMERIC, 43)}=`,
    contexts: (secret) => [`APP_KEY=${secret}\n`, `'key' => '${secret}',`],
  },
];
