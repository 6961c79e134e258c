import type { Detector, FunctionDetector } from "../../detector/detector.ts";
import { isIssuedMixed } from "../is-issued-mixed.ts";
import { looksRandom } from "../looks-random.ts";
import { startingBefore } from "../starting-before.ts";
import { runOf } from "../../scan/run-start.ts";

/** Keys that say at a place of their own whose they are: the signatures are published. */
const identifiable: readonly FunctionDetector["find"][] = /* @__PURE__ */ (() => [
  startingBefore(76, /[A-Za-z0-9+/]{76}(?:\+ASt|ACDb|\+ABa|\+AMC|APIM)[A-Za-z0-9+/]{6}==/),
  startingBefore(76, /[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/),
  startingBefore(44, /[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{6}==/),
  startingBefore(42, /[A-Za-z0-9+/]{42}(?:AzSe|\+ACR)[A-D][A-Za-z0-9+/]{5}(?![A-Za-z0-9]|[+/][A-Za-z0-9+/]{3})/),
  startingBefore(33, /[A-Za-z0-9+/]{33}(?:\+ASb|\+AEh|\+ARm|AIoT|AZEG|AzCa)[A-P][A-Za-z0-9+/]{5}=/),
])();

const findIdentifiableKey: FunctionDetector["find"] = (text, keyword) => {
  for (const find of identifiable) {
    const found = find(text, keyword);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Microsoft Azure and Entra. */
export const azureDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "azure-client-secret",
    label: "AZURE_CLIENT_SECRET",
    keywords: ["q~"],
    find: startingBefore(
      4,
      /[A-Za-z0-9_~.-]{3}\dQ~(?:[A-Za-z0-9_~-]|\.(?!\.\.)){31,34}(?![A-Za-z0-9]|[_~-]{1,3}[A-Za-z0-9])/,
    ),
    maxLength: 48,
    earliest: /* @__PURE__ */ runOf(/[\w~.-]/),
    validate: isIssuedMixed,
    example: () => ["a1B", "8Q", "~", "c2D3e4F5g6H7i8J9k0L1m2N3o4P5q6R7.s"].join(""),
  },
  {
    name: "azure-legacy-client-secret",
    label: "AZURE_CLIENT_SECRET",
    keywords: ["azure_client_secret", "azureclientsecret", "arm_client_secret", "azure_ad_client", "azuread_client"],
    at: "value",
    expression: /[A-Za-z0-9_~.:@?*/+=[\]-]{31,44}(?<![.:?])/,
    validate: looksRandom,
  },
  {
    name: "azure-common-annotated-key",
    label: "AZURE_KEY",
    // The signature of keys that say what they are: Azure OpenAI, DevOps, functions, storage, since 2024.
    keywords: ["JQQJ9"],
    find: startingBefore(52, /[A-Za-z0-9+/]{52}JQQJ9[A-Za-z0-9][A-Za-z0-9+/]{18,30}={0,2}(?![A-Za-z0-9+/])/),
    maxLength: 96,
    earliest: /* @__PURE__ */ runOf(/[A-Za-z0-9+/]/),
    example: () => `${"q7Zk".repeat(13)}JQQJ99${"a1B".repeat(8)}ab`,
  },
  {
    name: "azure-identifiable-key",
    label: "AZURE_KEY",
    keywords: [
      "+ASt",
      "ACDb",
      "+ABa",
      "+AMC",
      "APIM",
      "AZDO",
      "AzFu",
      "AzSe",
      "+ACR",
      "+ASb",
      "+AEh",
      "+ARm",
      "AIoT",
      "AZEG",
      "AzCa",
    ],
    find: findIdentifiableKey,
    maxLength: 96,
    earliest: /* @__PURE__ */ runOf(/[\w+/-]/),
    validate: isIssuedMixed,
    example: () => ["q7Zk".repeat(19), "+ASt", "a1B2xQ=="].join(""),
  },
  {
    name: "azure-refresh-token",
    label: "AZURE_TOKEN",
    keywords: ["0.a", "1.a"],
    expression: /[01]\.A[A-Za-z0-9_-]{20,160}\.AgAB[A-Za-z0-9_-]{60,2048}(?:\.[A-Za-z0-9_-]{20,2048})?/,
    validate: isIssuedMixed,
  },
  {
    name: "azure-storage-key",
    label: "AZURE_KEY",
    keywords: [
      "accountkey",
      "account_key",
      "account-key",
      "sharedaccesskey",
      "shared_access_key",
      "azure",
      "accesskey",
      "primarykey",
      "secondarykey",
      "eventhub",
      "servicebus",
      "cosmos",
    ],
    at: "value",
    // 32 or 64 bytes in base 64.
    expression: /(?:[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{43}=)(?![A-Za-z0-9+/=])/,
    validate: isIssuedMixed,
  },
  {
    name: "azure-devops-token",
    label: "AZURE_DEVOPS_TOKEN",
    keywords: ["azure", "devops", "vsts", "ado_pat", "ado-pat", "adopat", "ado_token"],
    at: "value",
    expression: /[a-z2-7]{52}(?![A-Za-z0-9_-])/,
    validate: isIssuedMixed,
  },
  {
    name: "azure-openai-key",
    label: "AZURE_OPENAI_KEY",
    keywords: [
      "azure",
      "cognitive",
      "ocp-apim-subscription-key",
      "openai_api_key",
      "openai_key",
      "subscription-key",
      "subscription_key",
      "subscriptionkey",
      "subscription key",
      "translator_",
      "translatorkey",
      "speech_key",
      "speechkey",
      "vision_",
      "face_key",
      "face_api",
      "bing_",
      "form_recognizer",
      "formrecognizer",
      "document_intelligence",
      "documentintelligence",
      "content_safety",
      "language_key",
    ],
    at: "value",
    // What is issued since 2024 has a signature in it, unless it was written down by someone who does not know.
    expression: /(?:[a-f0-9]{32}|[A-F0-9]{32}|[A-Za-z0-9]{52}|[A-Za-z0-9]{84})(?![A-Za-z0-9_-])/,
    validate: (text) => isIssuedMixed(text) && /\d.*\d/.test(text),
  },
  {
    name: "azure-shared-access-signature",
    label: "AZURE_SIGNATURE",
    keywords: ["&sig=", "?sig=", "&amp;sig=", "\\u0026sig="],
    expression: /(?:[?&]|&amp;|\\u0026)sig=(?<secret>(?:[A-Za-z0-9+/_-]|%[0-9A-Fa-f]{2}){32,120}={0,2})/,
    inWord: true,
    validate: isIssuedMixed,
  },
  {
    name: "azure-function-key",
    label: "AZURE_FUNCTION_KEY",
    keywords: ["?code=", "&code=", "x-functions-key"],
    expression:
      /(?:[?&]code=|x-functions-key["'\\]{0,3}[:=] ?["'\\]{0,3})(?<secret>[A-Za-z0-9+/_-]{52,56}(?:==|%3[Dd]%3[Dd])?)(?![A-Za-z0-9])/i,
    inWord: true,
    validate: isIssuedMixed,
  },
]);
