import { createPrivateKey, X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { createSecureContext, type SecureContext } from "node:tls";

import { expectOneOf, wrongOption } from "../expect-option.ts";

/** Certificates or a key, as PEM. */
export type Pem = string | Buffer;

/** What TLS with the receiver asks for beyond the usual. That its certificate is checked cannot be turned off. */
export interface TlsOptions {
  /** The authorities to trust, instead of those that Node.js trusts. One text may hold several certificates. */
  readonly ca?: Pem | readonly Pem[];
  /** The certificate by which the exporter shows who it is, with those between it and the authority. Needs `key`. */
  readonly cert?: Pem;
  /** The private key of `cert`. */
  readonly key?: Pem;
  /** Opens `key`, if it is encrypted. */
  readonly passphrase?: string;
  /** The oldest version to speak. @default "TLSv1.2" */
  readonly minVersion?: "TLSv1.2" | "TLSv1.3";
  /** The name that the receiver's certificate has to be for. @default the host of the URL */
  readonly serverName?: string;
}

/** As an agent of `node:https` takes it. */
export interface ResolvedTls {
  readonly minVersion: "TLSv1.2" | "TLSv1.3";
  readonly secureContext?: SecureContext;
  readonly servername?: string;
}

/** @throws TypeError for what cannot work. No message repeats a key, a certificate or a passphrase. */
export const resolveTls = (tls: unknown, url: URL): ResolvedTls => {
  if (tls === undefined) return { minVersion: "TLSv1.2" };
  if (typeof tls !== "object" || tls === null) throw wrongType("tls", "an object", tls);
  if (url.protocol !== "https:") throw new TypeError("Expected `tls` to come with an https URL, got an http URL");
  const { minVersion = "TLSv1.2", serverName, ...material } = tls as TlsOptions;
  expectOneOf("tls.minVersion", minVersion, ["TLSv1.2", "TLSv1.3"]);
  const secureContext = resolveContext(material, minVersion);
  return {
    minVersion,
    ...(secureContext !== undefined && { secureContext }),
    ...(serverName !== undefined && { servername: expectServerName(serverName) }),
  };
};

/** Made once: each connection would make its own. Without certificates of the user's there is none to check either. */
const resolveContext = (
  material: Pick<TlsOptions, "ca" | "cert" | "key" | "passphrase">,
  minVersion: ResolvedTls["minVersion"],
): SecureContext | undefined => {
  const { ca, cert, key, passphrase } = material;
  if (ca !== undefined) expectAuthorities(Array.isArray(ca) ? ca : [ca]);
  if (cert !== undefined) expectPem("tls.cert", cert);
  if (key !== undefined) expectPem("tls.key", key);
  if (passphrase !== undefined && typeof passphrase !== "string") {
    throw wrongType("tls.passphrase", "a string", passphrase);
  }
  if ((cert === undefined) !== (key === undefined)) {
    throw new TypeError("Expected `tls.cert` and `tls.key` to come together, got one of them");
  }
  if (ca === undefined && cert === undefined) return undefined;
  const wrongPair = (got: string): TypeError =>
    new TypeError(`Expected \`tls.cert\` and \`tls.key\` to be a certificate and its key in PEM, got ${got}`);
  try {
    if (isPair(material)) return createSecureContext({ ca: ca as Pem | Pem[], cert, key, passphrase, minVersion });
  } catch (error) {
    throw wrongPair((error as NodeJS.ErrnoException).code ?? "something else");
  }
  throw wrongPair("a key of another one");
};

/** OpenSSL itself takes a key of another kind, and then has none for the certificate. */
const isPair = ({ cert, key, passphrase }: TlsOptions): boolean =>
  cert === undefined ||
  key === undefined ||
  new X509Certificate(cert).checkPrivateKey(createPrivateKey({ key, passphrase }));

const expectPem = (name: string, pem: unknown): string => {
  if (typeof pem === "string" || Buffer.isBuffer(pem)) return pem.toString();
  throw wrongType(name, "PEM", pem);
};

/** What came is not repeated: it may be a secret in the wrong place. */
const wrongType = (name: string, expected: string, value: unknown): TypeError =>
  new TypeError(`Expected \`${name}\` to be ${expected}, got ${value === null ? "null" : typeof value}`);

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** OpenSSL passes over what it cannot read here, and would then trust nobody. */
const expectAuthorities = (list: readonly unknown[]): void => {
  if (list.length === 0) throw new TypeError("Expected `tls.ca` to hold certificates in PEM, got nothing");
  for (const pem of list) {
    const certificates = expectPem("tls.ca", pem).match(CERTIFICATES) ?? [];
    if (certificates.length > 0 && certificates.every(isCertificate)) continue;
    throw new TypeError("Expected `tls.ca` to hold certificates in PEM, got something else");
  }
};

const isCertificate = (pem: string): boolean => {
  try {
    return new X509Certificate(pem) instanceof X509Certificate;
  } catch {
    return false;
  }
};

const expectServerName = (name: unknown): string => {
  if (typeof name === "string" && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i.test(name) && isIP(name) === 0) return name;
  throw wrongOption("tls.serverName", "a host name", name);
};
