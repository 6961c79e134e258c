/** What a person chooses who wants nothing but letters: no word of an interface, no type, no name in code. */
const chosen = /^[A-Za-z][a-z]{7,31}$/;

/** What stands where a password is meant, in several languages, and what is said of one. */
const meant =
  /^(?:my|your|the|new|old|current|some|any|user|db|admin|enter|confirm|repeat|test)?(?:passwords?|passphrase|passcode|secrets?|passwort|kennwort|wachtwoord|contrasena|salasana|adgangskode|losenord|motdepasse|palavrapasse|contrasenya|contrasinal|cyfrinair|eenslagwoord|engangspassord|ijambobanga|iphasiwedi|kupuhipa|nenosiri|okwuntughe|paasiwaadi|parolini|pasahitza|pasfhocal|pasiwedhi|passwuert|pasvorto|safuinya|wachtwurd|wagwoord|katasandi|username|changeme|changeit|credentials?)(?:here|goeshere)?$|^(?:example|sample|placeholder|default|plaintext|redact|encrypt|undefin|require|option|disable|anything|whatever|something|nothing|textbox|unknown|minimum|maximum|strength|autocomplete|passwordless)/i;

/** How words of prose and of interfaces end. */
const ofProse =
  /(?:ed|ing|able|ible|tion|sion|ment|ful|less|ous|ive|ual|ical|ly|ness|ity|ism|ance|ence|type|field|value|input|string|text|name|label|only|rect|words?|valid|hidden|gotten|broken|format|length)$/i;

/** Whether what is given to a password is a word of an interface, or says that a password belongs there. */
export const isWordOfInterface = (value: string): boolean => meant.test(value) || ofProse.test(value);

/** Whether letters in quotes that are given to a password can be one: `"rootpasswd"`, and not `"required"`. */
export const isChosenPassword = (value: string): boolean => chosen.test(value) && !isWordOfInterface(value);
