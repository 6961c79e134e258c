import { wrongOption } from "../expect-option.ts";

/**
 * The address of the receiver.
 *
 * @throws TypeError if it is none. A URL can hold credentials, so the message never repeats it.
 */
export const resolveEndpoint = (url: unknown): URL => {
  if (typeof url !== "string" && !(url instanceof URL)) throw wrongOption("url", "an http or https URL", url);
  const endpoint = URL.parse(String(url));
  if (endpoint === null) throw new TypeError("Expected `url` to be an http or https URL, got a text that is none");
  if (endpoint.protocol !== "http:" && endpoint.protocol !== "https:") {
    throw wrongOption("url", "an http or https URL", endpoint.protocol);
  }
  if (endpoint.username !== "" || endpoint.password !== "") {
    throw new TypeError("Expected `url` to hold no user info, got some: put credentials into `headers`");
  }
  return endpoint;
};

/** The address as it may stand in a log: the query may hold a key. */
export const endpointName = ({ origin, pathname }: URL): string => `${origin}${pathname}`;
