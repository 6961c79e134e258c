import type { Detector } from "../../detector/detector.ts";
import { followedBy } from "../followed-by.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** What opens all the other secrets. */
export const secretStoreDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "vault-token",
    label: "VAULT_TOKEN",
    keywords: ["hvs.", "hvb.", "hvr."],
    expression: /hv[sbr]\.[A-Za-z0-9_-]{24,500}/,
    validate: (match) => isIssued(match.slice("hvs.".length)),
  },
  {
    // No end of a sentence has a letter right behind its dot.
    name: "vault-legacy-token",
    label: "VAULT_TOKEN",
    keywords: /* @__PURE__ */ followedBy("s.", "abcdefghijklmnopqrstuvwxyz0123456789"),
    expression: /s\.[A-Za-z0-9]{24}(?:\.[A-Za-z0-9]{5})?(?![A-Za-z0-9]|[_-]{1,3}[A-Za-z0-9]|\.[\w-])/,
    validate: (match) => /\d/.test(match) && looksRandom(match.slice("s.".length)),
  },
  {
    name: "vault-secret-id",
    label: "VAULT_SECRET_ID",
    keywords: ["vault_secret_id", "vault-secret-id", "vaultsecretid", "vault secret id", "approle", "app_role"],
    at: "value",
    expression: /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![A-Za-z0-9-])/,
    validate: isIssued,
  },
  {
    name: "vault-unseal-key",
    label: "VAULT_KEY",
    keywords: ["unseal key", "unseal_key", "unsealkey", "unseal-key", "operator unseal"],
    at: "value",
    expression: /(?:[A-Za-z0-9+/]{43,44}={0,2}|[0-9a-f]{64,66})(?![\w+/])/,
    validate: isVaried,
  },
  {
    name: "infisical-token",
    label: "INFISICAL_TOKEN",
    keywords: ["st."],
    expression: /st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}(?![0-9A-Za-z])/,
  },
  {
    name: "akeyless-access-key",
    label: "AKEYLESS_KEY",
    keywords: ["akeyless"],
    at: "value",
    expression: /[A-Za-z0-9+/]{43}=(?![\w+/=])/,
    validate: isVaried,
  },
]);
