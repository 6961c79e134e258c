import type { Detector } from "../../detector/detector.ts";
import { looksRandom } from "../looks-random.ts";

/** What can be said and a number, as people call themselves. */
const handle = /^(?![a-z]*[b-df-hj-np-tv-z]{5})[a-z]{1,32}\d{2,8}$/i;

/** LinkedIn, Twitter, Twitch: what posts as someone. */
export const socialNetworkDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "linkedin-secret",
    label: "LINKEDIN_SECRET",
    keywords: ["linkedin", "linked_in", "linked-in"],
    at: "value",
    expression: /(?:[A-Za-z0-9]{16}|[A-Za-z0-9]{14})(?!\.?[\w/+=-])/,
    validate: (match) => !handle.test(match) && looksRandom(match),
  },
  {
    // Microsoft, whose it is, writes them so today.
    name: "linkedin-client-secret",
    label: "LINKEDIN_SECRET",
    keywords: ["wpl_ap"],
    expression: /WPL_AP\d\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{4,12}={0,2}/,
  },
  {
    name: "twitter-secret",
    label: "TWITTER_SECRET",
    keywords: ["twitter"],
    at: "value",
    expression: /(?:[A-Za-z0-9]{50}|[A-Za-z0-9]{45}|[A-Za-z0-9]{25})(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "twitter-access-token",
    label: "TWITTER_TOKEN",
    keywords: ["twitter"],
    at: "value",
    expression: /\d{7,25}-[A-Za-z0-9]{20,50}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "twitter-bearer-token",
    label: "TWITTER_TOKEN",
    keywords: ["twitter"],
    at: "value",
    expression: /A{18,24}[A-Za-z0-9%]{60,140}/i,
  },
  {
    name: "twitch-token",
    label: "TWITCH_TOKEN",
    keywords: ["twitch"],
    at: "value",
    expression: /(?:oauth:)?[A-Za-z0-9]{30}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "twitch-oauth-token",
    label: "TWITCH_TOKEN",
    keywords: ["oauth:"],
    expression: /oauth:(?<secret>[a-z0-9]{30})(?![A-Za-z0-9_-])/,
    validate: looksRandom,
  },
]);
