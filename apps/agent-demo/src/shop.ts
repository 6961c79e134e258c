import { setTimeout as pause } from "node:timers/promises";

import type { Tool, ToolDefinition } from "./tool.ts";

const takes = (name: string, type: string): ToolDefinition["parameters"] => ({
  type: "object",
  properties: { [name]: { type } },
  required: [name],
});

export const findOrder: Tool = {
  name: "find_order",
  description: "Finds an order of the shop by its number.",
  parameters: takes("order", "integer"),
  async run({ order }) {
    await pause(90);
    return { order, status: "shipped", carrier: "Parcel Express", expected: "tomorrow" };
  },
};

export const findPayments: Tool = {
  name: "find_payments",
  description: "Finds the payments for an order by its number.",
  parameters: takes("order", "integer"),
  async run({ order }) {
    await pause(60);
    const paid = { order, amount: 49, currency: "EUR" };
    return {
      payments: [
        { id: "payment-1", ...paid },
        { id: "payment-2", ...paid },
      ],
    };
  },
};

export const refund: Tool = {
  name: "refund",
  description: "Refunds a payment by its id.",
  parameters: takes("payment", "string"),
  async run({ payment }) {
    await pause(40);
    return { payment, status: "refunded" };
  },
};
