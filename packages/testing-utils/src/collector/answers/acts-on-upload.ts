/** Whether an answer says what is done with the upload: it has to be known before that is read. */
export const actsOnUpload = ({ kind, at }: { readonly kind: string; readonly at?: string }): boolean =>
  kind === "slowRead" || (kind === "reset" && (at === "head" || at === "upload"));

/** Throws unless an answer can follow once the upload is read. */
export const expectAfterUpload = <Answer extends { readonly kind: string }>(then: Answer): Answer => {
  if (!actsOnUpload(then)) return then;
  throw new TypeError(`Expected \`then\` to be an answer to a request that was read, got ${JSON.stringify(then)}`);
};

/** For those who come too late. */
export const uploadIsOver = (kind: string): TypeError =>
  new TypeError(
    `Expected an answer to a request that was read, got ${kind}, which acts on the upload: give it by a list or a mix`,
  );
