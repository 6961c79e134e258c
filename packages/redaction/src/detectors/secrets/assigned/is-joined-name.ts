/** What people write before `pass` and `auth` without a seam: `storepass`, `dbpass`, `httpauth`. */
const joined =
  /(?:^|[^A-Za-z])(?:(?:src|dest)?store|key|db|user|root|admin|smtp|mail|http|ftp|ssh|proxy|redis|mysql|pg|sql|ssl|login|account|wifi|my)$/i;

/** The longest of these, in UTF-16 units, and what stands before it. */
const LONGEST = 10;

/** Whether a short word that ends a longer one, and begins at a place, still names a secret. */
export const isJoinedName = (text: string, at: number): boolean =>
  joined.test(text.slice(Math.max(0, at - LONGEST), at));
