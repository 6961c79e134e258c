/** Words of a key that make its value a secret wherever they stand, unless what follows says that it is about one. */
export const SECRET_WORDS: readonly string[] = /* @__PURE__ */ Object.freeze([
  "password",
  "passwords",
  "passwd",
  "passwort",
  "kennwort",
  "wachtwoord",
  "contrasena",
  "senha",
  "pwd",
  "passphrase",
  "pass phrase",
  "passcode",
  "secret",
  "secrets",
  "api key",
  "api keys",
  "app key",
  "application key",
  "access key",
  "access keys",
  "account key",
  "auth key",
  "client key",
  "consumer key",
  "deploy key",
  "encryption key",
  "function key",
  "functions key",
  "hmac key",
  "master key",
  "private key",
  "private keys",
  "secret key",
  "secure key",
  "service key",
  "session key",
  "shared key",
  "signing key",
  "ssh key",
  "storage key",
  "subscription key",
  "write key",
  "access token",
  "access tokens",
  "auth token",
  "authentication token",
  "bearer token",
  "csrf token",
  "id token",
  "refresh token",
  "refresh tokens",
  "security token",
  "session token",
  "credential",
  "credentials",
  "set cookie",
  "client assertion",
  "connection string",
  "conn string",
  "conn str",
  "code verifier",
  "backup code",
  "backup codes",
  "mfa code",
  "otp code",
  "pin code",
  "recovery code",
  "recovery codes",
  "security answer",
  "security code",
  "seed phrase",
  "recovery phrase",
  "verification code",
  "one time password",
  "saml response",
  "shared access signature",
  "sas token",
  "sas url",
  "webhook url",
  "slack webhook",
  "discord webhook",
  "teams webhook",
]);

/** Words that make a value a secret only at the end of a key. */
export const LAST_WORDS: readonly string[] = /* @__PURE__ */ Object.freeze([
  "token",
  "authorization",
  "bearer",
  "cookie",
  "cookies",
  "csrf",
  "xsrf",
  "cvc",
  "cvv",
  "card pin",
  "user pin",
  "account pin",
  "sim pin",
  "security pin",
  "jwt",
  "mnemonic",
  "otp",
  "psk",
  "totp",
  "admin pass",
  "auth pass",
  "db pass",
  "email pass",
  "http pass",
  "mail pass",
  "mysql pass",
  "proxy pass",
  "redis pass",
  "root pass",
  "smtp pass",
  "ssh pass",
  "user pass",
  "sas",
  "social security number",
  "ssn",
]);

/** Whole keys that are secrets though their words are not. */
export const SECRET_KEYS: ReadonlySet<string> = /* @__PURE__ */ new Set(["pin", "pass", "_auth"]);

/** Ends of words that people join to others without a seam: `pgpassword`, `dbpassword`, `openaiapikey`. */
export const SECRET_ENDINGS: readonly string[] = /* @__PURE__ */ Object.freeze([
  "password",
  "passwd",
  "passphrase",
  "apikey",
  "secretkey",
  "privatekey",
  "accesskey",
  "accesstoken",
  "authtoken",
  "clientsecret",
]);

/** Behind a word these say that the value is about a secret, and is none. */
export const ABOUT_A_SECRET: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    "age alg algorithm arn at attempts attribute audience budget button changed class cost count counts created " +
    "description details disabled enabled endpoint error errors exists expired expires expiration expiry field fields " +
    "file filename format form header headers hint id ids in index is issuer kind label length len limit limits list " +
    "lookup manager managers max message min mode name names page parameter path placeholder policies policy prefix " +
    "present price provider rate required requirements reset rotated rotation rule rules scheme scope scopes server " +
    "service set size source state status store strength test title ttl type types updated uri url usage used valid " +
    "validation verified version visible"
  ).split(" "),
);

/** Before a word these say the same: `has_password`, `max_token`, `page_token`. */
export const NOT_A_SECRET: ReadonlySet<string> = /* @__PURE__ */ new Set(
  "has is no needs requires require without use uses max min num total count n per".split(" "),
);

/** Tokens of languages, of pages and of tasks are no secrets. */
export const OTHER_TOKENS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    "page continuation next cursor cancellation cancel eos bos pad sep cls mask unk stop special first last output " +
    "input prompt completion reasoning cached cache each current delimiter sub end start prev previous text image audio " +
    "video thinking special generated sampled draft nth resume sync pagination skip"
  ).split(" "),
);
