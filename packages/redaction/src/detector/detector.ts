import type { RedactionMode } from "../replace/redaction-mode.ts";

/** A part of a text: from `start` up to, not including, `end`, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What is found: a credential, or something about a person. */
export type DetectorKind = "secret" | "personal";

/** What every detector says of itself. */
interface DetectorBase {
  /** Unique, in kebab case: `"openai-api-key"`. Counts and findings go by it. */
  readonly name: string;
  /** What stands in place of a finding, without brackets: `"OPENAI_KEY"`. */
  readonly label: string;
  /** @default "secret" */
  readonly kind?: DetectorKind;
  /**
   * Texts in ASCII, in any case, of which at least one stands in or before every match: it is only looked for around
   * them. The longer and the rarer they are, the less the detector costs.
   */
  readonly keywords: readonly string[];
  /**
   * Looks at the beginning of each run of digits as well; given two numbers, of each that has from so many digits up to so
   * many, which costs less. Digits of an escape, as in `%20415`, belong to the run.
   *
   * @default false
   */
  readonly digits?: boolean | readonly [min: number, max: number];
  /** A second look at what matched, such as a checksum. If it throws, the value is withheld. */
  readonly validate?: (match: string) => boolean;
  /** Whether numbers are looked at too, written out in decimal. @default false */
  readonly numbers?: boolean;
  /** What becomes of a finding; the redactor's `mode` goes before it. @default "label" */
  readonly mode?: RedactionMode;
  /** A made-up text in which the detector finds something: for `selfTest()`. */
  readonly example?: string | (() => string);
}

/** A detector that is an expression. */
export interface ExpressionDetector extends DetectorBase {
  /**
   * Tried at one place per keyword, never searched for, so it has no `^` and needs neither flag `g` nor `y`. Bounded:
   * `{0,40}` in place of `*`. Unlike keywords, it minds the case of letters, unless it has the flag `i`. If it has a
   * group named `secret`, only that is replaced.
   */
  readonly expression: RegExp;
  /**
   * Where the expression is tried. `"keyword"`: where the keyword begins. `"value"`: at the value that is assigned to a
   * name with the keyword in it (`ADOBE_SECRET = "…"`, `"adobe": "…"`, `--adobe-key …`). `"run"`: where the run of
   * {@link lead} characters before the keyword begins.
   *
   * @default "keyword"
   */
  readonly at?: "keyword" | "value" | "run";
  /** With `at: "run"`: one character class, `/[a-z0-9]/`. */
  readonly lead?: RegExp;
  /** Also matches in the middle of a word. @default false */
  readonly inWord?: boolean;
}

/** A detector that is a function. */
export interface FunctionDetector extends DetectorBase {
  /**
   * Says where in the text something is, given where a keyword (or a run of digits) stands. Has to look at no more than
   * {@link maxLength} characters on either side. If it throws, the value is withheld.
   */
  readonly find: (text: string, keyword: TextRange) => TextRange | undefined;
  /** How far before and behind the keyword it looks, in UTF-16 units. */
  readonly maxLength: number;
  /**
   * With `digits`: whether anything can be found at a run of so many digits with these UTF-16 units right before and
   * behind it, so that `find` need not be called for every number of a table. Where the text
   * begins or ends, the unit is 0. The answer is remembered. It is not asked where one of the units is not ASCII, nor at the
   * end of a text of which more may come.
   *
   * @default always
   */
  readonly beside?: (before: number, behind: number, count: number) => boolean;
  /**
   * For streams: where a match may begin, at the earliest, whose keyword stands at a place or behind it. Until that is
   * known not to come, text from there on is held back.
   *
   * @default {@link maxLength} before it
   */
  readonly earliest?: (text: string, at: number) => number;
  /**
   * For streams, tried where the keyword begins: text is held back as long as it can be read, up to its end, as
   * (the beginning of) what this matches.
   *
   * @default for the next {@link maxLength} characters, whatever they are
   */
  readonly pending?: RegExp;
}

/** One kind of secret or personal data, and how it is recognized. Plain data, where it is an expression. */
export type Detector = ExpressionDetector | FunctionDetector;
