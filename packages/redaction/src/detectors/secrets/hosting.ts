import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isIssuedMixed } from "../is-issued-mixed.ts";
import { looksRandom } from "../looks-random.ts";

/** Names change so often from small to capital letters at the most. */
const MIN_TURNS = 4;

/** Those that run applications and databases. */
export const hostingDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "heroku-api-key",
    label: "HEROKU_KEY",
    keywords: ["hrku-"],
    expression:
      /HRKU-(?:AA[A-Za-z0-9_-]{58}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![A-Za-z0-9]|[_-]{1,3}[A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "heroku-legacy-api-key",
    label: "HEROKU_KEY",
    keywords: ["heroku"],
    at: "value",
    expression: /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![A-Za-z0-9-])/i,
    validate: isIssued,
  },
  {
    name: "fly-access-token",
    label: "FLY_TOKEN",
    keywords: ["fo1_", "fm1r_", "fm1a_", "fm2_"],
    // Several macaroons stand one behind the other.
    expression:
      /(?:fo1_[A-Za-z0-9_-]{43}(?![A-Za-z0-9]|[_-]{1,3}[A-Za-z0-9])|fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,4096}={0,3})/,
    validate: isIssuedMixed,
  },
  {
    name: "scalingo-api-token",
    label: "SCALINGO_TOKEN",
    keywords: ["tk-us-", "tk-eu-"],
    expression: /tk-(?:us|eu)-[A-Za-z0-9_-]{48}(?![A-Za-z0-9]|[_-]{1,3}[A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "vercel-token",
    label: "VERCEL_TOKEN",
    keywords: ["vcp_", "vci_", "vca_", "vcr_"],
    expression: /vc[piar]_[A-Za-z0-9]{20,80}(?![A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "vercel-blob-token",
    label: "VERCEL_TOKEN",
    keywords: ["vercel_blob_rw_"],
    expression: /vercel_blob_rw_[A-Za-z0-9]{8,24}_[A-Za-z0-9]{20,60}(?![A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "vercel-legacy-token",
    label: "VERCEL_TOKEN",
    keywords: ["vercel"],
    at: "value",
    expression: /[A-Za-z0-9]{24}(?![A-Za-z0-9_-])/,
    validate: (text) => looksRandom(text) && (/\d/.test(text) || (text.match(/[a-z][A-Z]/g)?.length ?? 0) >= MIN_TURNS),
  },
  {
    name: "netlify-token",
    label: "NETLIFY_TOKEN",
    keywords: ["nfp_", "nfc_", "nfo_", "nfb_", "nfu_"],
    expression: /nf[pcobu]_[A-Za-z0-9]{36,64}(?![A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "netlify-legacy-token",
    label: "NETLIFY_TOKEN",
    keywords: ["netlify"],
    at: "value",
    expression: /[A-Za-z0-9=_-]{40,46}(?![A-Za-z0-9=_-])/,
    validate: looksRandom,
  },
  {
    name: "render-api-key",
    label: "RENDER_KEY",
    keywords: ["rnd_"],
    expression: /rnd_[A-Za-z0-9]{28,48}(?![A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "railway-token",
    label: "RAILWAY_TOKEN",
    keywords: ["railway"],
    at: "value",
    expression: /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![A-Za-z0-9-])/,
    validate: isIssued,
  },
  {
    name: "supabase-access-token",
    label: "SUPABASE_TOKEN",
    keywords: ["sbp_"],
    expression: /sbp_(?:oauth_)?(?:v0_)?[a-z0-9]{40}(?![A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "supabase-secret-key",
    label: "SUPABASE_KEY",
    keywords: ["sb_secret_"],
    expression: /sb_secret_[A-Za-z0-9_-]{20,80}/,
    validate: isIssuedMixed,
  },
  {
    name: "planetscale-credential",
    label: "PLANETSCALE_TOKEN",
    keywords: ["pscale_tkn_", "pscale_oauth_", "pscale_pw_", "pscale_app_"],
    expression: /pscale_(?:tkn|oauth|pw|app_secret)_(?:[A-Za-z0-9_=-]|\.(?!\.)){32,64}/i,
    validate: isIssued,
  },
  {
    name: "neon-api-key",
    label: "NEON_KEY",
    keywords: ["napi_"],
    expression: /napi_[a-z0-9]{48,80}(?![A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "neon-database-password",
    label: "NEON_PASSWORD",
    keywords: ["npg_"],
    expression: /npg_[A-Za-z0-9]{10,32}(?![A-Za-z0-9])/,
    validate: (text) => isIssued(text) && /\d|[a-z][A-Z]|[A-Z]{2}/.test(text.slice(4)),
  },
  {
    name: "databricks-token",
    label: "DATABRICKS_TOKEN",
    keywords: ["dapi", "dose", "dkea"],
    expression: /d(?:api|ose|kea)[a-f0-9]{32}(?:-\d)?(?![A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "clickhouse-cloud-secret-key",
    label: "CLICKHOUSE_KEY",
    keywords: ["4b1d"],
    expression: /4b1d[A-Za-z0-9]{38}(?![A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "mongodb-atlas-secret",
    label: "MONGODB_SECRET",
    keywords: ["mdb_sa_sk_"],
    expression: /mdb_sa_sk_[A-Za-z0-9_-]{30,64}/,
    validate: isIssuedMixed,
  },
  {
    name: "deno-deploy-token",
    label: "DENO_TOKEN",
    keywords: ["ddp_", "ddo_", "ddw_"],
    expression: /dd[pow]_[A-Za-z0-9]{30,48}(?![A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "upstash-token",
    label: "UPSTASH_TOKEN",
    keywords: ["upstash", "kv_rest_api_token"],
    at: "value",
    expression: /A[A-Za-z0-9_-]{38,110}={0,2}(?![A-Za-z0-9_=-])/,
    validate: looksRandom,
  },
  {
    name: "tinybird-token",
    label: "TINYBIRD_TOKEN",
    keywords: ["p.ey"],
    expression: /p\.ey[A-Za-z0-9_-]{20,400}\.[A-Za-z0-9_-]{20,100}/,
    validate: isIssuedMixed,
  },
  {
    name: "xata-api-key",
    label: "XATA_KEY",
    keywords: ["xau_"],
    expression: /xau_[A-Za-z0-9]{30,64}(?![A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "convex-deploy-key",
    label: "CONVEX_KEY",
    keywords: ["|eyJ"],
    at: "run",
    lead: /[a-z0-9:-]/,
    expression: /(?:prod|dev|preview|project):[a-z0-9:-]{3,80}\|(?<secret>eyJ[A-Za-z0-9+/_-]{20,400}={0,2})/,
    validate: isIssuedMixed,
  },
  {
    name: "appwrite-api-key",
    label: "APPWRITE_KEY",
    keywords: ["standard_"],
    expression: /standard_[a-f0-9]{200,300}(?![A-Za-z0-9])/,
    validate: isIssued,
  },
]);
