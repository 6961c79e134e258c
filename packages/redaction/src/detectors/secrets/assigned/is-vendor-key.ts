import { isVaried } from "../../is-varied.ts";
import { looksRandom } from "../../looks-random.ts";
import { isWordy } from "../is-wordy.ts";
import { lastWordsOfName, wordsOfName } from "../words-of-name.ts";

/** What keys of data are called, of programs and of objects: none of them is secret. */
const keysOfData = new Set(
  (
    "public pub primary foreign partition sort cache cached idempotency idempotent row group grouping dedup dedupe deduplication " +
    "event hash range lookup object obj item map index idx idn route routing query translation translate message msg issue " +
    "project sub cursor page order unique composite natural surrogate candidate storage state react list node edge entity " +
    "record document doc file path blob bucket image asset content etag block trace span metric log label tag field " +
    "column col attribute attr property prop props config setting settings option options feature flag param params header cookie " +
    "cert certificate thumbprint fingerprint checksum digest commit git build version device user member tenant org team " +
    "customer invoice payment transaction tx job task queue topic shard region zone cluster host machine instance container layer " +
    "manifest package pkg module chunk bundle store test mock random dummy fake sample example demo hot arrow turkey monkey donkey " +
    "hockey whiskey jockey mon don keyboard enter escape esc tab shift ctrl control alt meta cmd command function fn up down left right home end " +
    "any some this that the a an my your new old next prev previous last first current other same each every no json yaml xml " +
    "dict hashmap redis gcs db table data meta metadata value type kind name id rate limit limiter lock mutex semaphore " +
    "search filter facet match join merge group aggregation agg parent child root section view menu nav tab form input " +
    "const let var val static final string str char auto def local export return using and or for with of in is as to use " +
    "error err reason code status result response request req res model prompt completion chat conversation thread run step tool"
  ).split(" "),
);

/** Whether a key with so much before it can be that of somebody's service: `ACME_KEY`, `acmeKey`. */
export const mayNameVendorKey = (before: string): boolean => {
  const [last = ""] = lastWordsOfName(before);
  return last.length >= 3 && !keysOfData.has(last) && !wordsOfName(before).some((word) => keysOfData.has(word));
};

/** Fewer characters may be an identifier. */
const MIN_LENGTH = 16;

/** Of which characters something is made. */
const alphabet = /abcdefgh|ghijklmn|01234567/i;

const hash = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i;
const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/**
 * Whether a value is random beyond doubt. Hashes and identifiers are as well, and count only where a constant of the
 * environment has them.
 */
export const isVendorKey = (value: string, isConstant: boolean): boolean => {
  if (value.length < MIN_LENGTH || !/^[\w+/=.-]+$/.test(value) || !/\d/.test(value)) return false;
  if (hash.test(value) || uuid.test(value)) return isConstant && isVaried(value);
  return /[g-zG-Z]/.test(value) && !alphabet.test(value) && !isWordy(value) && looksRandom(value);
};
