/** How far behind a keyword the value may begin that is assigned to a name with the keyword in it, in UTF-16 units. */
export const ASSIGNMENT_REACH: number = 288;

/** More than what is ever read of a value, in UTF-16 units. */
const LONGEST = 4200;

const anything = `[^]{${ASSIGNMENT_REACH}}`;

/** Without quotes, up to white space, and what tells whether it is a value that stands there. */
const word = String.raw`[^\s"'\`<>]{0,2048}[^]{0,12}`;

/** In quotes, up to the end of the line. */
const quoted = String.raw`(?=[^]{0,${ASSIGNMENT_REACH}}["'\`])${anything}[^\r\n]{0,${LONGEST}}`;

/**
 * What can be read, from the end of a keyword on, as the beginning of something that is assigned to a name with the
 * keyword in it: the source of an expression. It allows for more than is ever read, since what is read has too many forms to
 * be told apart before it is all there.
 */
export const PENDING_ASSIGNMENT: string = `(?:[^]{0,${ASSIGNMENT_REACH}}|${anything}${word}|${quoted})`;
