/**
 * What stands behind the country and the check digits of an IBAN, from the SWIFT IBAN registry and the countries that are
 * not in it but use them: how many letters (a), digits (n) and either (c).
 */
const STRUCTURES =
  "AD n8c12|AE n19|AL n8c16|AO n21|AT n16|AZ a4c20|BA n16|BE n12|BF c2n22|BG a4n6c8|BH a4c14|BI n23|BJ c2n22|" +
  "BR n23a1c1|BY c4n4c16|CF n23|CG n23|CH n5c12|CI a2n22|CM n23|CR n18|CV n21|CY n8c16|CZ n20|DE n18|DJ n23|" +
  "DK n14|DO c4n20|DZ n22|EE n16|EG n25|ES n20|FI n14|FK a2n12|FO n14|FR n10c11n2|GA n23|GB a4n14|GE a2n16|" +
  "GI a4c15|GL n14|GQ n23|GR n7c16|GT c4c20|GW c2n19|HN a4n20|HR n17|HU n24|IE a4n14|IL n19|IQ a4n15|IR n22|" +
  "IS n22|IT a1n10c12|JO a4n4c18|KM n23|KW a4c22|KZ n3c13|LB n4c20|LC a4c24|LI n5c12|LT n16|LU n3c13|LV a4c13|" +
  "LY n21|MA n24|MC n10c11n2|MD c20|ME n18|MG n23|MK n3c10n2|ML c2n22|MN n16|MR n23|MT a4n5c18|MU a4n19a3|" +
  "MZ n21|NE a2n22|NI a4n20|NL a4n10|NO n11|OM n3c16|PK a4c16|PL n24|PS a4c21|PT n21|QA a4c21|RO a4c16|RS n18|" +
  "RU n14c15|SA n2c18|SC a4n20a3|SD n14|SE n20|SI n15|SK n20|SM a1n10c12|SN c2n22|SO n19|ST n21|SV a4n20|" +
  "TD n23|TG c2n22|TL n19|TN n20|TR n6c16|UA n6c19|VA n18|VG a4n16|XK n16|YE a4n4c18";

/** Territories whose accounts are as those of another country, and begin with its letters or their own. */
const TERRITORIES = "AX:FI GF:FR GP:FR MQ:FR RE:FR PF:FR TF:FR YT:FR NC:FR BL:FR MF:FR PM:FR WF:FR";

const placeOf = (first: number, second: number): number => (first & 31) * 32 + (second & 31);

/** By country, one character for each that follows the check digits. */
const BY_COUNTRY: readonly (string | undefined)[] = /* @__PURE__ */ (() => {
  const structures = Array.from<string | undefined>({ length: 1024 }).fill(undefined);
  for (const entry of STRUCTURES.split("|"))
    structures[placeOf(entry.charCodeAt(0), entry.charCodeAt(1))] = entry
      .slice(3)
      .replaceAll(/([anc])(\d+)/g, (_, kind: string, count: string) => kind.repeat(Number(count)));
  for (const entry of TERRITORIES.split(" "))
    structures[placeOf(entry.charCodeAt(0), entry.charCodeAt(1))] =
      structures[placeOf(entry.charCodeAt(3), entry.charCodeAt(4))];
  return structures;
})();

export const MAX_IBAN_LENGTH = 34;

/**
 * What stands behind the check digits in IBANs of a country, one of `a`, `n` and `c` for each character.
 *
 * @param first the country's code, two letters in either case, as UTF-16 units
 */
export const ibanStructure = (first: number, second: number): string | undefined => BY_COUNTRY[placeOf(first, second)];
