import type { StatusReply } from "../status-reply.ts";

const STATUSES: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ABORTED",
  429: "RESOURCE_EXHAUSTED",
  499: "CANCELLED",
  501: "UNIMPLEMENTED",
  503: "UNAVAILABLE",
  504: "DEADLINE_EXCEEDED",
};

const MESSAGES: Readonly<Record<string, string>> = {
  INVALID_ARGUMENT: "Request contains an invalid argument.",
  UNAUTHENTICATED: "Request had invalid authentication credentials.",
  PERMISSION_DENIED: "The caller does not have permission",
  NOT_FOUND: "Requested entity was not found.",
  ABORTED: "The operation was aborted.",
  RESOURCE_EXHAUSTED: "You exceeded your current quota, please check your plan and billing details.",
  CANCELLED: "The operation was cancelled.",
  INTERNAL: "An internal error has occurred. Please retry.",
  UNIMPLEMENTED: "The operation is not implemented.",
  UNAVAILABLE: "The model is overloaded. Please try again later.",
  DEADLINE_EXCEEDED: "Deadline expired before operation could complete.",
};

type Detail = Readonly<Record<string, string>>;

const details = ({ code, retryAfterSeconds }: StatusReply): readonly Detail[] => [
  ...(typeof code === "string"
    ? [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: code, domain: "googleapis.com" }]
    : []),
  ...(retryAfterSeconds === undefined
    ? []
    : [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${retryAfterSeconds}s` }]),
];

/** Source: https://ai.google.dev/gemini-api/docs/troubleshooting, https://cloud.google.com/apis/design/errors */
export const geminiErrorBody = (reply: StatusReply): object => {
  const status = reply.type ?? STATUSES[reply.status] ?? (reply.status >= 500 ? "INTERNAL" : "INVALID_ARGUMENT");
  const more = details(reply);
  return {
    error: {
      code: reply.status,
      message: reply.message ?? MESSAGES[status] ?? status,
      status,
      ...(more.length > 0 && { details: more }),
    },
  };
};
