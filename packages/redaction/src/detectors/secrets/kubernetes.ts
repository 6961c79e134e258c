import type { Detector, TextRange } from "../../detector/detector.ts";

/** How far from its kind the data of a manifest are looked for, in UTF-16 units. */
const REACH = 2048;

/** The longest data, in UTF-16 units. */
const MAX_DATA = 8192;

const entry =
  /(?:\s{0,8}#[^\n]{0,200}\n)?[ \t]{0,24}\\{0,2}["']?[A-Za-z0-9._-]{1,128}\\{0,2}["']?:[ \t]{0,4}(?:[|>][-+]?[ \t]{0,2}\n[ \t]{1,24})?\\{0,2}["']?(?<value>[A-Za-z0-9+/]{9,6144}={0,3})\\{0,2}["']?,?[ \t]{0,4}(?:\r?\n|\\n|(?=[\s}])|$|(?=["\\]))/dy;
const shortEntry = /[ \t]{1,24}["']?[A-Za-z0-9._-]{1,128}["']?:[ \t]{0,4}["']?(?![{])[^\n{}]{0,200}["']?[ \t]{0,4}\n/y;
const comment = /[ \t]{0,24}#[^\n]{0,200}\n/y;
const dataKey = /(?:^|[\s{,"'\\]|\\n)(?:data|stringData)\\{0,2}["']?:\s{0,8}(?:\\n)?\{?(?:\s{0,2}\n)?/g;

/** From the first value of a block of data to its last. */
const findValues = (text: string, from: number): TextRange | undefined => {
  let start = -1;
  let end = -1;
  let place = from;
  while (place < from + MAX_DATA) {
    entry.lastIndex = place;
    const match = entry.exec(text);
    const value = match?.indices?.groups?.["value"];
    if (value !== undefined) {
      if (start < 0) start = value[0];
      end = value[1];
      place = entry.lastIndex;
      continue;
    }
    comment.lastIndex = place;
    if (comment.test(text)) {
      place = comment.lastIndex;
      continue;
    }
    shortEntry.lastIndex = place;
    if (!shortEntry.test(text) || /^\S/.test(text.slice(place, place + 1))) break;
    place = shortEntry.lastIndex;
  }
  return start < 0 ? undefined : { start, end };
};

const isKind = (text: string, { start, end }: TextRange): boolean =>
  !/[\w-]/.test(text.charAt(end)) &&
  (start === 0 || !/[\w.-]/.test(text.charAt(start - 1)) || text.charAt(start - 2) === "\\");

/** The values of a manifest whose kind is `Secret`, before or behind it, within one document. */
const findSecretData = (text: string, keyword: TextRange): TextRange | undefined => {
  if (!isKind(text, keyword)) return undefined;
  const before = text.slice(Math.max(0, keyword.start - REACH), keyword.start);
  const opening = before.lastIndexOf("---");
  const from = keyword.start - before.length + (opening < 0 ? 0 : opening + 3);
  const behind = text.slice(keyword.end, keyword.end + REACH);
  const closing = behind.search(/\n\s{0,8}---|\bkind: /);
  const to = closing < 0 ? keyword.end + REACH : keyword.end + closing;
  const document = text.slice(from, to);
  for (const match of document.matchAll(dataKey)) {
    const found = findValues(text, from + match.index + match[0].length);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Without quotes, data have lines of their own: unlike server-sent events, which begin so, too. */
const isDataKey = /(?:^|[\s{,"'\\]|\\n)(?:d|stringD)ata(?:\\{0,2}["']:|:(?:[ \t]{0,8}(?:\{|\r?\n|\\n|$)))/;

/** Where data begin whose kind may come behind a place. */
const earliestData = (text: string, at: number): number => {
  const from = Math.max(0, at - REACH);
  for (let place = text.indexOf("ata", from); place >= 0 && place < at; place = text.indexOf("ata", place + 1)) {
    const start = Math.max(0, place - 10);
    if (isDataKey.test(text.slice(start, place + 16))) return start;
  }
  return at;
};

/** Secrets in manifests of Kubernetes. */
export const kubernetesDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "kubernetes-secret",
    label: "KUBERNETES_SECRET",
    keywords: [
      "kind: secret",
      "kind: 'secret'",
      'kind: "secret"',
      '"kind": "secret"',
      '"kind":"secret"',
      '\\"kind\\":\\"secret\\"',
    ],
    find: findSecretData,
    maxLength: REACH + MAX_DATA,
    earliest: earliestData,
    example: () =>
      `apiVersion: v1\nkind: Secret\ndata:\n  password: ${Buffer.from("s3cr3t-w0rd").toString("base64")}\n`,
  },
]);
