import type { SecretFormat } from "./secret-format.ts";

/** The texts in which a secret is a part of an address: what stands before and behind it is the same in all of them. */
export const addressedContexts =
  (before: string, after: string = ""): NonNullable<SecretFormat["contexts"]> =>
  (secret) => {
    const address = `${before}${secret}${after}`;
    return [
      address,
      `curl -X POST ${address} -d '{}'`,
      JSON.stringify({ url: address }),
      `SERVICE_URL="${address}"`,
      `[here](${address})`,
      JSON.stringify({ body: JSON.stringify({ url: address }) }),
      `2026-03-04T05:06:07.123Z WARN [http] POST ${address} 404`,
    ];
  };
