import { createHash } from "node:crypto";

import type { ProviderCall } from "@sideband/testing-utils";

import type { RequestFacts } from "../observation.ts";

const LONGEST_BODY = 4000;

const bodyOf = ({ bodyText }: ProviderCall): string =>
  bodyText.length <= LONGEST_BODY
    ? bodyText
    : `${bodyText.length} characters, SHA-256 ${createHash("sha256").update(bodyText).digest("hex")}`;

/** Requests in an order of their own, since those that were made at the same time arrive in any. */
export const requestFacts = (calls: readonly ProviderCall[]): readonly RequestFacts[] =>
  calls
    .map((call) => ({
      path: call.path,
      headers: Object.keys(call.headers).toSorted(),
      body: bodyOf(call),
      status: call.status,
      outcome: call.outcome,
    }))
    .toSorted((one, other) => one.body.localeCompare(other.body));
