import { addressedContexts } from "../addressed-contexts.ts";
import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

export const hostingFormats: readonly SecretFormat[] = [
  {
    detector: "heroku-api-key",
    source: "https://devcenter.heroku.com/articles/authentication",
    sample: (random) => `HRKU-AA${random.text(`${ALPHANUMERIC}-_`, 58)}`,
    contexts: bothContexts("heroku"),
  },
  {
    detector: "heroku-legacy-api-key",
    source: "https://devcenter.heroku.com/articles/authentication",
    sample: (random) => uuid(random),
    contexts: namedContexts("heroku"),
  },
  {
    detector: "fly-access-token",
    source: "https://fly.io/docs/security/tokens/",
    sample: (random) => `fo1_${random.text(`${ALPHANUMERIC}-_`, 43)}`,
    contexts: bothContexts("fly"),
  },
  {
    detector: "fly-access-token",
    source: "https://fly.io/docs/security/tokens/",
    sample: (random) =>
      `${random.pick(["fm1r", "fm1a", "fm2"])}_${random.text(`${ALPHANUMERIC}+/`, random.integer(200, 600))}==`,
    contexts: bothContexts("fly"),
  },
  {
    detector: "scalingo-api-token",
    source: "https://developers.scalingo.com/",
    sample: (random) => `tk-us-${random.text(`${ALPHANUMERIC}-_`, 48)}`,
    contexts: bothContexts("scalingo"),
  },
  {
    detector: "vercel-token",
    source: "https://vercel.com/docs/rest-api",
    sample: (random) => `${random.pick(["vcp", "vci", "vca", "vcr"])}_${random.text(ALPHANUMERIC, 56)}`,
    contexts: bothContexts("deploy"),
  },
  {
    detector: "vercel-blob-token",
    source: "https://vercel.com/docs/storage/vercel-blob",
    sample: (random) => `vercel_blob_rw_${random.text(ALPHANUMERIC, 16)}_${random.text(ALPHANUMERIC, 30)}`,
    contexts: bothContexts("blob"),
  },
  {
    detector: "vercel-legacy-token",
    source: "https://vercel.com/docs/rest-api",
    sample: (random) => random.text(ALPHANUMERIC, 24),
    contexts: namedContexts("vercel"),
  },
  {
    detector: "netlify-token",
    source: "https://docs.netlify.com/api/get-started/",
    sample: (random) => `${random.pick(["nfp", "nfc", "nfo"])}_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("site"),
  },
  {
    detector: "netlify-legacy-token",
    source: "https://docs.netlify.com/api/get-started/",
    sample: (random) => random.text(`${ALPHANUMERIC}-_`, 43),
    contexts: namedContexts("netlify"),
  },
  {
    detector: "render-api-key",
    source: "https://render.com/docs/api",
    sample: (random) => `rnd_${random.text(ALPHANUMERIC, 32)}`,
    contexts: bothContexts("render"),
  },
  {
    detector: "railway-token",
    source: "https://docs.railway.com/reference/public-api",
    sample: (random) => uuid(random),
    contexts: namedContexts("railway"),
  },
  {
    detector: "supabase-access-token",
    source: "https://supabase.com/docs/reference/api/introduction",
    sample: (random) => `sbp_${random.text(HEX, 40)}`,
    contexts: bothContexts("supabase"),
  },
  {
    detector: "supabase-secret-key",
    source: "https://supabase.com/docs/guides/api/api-keys",
    sample: (random) => `sb_secret_${random.text(`${ALPHANUMERIC}-_`, 31)}`,
    contexts: bothContexts("supabase"),
  },
  {
    detector: "planetscale-credential",
    source: "https://planetscale.com/docs/concepts/password-roles",
    sample: (random) => `pscale_${random.pick(["tkn", "oauth", "pw"])}_${random.text(`${ALPHANUMERIC}-_`, 43)}`,
    contexts: bothContexts("planetscale"),
  },
  {
    detector: "neon-api-key",
    source: "https://neon.com/docs/manage/api-keys",
    sample: (random) => `napi_${random.text(LOWER + DIGITS, 64)}`,
    contexts: bothContexts("neon"),
  },
  {
    detector: "neon-database-password",
    source: "https://neon.com/docs/connect/connect-from-any-app",
    sample: (random) => `npg_${random.text(ALPHANUMERIC, 14)}`,
    contexts: bothContexts("neon"),
  },
  {
    detector: "databricks-token",
    source: "https://docs.databricks.com/en/dev-tools/auth/pat.html",
    sample: (random) => `dapi${random.text(HEX, 32)}`,
    contexts: bothContexts("databricks"),
  },
  {
    detector: "databricks-token",
    source: "https://docs.databricks.com/en/dev-tools/auth/pat.html",
    sample: (random) => `dapi${random.text(HEX, 32)}-2`,
    contexts: bothContexts("databricks"),
  },
  {
    detector: "clickhouse-cloud-secret-key",
    source: "https://clickhouse.com/docs/cloud/manage/openapi",
    sample: (random) => `4b1d${random.text(ALPHANUMERIC, 38)}`,
    contexts: bothContexts("clickhouse"),
  },
  {
    detector: "mongodb-atlas-secret",
    source: "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/",
    sample: (random) => `mdb_sa_sk_${random.text(`${ALPHANUMERIC}-_`, 40)}`,
    contexts: bothContexts("atlas"),
  },
  {
    detector: "deno-deploy-token",
    source: "https://docs.deno.com/deploy/manual/",
    sample: (random) => `ddp_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("deno"),
  },
  {
    detector: "upstash-token",
    source: "https://upstash.com/docs/redis/features/restapi",
    sample: (random) => `A${random.text(ALPHANUMERIC, 50)}==`,
    contexts: namedContexts("upstash"),
  },
  {
    detector: "tinybird-token",
    source: "https://www.tinybird.co/docs/forward/administration/tokens",
    sample: (random) => `p.eyJ1Ijog${random.text(ALPHANUMERIC, 100)}.${random.text(`${ALPHANUMERIC}-_`, 43)}`,
    contexts: bothContexts("tinybird"),
  },
  {
    detector: "xata-api-key",
    source: "https://xata.io/docs/concepts/api-keys",
    sample: (random) => `xau_${random.text(ALPHANUMERIC, 40)}`,
    contexts: bothContexts("xata"),
  },
  {
    detector: "convex-deploy-key",
    source: "https://docs.convex.dev/cli/deploy-key-types",
    sample: (random) => `eyJ2MiI6I${random.text(ALPHANUMERIC, 60)}0=`,
    contexts: addressedContexts("prod:happy-animal-123|"),
  },
  {
    detector: "appwrite-api-key",
    source: "https://appwrite.io/docs/advanced/platform/api-keys",
    sample: (random) => `standard_${random.text(HEX, 256)}`,
    contexts: bothContexts("appwrite"),
  },
  {
    detector: "supabase-access-token",
    source: "https://supabase.com/docs/reference/api/introduction",
    sample: (random) => `sbp_${random.text(LOWER + DIGITS, 40)}`,
    contexts: bothContexts("supabase"),
  },
];
