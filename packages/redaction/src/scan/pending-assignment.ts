/** What may stand between a name and its value: no letters, but those of escapes, colors and fences. */
const gap = String.raw`(?:[^\w]|%(?:25)?[\da-f]{2}|&#?\w{2,5};|\\u[\da-f]{4}|\\[nrt]|\\\\|(?:\x1B|\\u001b|\\x1b|\\033|\\e)\[[\d;]{0,12}m|\`{3}\w{0,12}\r?\n){1,64}`;

/** The rest of a name, and words behind it: a full stop ends what the name is about. */
const words = String.raw`[\w.-]{0,112}(?:(?<!\.)[*"'\`\])\\\u2018\u2019\u201C\u201D\u00BB\u203A\u300D\u300F\u3011\uFF09\u300B \t]{1,24}[\w.-]{1,64}){0,7}`;

/** The first argument of a call. */
const argument = String.raw`\(\s{0,4}(?:[a-z_]{1,20}\s?[=:]\s?)?["'\`\\]?`;

/** A name one level deeper, a type, a call, accessors. */
const inner = String.raw`(?:(?:&(?:'\w{1,20} )?(?:mut )?)?[a-z_][\w.:-]{0,160}(?:<[\w&':, ]{1,40}>)?[?!]?(?:[\\"'\`]{0,4}(?:\[\w{0,20}\])?[ \t]{0,4}[:=]>?(?:${gap})?|${argument})|get;[^"'@$]{0,32}["'@$]?)`;

/** In quotes, to the end of the line; without, to white space. */
const value = String.raw`(?:[bruflnBRUFLN@$]{1,2}["'])?(?:(?<=["'\`])[^\r\n]{0,1100}|(?:[a-z-]{5,7}(?: |%20|\+))?[^\s"'\`<>\\]{0,2048}[^]{0,2})`;

/** The name is a value itself: its own is in the next line or element. */
const neighbour = String.raw`[\s"'\`*\])\\]{0,12}[\n\r<\/][^]{0,200}[^\s"'<>]{0,2048}`;

/**
 * What can be read, from the end of a keyword on, as the beginning of something that is assigned to a name with the
 * keyword in it: the source of an expression that ignores case. It allows for more than is ever read.
 */
export const PENDING_ASSIGNMENT: string = `${words}(?:${neighbour}|${gap}${inner}{0,3}${value})?`;
