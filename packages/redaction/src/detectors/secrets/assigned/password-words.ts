/** What passwords are called, in several languages. */
export const passwordWords: readonly string[] = /* @__PURE__ */ Object.freeze([
  "password",
  "passwd",
  "passphrase",
  "passcode",
  "passwort",
  "kennwort",
  "contrase",
  "contrasena",
  "senha",
  "mot de passe",
  "wachtwoord",
  "passord",
  "adgangskode",
  "salasana",
  "heslo",
  "haslo",
  "psk",
  "pass",
  "pwd",
]);

/** What secrets are called that programs make. */
export const issuedWords: readonly string[] = /* @__PURE__ */ Object.freeze([
  "secret",
  "token",
  "key",
  "credential",
  "creds",
  "auth",
]);

const passwords: ReadonlySet<string> = /* @__PURE__ */ new Set(passwordWords);

export const isPasswordWord = (word: string): boolean => passwords.has(word);
