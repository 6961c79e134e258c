import { isWordy } from "./is-wordy.ts";

/** A URL, a path, a place in a document, the name that a store of secrets has for one. */
const located =
  /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|\/\/|magnet:\?|\/[\w./-]{0,64}\?|#\/|~\/|[A-Za-z]:\\|arn:|urn:|vault:|ref\+|op:\/\/)/;
/** `github.com/acme/app`, `pki/key/one`: paths without a slash before them. */
const path =
  /^(?:(?:[a-z\d-]{1,40}\.){1,4}(?:com|org|io|net|dev)\/|[a-z]{2,24}(?:[_-][a-z]{1,24}){0,4}\/[a-z]{2,40}(?:[_-][a-z]{1,24}){0,4}(?:\/[a-z\d][a-z\d_.-]{0,40}){0,6}$)/;
/** From the root: base 64 may begin with a slash as well. */
const rooted = /^\.{0,2}\/[\w.-]+(?:\/|$)/;
const file =
  /^[\w./-]{1,128}\.(?:pem|key|crt|cer|pfx|p12|jks|env|json|ya?ml|toml|conf|ini|txt|md|html?|[cm]?[jt]sx?|py|go|rb|java|cs|php|sh|sock|png|jpe?g|gif|svg|webp|ico|pdf)(?:#[\w-]{0,128})?$/;
const dated =
  /^\d{4}-\d{2}-\d{2}(?:[T ]|$)|^\d{8}T\d{6}Z?$|^\d{1,3}(?:\.\d{1,6}){1,4}$|^(?:\d{1,4}(?:ns|us|ms|[smhdwy])){1,6}$/;
/** `0x00001053UL`: constants of C. */
const constant = /^0x[\da-f]{1,8}(?:u?l{0,2})$/i;
/** `[A-Za-z0-9._~+/-]`: a class of an expression. */
const expression = /[Aa]-[Zz](?![A-Za-z]{2})/;
/** `cryptography>=3.0.0`. */
const requirement = /^[\w.[\]-]{2,60}[<>~=!]=\d/;
/** `os.environ['NAME']`, `$_POST['name']`, `input[type=password]`. */
const item = /^[\w$.]{1,64}\[(?:["'][\w.-]{1,64}["']|[\w-]{1,32}[~^$*|]?=["']?[\w-]{1,64}["']?)\]$/;
/** What is put together in PHP: `'…' . $input->get(…)`. */
const joined = /^\.?\s?\$[a-z_]\w{0,40}(?:->|::|\[)/i;
/** JSON, as it stands in a URL. */
const encoded = /^%(?:7B|5B)/i;
/** `%env(NAME)%`, `{{NAME}}`. */
const processed = /^%env\(|^env\(/;

/** Whether a value says where something is, what it is or since when, rather than being a secret. */
export const isReference = (value: string): boolean =>
  located.test(value) ||
  (rooted.test(value) && isWordy(value)) ||
  path.test(value) ||
  file.test(value) ||
  dated.test(value) ||
  constant.test(value) ||
  expression.test(value) ||
  requirement.test(value) ||
  item.test(value) ||
  joined.test(value) ||
  encoded.test(value) ||
  processed.test(value);
