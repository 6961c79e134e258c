/** What stands before HTTP on a server's connections. */
export type Security =
  | { readonly kind: "none" }
  /** TLS with a key and a certificate, in PEM. */
  | { readonly kind: "certificate"; readonly key: string; readonly cert: string }
  /** The server says it has TLS and closes at a client's first bytes. */
  | { readonly kind: "closeInHandshake" }
  /** The server says it has TLS and answers in plain HTTP. */
  | { readonly kind: "plainHttp" };
