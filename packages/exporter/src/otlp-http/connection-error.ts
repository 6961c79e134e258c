import { SendError } from "../send-error.ts";

/** What Node.js and OpenSSL say when a handshake fails: on the certificate, the protocol, or that there is no TLS. */
const TLS_CODE =
  /^(?:CERT_|CRL_|DEPTH_ZERO_|ERROR_IN_C|ERR_OSSL_|ERR_SSL_|ERR_TLS_|SELF_SIGNED_|UNABLE_TO_)|^(?:EPROTO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/;

/** Whether it is TLS that failed: nothing that another attempt within seconds would mend. */
const isTlsError = ({ code = "" }: NodeJS.ErrnoException): boolean => TLS_CODE.test(code);

/** Of some errors, OpenSSL's own words say more than the code: `EPROTO` may be plain HTTP, or too old a version. */
const describe = ({ code, message }: NodeJS.ErrnoException): string => {
  const reason = code === "EPROTO" ? /SSL routines:\w*:([^:]+):/.exec(message)?.[1] : undefined;
  return reason === undefined ? (code ?? message) : `${code} (${reason})`;
};

/** @param proxy the name of the proxy that the connection was to, instead of to the receiver. */
export const connectionError = (error: NodeJS.ErrnoException, proxy?: string): SendError => {
  const what = describe(error);
  if (isTlsError(error)) {
    const peer = proxy === undefined ? "" : ` with the proxy ${proxy}`;
    return new SendError("tls", `The TLS handshake${peer} failed: ${what}`, { cause: error });
  }
  if (proxy === undefined) return new SendError("connection", `The connection failed: ${what}`, { cause: error });
  return new SendError("proxy", `The connection to the proxy ${proxy} failed: ${what}`, { cause: error });
};
