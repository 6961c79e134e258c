import { isIP } from "node:net";

/**
 * The name by which a server is asked for its certificate, which then has to be for it. Empty for an address: that is
 * compared as it stands. An agent that is not told takes it from the `Host` header, which is another's behind a proxy,
 * and may be anything where it comes with the headers of the user.
 */
export const serverName = ({ hostname }: URL): string => (isIP(hostname.replace(/^\[|\]$/g, "")) === 0 ? hostname : "");
