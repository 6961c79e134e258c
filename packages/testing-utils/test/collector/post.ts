/** Posts a body by `fetch`; an object as JSON. */
export const post = (
  url: string,
  body: object | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const isBytes = body instanceof Uint8Array;
  return fetch(url, {
    method: "POST",
    headers: { "content-type": isBytes ? "application/x-protobuf" : "application/json", ...headers },
    body: isBytes ? Uint8Array.from(body) : JSON.stringify(body),
  });
};
