/** English of plain ASCII letters, so that a character is a byte, and none that JSON has to escape. */
const SENTENCES = [
  "The order left the warehouse on Tuesday and should arrive before the weekend.",
  "Please check whether the invoice was sent to the right address.",
  "Our records show two payments for the same subscription.",
  "A refund takes three to five working days after it was approved.",
  "The report compares the sales of the last four quarters by region.",
  "Most customers ask about delivery, a few about returns.",
  "Nothing in the log explains why the second request was slower.",
  "The parcel is held at customs until the form has been signed.",
  "I would suggest to restart the router and to try once more.",
  "Both plans include support by mail, only the larger one by telephone.",
  "The table below lists the open tickets and who works on them.",
  "An update of the firmware solved this problem for other users.",
];

const PROSE = `${SENTENCES.join(" ")} `;
const BEGINNINGS = SENTENCES.map((_, index) => SENTENCES.slice(0, index).join(" ").length + (index === 0 ? 0 : 1));

/** Text of exactly that many bytes; which sentence it begins with is chosen by a number in [0, 1). */
export const prose = (bytes: number, choice: number): string => {
  const beginning = BEGINNINGS[Math.floor(choice * BEGINNINGS.length)] ?? 0;
  const text = PROSE.slice(beginning) + PROSE.slice(0, beginning);
  return text.repeat(Math.ceil(bytes / text.length)).slice(0, bytes);
};
