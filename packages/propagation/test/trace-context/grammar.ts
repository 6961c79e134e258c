/** The grammar of W3C Trace Context, level 2, once more and in another way: what is sent has to match it. */

export const TRACEPARENT: RegExp = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[0-3]$/u;

const MEMBER: string = String.raw`[a-z0-9][a-z0-9_\-*/@]{0,255}=[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]`;

export const TRACESTATE_MEMBER: RegExp = new RegExp(`^(?=.{1,512}$)${MEMBER}$`, "u");

/** Of 512 characters at most, and without empty members. */
export const TRACESTATE: RegExp = new RegExp(`^(?=.{1,512}$)${MEMBER}(,${MEMBER}){0,31}$`, "u");

/** A header that is read: of this version or of a later one, with white space around it. */
export const READABLE_TRACEPARENT: RegExp =
  /^[ \t]*(?:00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}|(?!00|ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-[^,]*)?)[ \t]*$/u;
