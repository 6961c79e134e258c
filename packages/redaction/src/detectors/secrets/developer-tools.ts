import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { startingBefore } from "../starting-before.ts";
import { runOf } from "../../scan/run-start.ts";

/** What software is made with. */
export const developerToolDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "authress-access-key",
    label: "AUTHRESS_KEY",
    keywords: ["sc_", "ext_", "scauth_", "authress_"],
    expression:
      /(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[a-z0-9+/_=-]{30,120}/i,
    validate: isVaried,
  },
  {
    name: "figma-token",
    label: "FIGMA_TOKEN",
    keywords: ["figd_", "figu_", "figo_", "figdr_", "figuh_", "figur_", "figoh_", "figor_"],
    expression: /fig(?:d|dr|u|uh|ur|o|oh|or)_[\w-]{40,80}/,
    validate: isIssued,
  },
  {
    name: "hashicorp-terraform-token",
    label: "TERRAFORM_TOKEN",
    keywords: [".atlasv1."],
    find: /* @__PURE__ */ startingBefore(14, /[a-z0-9]{14}\.atlasv1\.[\w=-]{60,90}/i),
    maxLength: 113,
    earliest: /* @__PURE__ */ runOf(/[A-Za-z0-9]/),
    example: () => `${"aB3dE6f".repeat(2)}.atlasv1.${"aB3dE6f9".repeat(8)}`,
    validate: isVaried,
  },
  {
    name: "hashicorp-terraform-password",
    label: "TERRAFORM_PASSWORD",
    keywords: ["administrator_login_password"],
    inWord: true,
    // What stands in no quotes, or is put together at run time, is no password but a reference to one.
    expression:
      /administrator_login_password(?:_wo)?(?:\\?["'])?\s{0,20}[=:]\s{0,8}\\?["'](?<secret>[^\s"'$\\]{8,128})/i,
  },
  {
    name: "infracost-api-token",
    label: "INFRACOST_TOKEN",
    keywords: ["ico-"],
    // Not the name of an icon.
    expression: /(?<!\.)ico-[A-Za-z0-9]{32,48}(?![A-Za-z0-9])/,
    validate: isVaried,
  },
  {
    name: "intra42-client-secret",
    label: "INTRA42_SECRET",
    keywords: ["s-s4t2ud-", "s-s4t2af-"],
    expression: /s-s4t2(?:ud|af)-[0-9a-f]{64}(?![A-Za-z0-9])/i,
    validate: isVaried,
  },
]);
