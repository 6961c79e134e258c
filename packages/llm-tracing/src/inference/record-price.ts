import { readProperty } from "@sideband/propagation/lifetime";
import {
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_MODEL,
  type Cost,
  costAttributes,
  DIALECT_GENAI_0_1,
  totalTokensAttributes,
} from "@sideband/semconv";

import { string } from "../span/attribute-fields.ts";
import type { Operation } from "../span/operation.ts";
import type { InferenceUsage } from "./inference-request.ts";

export interface Bill {
  readonly usage: InferenceUsage | undefined;
  readonly serviceTier: string | undefined;
  /** What the provider says that the call cost. */
  readonly cost: Cost | undefined;
}

/** @see https://www.iso.org/iso-4217-currency-codes.html */
const CURRENCY = /^[A-Z]{3}$/;

/** Whether it can be added up with others. */
export const isCost = (cost: unknown): boolean => {
  const amount = readProperty(cost, "amount");
  const currency = readProperty(cost, "currency");
  return (
    typeof amount === "number" &&
    amount >= 0 &&
    amount < Infinity &&
    typeof currency === "string" &&
    CURRENCY.test(currency)
  );
};

const priced = (operation: Operation, { usage, serviceTier }: Bill): Cost | undefined => {
  const { attributes, settings } = operation;
  const { prices } = settings.options;
  if (prices === undefined || usage === undefined) return undefined;
  const text = (key: string): string | undefined => string(attributes[key]) as string | undefined;
  const cost = settings.isolation.run("the cost of a call", () =>
    prices.cost({
      provider: text(ATTR_GEN_AI_PROVIDER_NAME) ?? "",
      requestModel: text(ATTR_GEN_AI_REQUEST_MODEL),
      responseModel: text(ATTR_GEN_AI_RESPONSE_MODEL),
      usage,
      serviceTier,
      at: operation.startedAtMs,
    }),
  );
  return isCost(cost) ? cost : undefined;
};

/** Records what a call cost, and the sum of its tokens where a dialect has a name for that. */
export const recordPrice = (operation: Operation, bill: Bill): void => {
  const { dialects } = operation.settings.options;
  const cost = bill.cost ?? priced(operation, bill);
  if (cost !== undefined) {
    operation.setDerived(costAttributes(cost, [DIALECT_GENAI_0_1]), costAttributes(cost, dialects));
  }
  if (operation.settings.officialOnly) return;
  operation.setNamed(totalTokensAttributes(bill.usage?.inputTokens, bill.usage?.outputTokens, dialects));
};
