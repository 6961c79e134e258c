import { looksRandom } from "../looks-random.ts";
import { isWordy } from "./is-wordy.ts";

/** `Sign.sign()`, `dir(rtl)`, `md5($password)`, `Base64(header).Base64(data)`. */
const call = /^[A-Za-z_$.][\w$.>:-]{0,60}\([^()]{0,64}\)(?:\.[A-Za-z_]\w{0,40}(?:\([^()]{0,64}\))?){0,6}$/;
/** `Token.DblRBracket`. */
const constantOfType = /^[A-Z][a-z]{2,24}\.[A-Z][A-Za-z]{1,40}$/;
/** `NEO4J_PASSWORD`: the variable that has it. */
const variable = /^_?[A-Z][A-Z0-9]{0,24}(?:_[A-Z0-9]{1,24}){1,8}$/;
const secretive = /PASS|PWD|SECRET|TOKEN|KEY|AUTH|CRED/;
/** What is called as a secret is: a type, a member, a constant of a program. */
const name = /^[#A-Za-z_$][\w$.#]{7,79}$/;
const kind = /[A-Za-z\d](?:Token|Secret|Auth|Cred(?:ential)?s?|(?:Public|Private|Api|Access)Key)s?(?:[A-Z]|$)/;
const passwordKind = /[Pp]assword[A-Z]/;
const member = /^[!&]?[A-Za-z_$][\w$]{0,64}(?:(?:\??\.#?|->|::)[A-Za-z_$][\w$]{0,64}){1,8}[!?]?$/;
/** Of what programs read settings from. */
const settings =
  /^[!&]?(?:process\.env|import\.meta|os\.environ|this|self|config|settings|options|req|request|props|ctx|env)\??\./;
/** `android.os.BinderProxy@2bd79ce`: an object as Java shows it. */
const object = /^[a-z]\w{0,40}(?:\.[\w$]{1,60}){2,10}@[\da-f]{4,8}$/;

interface Place {
  readonly password: boolean;
  readonly quoted: boolean;
  readonly loose: boolean;
}

/** Whether a value is not the secret itself, but what a program calls it, or calls for it. */
export const isProgramName = (value: string, { password, quoted, loose }: Place): boolean => {
  if (object.test(value) || (variable.test(value) && secretive.test(value))) return true;
  if (call.test(value) && (!password || !quoted || loose || value.length > 16)) return true;
  if (passwordKind.test(value) && !/\d/.test(value)) return true;
  if (quoted) return false;
  if (!password && ((name.test(value) && kind.test(value)) || constantOfType.test(value))) return true;
  return (
    member.test(value) && (settings.test(value) || isWordy(value.replaceAll(/[!?&>#]/g, "")) || !looksRandom(value))
  );
};
