/** `accented` has typographic quotes besides: beyond Latin-1, so the engine keeps two bytes per character. */
export type Script = "ascii" | "accented";

const VOCABULARIES: Readonly<Record<Script, string>> = {
  ascii:
    "the customer asks where order of last week is and whether it can still be changed support answers that parcel has " +
    "left warehouse on monday tracking number shows delivery tomorrow between nine noon please check invoice address " +
    "before refund we need photo damaged item return label was sent by mail thank you for your patience kind regards",
  accented:
    "où est ma commande de la semaine dernière peut-on encore modifier l’adresse « livraison prévue » après-demain déjà " +
    "expédiée entrepôt numéro suivi reçu à côté société générale élève garçon français été février août merci d’avance " +
    "pièce abîmée étiquette retour envoyée par courriel désolé pour la gêne occasionnée très cordialement à bientôt",
};

/** Marsaglia's xorshift: the same texts in every run. */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
};

export interface TextPoolOptions {
  readonly count: number;
  /** Of each text, in UTF-16 units. */
  readonly length: number;
  readonly script: Script;
}

/** Texts of words in random order, which compress about as texts do: all different, and flat as those of a parser are. */
export const textPool = ({ count, length, script }: TextPoolOptions): readonly string[] => {
  const words = VOCABULARIES[script].split(" ");
  const next = numbers(0x9e37_79b9);
  const pick = (): string => {
    const number = next();
    return number % 12 === 0 ? String(number) : (words[(number >>> 8) % words.length] ?? "");
  };
  return Array.from({ length: count }, () => {
    const picked: string[] = [];
    for (let size = 0; size < length; size += (picked.at(-1)?.length ?? 0) + 1) picked.push(pick());
    return Buffer.from(picked.join(" ").slice(0, length), "utf8").toString("utf8");
  });
};
