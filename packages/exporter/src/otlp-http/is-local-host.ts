/**
 * Whether the host of a URL is this machine, told by its name alone.
 *
 * @param hostname as in `URL.hostname`: lower case, an IPv6 address in brackets.
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 */
export const isLocalHost = (hostname: string): boolean => {
  const name = hostname.replace(/\.$/, "");
  return name === "localhost" || name.endsWith(".localhost") || name === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(name);
};
