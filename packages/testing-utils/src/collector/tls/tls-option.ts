import type { Security } from "../../http/security.ts";
import { EXPIRED, PRIVATE_KEY, SELF_SIGNED, VALID, WRONG_NAME } from "./certificates.ts";

/** What is wrong with a collector's TLS. */
export type TlsFault =
  /** Its certificate's time is over. */
  | "expired"
  /** Its certificate is for another name. */
  | "wrongName"
  /** No authority vouches for its certificate. */
  | "selfSigned"
  /** It closes the connection at the client's first bytes. */
  | "closeInHandshake"
  /** It speaks HTTP without TLS on a port that is said to have it. */
  | "plainHttp";

/** How a collector uses TLS. */
export interface TlsOptions {
  /** @default nothing: its certificate is for 127.0.0.1 and localhost, by `collector.certificateAuthority` */
  readonly fault?: TlsFault;
}

const withCertificate = (cert: string): Security => ({ kind: "certificate", key: PRIVATE_KEY, cert });

const faults: Readonly<Record<TlsFault, Security>> = {
  expired: withCertificate(EXPIRED),
  wrongName: withCertificate(WRONG_NAME),
  selfSigned: withCertificate(SELF_SIGNED),
  closeInHandshake: { kind: "closeInHandshake" },
  plainHttp: { kind: "plainHttp" },
};

export const resolveTls = (tls: boolean | TlsOptions): Security => {
  if (tls === false) return { kind: "none" };
  const { fault } = tls === true ? {} : tls;
  if (fault === undefined) return withCertificate(VALID);
  if (Object.hasOwn(faults, fault)) return faults[fault];
  throw new TypeError(`Expected \`tls.fault\` to be one of ${Object.keys(faults).join(", ")}, got ${String(fault)}`);
};
