/**
 * The numbers that card networks give out (ISO/IEC 7812-1): the first four digits, from and to, and how many digits there
 * are. Where a network has six digits to itself, the four that they begin with stand here.
 */
const ISSUERS: readonly (readonly [from: number, to: number, ...lengths: number[]])[] = [
  [1220, 1220, 15], // UATP (AirPlus)
  [1354, 1354, 15],
  [1920, 1920, 15],
  [1800, 1800, 15], // JCB
  [2131, 2131, 15],
  [3528, 3589, 16, 17, 18, 19],
  [3500, 3599, 16], // Made up in many a test as JCB's.
  [2200, 2205, 16, 17, 18, 19], // Mir, Borica
  [2221, 2720, 16], // Mastercard
  [2869, 2869, 16], // Carnet
  [5100, 5599, 16],
  [3000, 3059, 14, 16, 19], // Diners Club
  [3095, 3095, 14, 16, 19],
  [3600, 3699, 14, 16, 19],
  [3800, 3999, 14, 16, 19],
  [3400, 3499, 15], // American Express
  [3700, 3799, 15],
  [4000, 4999, 13, 16, 19], // Visa
  [5018, 5020, 12, 13, 14, 15, 16, 17, 18, 19], // Maestro, Dankort
  [5038, 5038, 12, 13, 14, 15, 16, 17, 18, 19],
  [5000, 5099, 16, 19], // Maestro, Argencard, Aura
  [5600, 5899, 13, 14, 15, 16, 19],
  [5893, 5893, 13, 14, 15, 16, 17, 18, 19],
  [6304, 6304, 12, 13, 14, 15, 16, 17, 18, 19],
  [6333, 6334, 16, 18, 19], // Solo, Switch
  [6390, 6390, 12, 13, 14, 15, 16, 17, 18, 19],
  [6700, 6799, 16, 19], // Maestro
  [6703, 6703, 16, 17, 19], // Bancontact
  [6706, 6709, 16, 17, 18, 19], // Laser
  [6759, 6759, 12, 13, 14, 15, 16, 17, 18, 19],
  [6761, 6763, 12, 13, 14, 15, 16, 17, 18, 19],
  [6767, 6767, 16, 18, 19],
  [6771, 6771, 16, 17, 18, 19],
  [5041, 5041, 16], // Elo
  [5090, 5090, 16],
  [5060, 5067, 16, 18, 19], // Verve, Elo
  [5078, 5079, 16, 18, 19], // Verve, Meeza
  [5080, 5089, 16], // RuPay
  [8100, 8299, 16, 17, 18, 19], // RuPay, UnionPay
  [6000, 6099, 16, 19], // RuPay, Hipercard, Maestro
  [6011, 6011, 16, 17, 18, 19], // Discover
  [6440, 6599, 16, 17, 18, 19], // Discover, RuPay, Troy
  [6040, 6042, 16, 17, 18, 19], // UkrCard
  [6200, 6299, 16, 17, 18, 19], // UnionPay
  [6360, 6369, 16, 17, 18, 19], // InterPayment, Elo
  [6370, 6399, 16], // InstaPayment
  [8600, 8600, 16], // Uzcard
  [9704, 9704, 16, 19], // NAPAS
  [9792, 9792, 16], // Troy
  [9860, 9860, 16], // Humo
];

export const MIN_CARD_LENGTH = 12;
export const MAX_CARD_LENGTH = 19;

/** Per first four digits one bit for each length, from {@link MIN_CARD_LENGTH}. */
const LENGTHS: Uint8Array = /* @__PURE__ */ (() => {
  const table = new Uint8Array(10_000);
  for (const [from, to, ...lengths] of ISSUERS) {
    let bits = 0;
    for (const length of lengths) bits |= 1 << (length - MIN_CARD_LENGTH);
    for (let head = from; head <= to; head += 1) table[head] = (table[head] ?? 0) | bits;
  }
  return table;
})();

/** Whether any network gives out numbers that begin with these four digits. */
export const isIssuedHead = (head: number): boolean => (LENGTHS[head] ?? 0) !== 0;

/** Whether a network gives out numbers that begin with these four digits and are so long. */
export const isIssuedWithLength = (head: number, length: number): boolean =>
  ((LENGTHS[head] ?? 0) & (1 << (length - MIN_CARD_LENGTH))) !== 0;
