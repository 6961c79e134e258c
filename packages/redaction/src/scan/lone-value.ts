/** As much with a digit or capitals in it, alone in a line, is a value rather than a word. */
export const LONE_VALUE: string = String.raw`(?![A-Za-z_]{1,40}=)(?=[^\s"'\`<>]{0,128}(?:\d|[a-z][A-Z]))[^\s"'\`<>(){}]{11,2048}[ \t]{0,4}(?:[\r\n]|$)`;
