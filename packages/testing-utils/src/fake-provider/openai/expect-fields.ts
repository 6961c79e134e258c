import { isJsonObject } from "../is-json-object.ts";
import type { ProviderRequest } from "../provider-request.ts";
import { statusReply, type StatusReply } from "../status-reply.ts";

type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === "string";
export const isList: Check = Array.isArray;
export const isGiven: Check = (value) => value !== undefined && value !== null;

/** How OpenAI refuses a body that is no JSON, or that lacks a field; `null` if nothing is wrong. */
export const expectFields = (request: ProviderRequest, fields: Readonly<Record<string, Check>>): StatusReply | null => {
  if (!isJsonObject(request)) {
    return statusReply(400, { message: "We could not parse the JSON body of your request." });
  }
  const param = Object.keys(fields).find((name) => fields[name]?.(request.body[name]) === false);
  if (param === undefined) return null;
  const message = `Missing required parameter: '${param}'.`;
  return statusReply(400, { message, param, code: "missing_required_parameter" });
};
