import { reportFirst } from "../report-first.ts";

/** A setting for every request, or a function that decides by the carrier, which for a server holds the request's headers. */
export type PerRequest<T extends string | object> = T | ((carrier: unknown) => T);

/**
 * Reads the setting now when it is fixed, else for each carrier. A function that throws, or returns what cannot be read,
 * trusts nobody, which is logged once.
 */
export const perRequest = <T extends string | object, R>(
  name: string,
  setting: PerRequest<T>,
  read: (value: T) => R,
  distrust: R,
): ((carrier: unknown) => R) => {
  if (typeof setting !== "function") {
    const fixed = read(setting);
    return () => fixed;
  }
  const report = reportFirst(`The function \`${name}\``);
  return (carrier) => {
    try {
      return read(setting(carrier));
    } catch (error) {
      report(error);
      return distrust;
    }
  };
};
