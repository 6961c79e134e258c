import type { ProviderRequest } from "../provider-request.ts";

/** `/v1beta/models/{model}:{method}`; the version varies. */
const MODEL_PATH = /^\/v1(?:alpha|beta)?\/models\/(?<model>[^/:]+):(?<method>\w+)$/u;

/** The URL of a request. The host is none of its own. */
export const requestUrl = ({ path }: Pick<ProviderRequest, "path">): URL => new URL(path, "http://127.0.0.1");

/** The method that a path calls, or `undefined` if it is no path of a model. */
export const methodOf = (pathname: string): string | undefined => MODEL_PATH.exec(pathname)?.groups?.["method"];

export const modelOf = (request: ProviderRequest): string | null =>
  MODEL_PATH.exec(requestUrl(request).pathname)?.groups?.["model"] ?? null;
