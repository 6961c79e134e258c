import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

export const cloudFormats: readonly SecretFormat[] = [
  {
    detector: "alibaba-access-key-id",
    source: "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
    sample: (random) => `LTAI${random.text(ALPHANUMERIC, 20)}`,
    contexts: bothContexts("alibaba"),
  },
  {
    detector: "alibaba-secret-key",
    source: "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
    sample: (random) => random.text(ALPHANUMERIC, 30),
    contexts: namedContexts("alibaba"),
  },
  {
    detector: "alibaba-security-token",
    source: "https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole",
    sample: (random) => `CAIS${random.text(`${ALPHANUMERIC}+/`, random.integer(400, 700))}==`,
    contexts: bothContexts("security"),
  },
  {
    detector: "tencent-secret-id",
    source: "https://www.tencentcloud.com/document/product/598/32675",
    sample: (random) => `AKID${random.text(ALPHANUMERIC, 32)}`,
    contexts: bothContexts("tencent"),
  },
  {
    detector: "tencent-secret-key",
    source: "https://www.tencentcloud.com/document/product/598/32675",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: namedContexts("tencent"),
  },
  {
    detector: "baidu-access-key",
    source: "https://cloud.baidu.com/doc/Reference/s/9jwvz2egb",
    sample: (random) => `bce-v3/ALTAK-${random.text(ALPHANUMERIC, 21)}/${random.text(HEX, 40)}`,
    contexts: bothContexts("qianfan"),
  },
  {
    detector: "volcengine-access-key",
    source: "https://www.volcengine.com/docs/6291/65568",
    sample: (random) => `AKLT${random.text(ALPHANUMERIC, 43)}`,
    contexts: bothContexts("volc"),
  },
  {
    detector: "yandex-access-token",
    source: "https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token",
    sample: (random) =>
      `t1.${random.text(`${ALPHANUMERIC}-_`, random.integer(100, 200))}.${random.text(`${ALPHANUMERIC}-_`, 86)}`,
    contexts: bothContexts("yandex"),
  },
  {
    detector: "yandex-oauth-token",
    source: "https://yandex.ru/dev/id/doc/en/",
    sample: (random) => `y0_${random.text(`${ALPHANUMERIC}-_`, 55)}`,
    contexts: bothContexts("yandex"),
  },
  {
    detector: "yandex-api-key",
    source: "https://yandex.cloud/en/docs/iam/concepts/authorization/api-key",
    sample: (random) => `AQVN${random.text(`${ALPHANUMERIC}-_`, random.integer(35, 38))}`,
    contexts: bothContexts("yandex"),
  },
  {
    detector: "yandex-static-key",
    source: "https://yandex.cloud/en/docs/iam/concepts/authorization/access-key",
    sample: (random) => `YC${random.text(`${ALPHANUMERIC}-_`, 38)}`,
    contexts: namedContexts("yandex"),
  },
  {
    detector: "digitalocean-token",
    source: "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
    sample: (random) => `${random.pick(["dop", "doo", "dor"])}_v1_${random.text(HEX, 64)}`,
    contexts: bothContexts("droplet"),
  },
  {
    detector: "digitalocean-spaces-key",
    source: "https://docs.digitalocean.com/products/spaces/how-to/manage-access/",
    sample: (random) => `DO00${random.text(UPPER + DIGITS, 16)}`,
    contexts: bothContexts("spaces"),
  },
  {
    detector: "cloudflare-prefixed-token",
    source: "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/",
    sample: (random) =>
      `${random.pick(["cfut", "cfat", "cfk"])}_${random.text(ALPHANUMERIC, 40)}${random.text(HEX, 8)}`,
    contexts: bothContexts("edge"),
  },
  {
    detector: "cloudflare-api-token",
    source: "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/",
    sample: (random) => random.text(`${ALPHANUMERIC}-_`, 40),
    contexts: namedContexts("cloudflare"),
  },
  {
    detector: "cloudflare-global-api-key",
    source: "https://developers.cloudflare.com/fundamentals/api/get-started/keys/",
    sample: (random) => random.text(HEX, 37),
    contexts: namedContexts("cloudflare"),
  },
  {
    detector: "cloudflare-origin-ca-key",
    source: "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/",
    sample: (random) => `v1.0-${random.text(HEX, 24)}-${random.text(HEX, 146)}`,
    contexts: bothContexts("origin"),
  },
  {
    detector: "openshift-user-token",
    source: "https://docs.openshift.com/container-platform/latest/authentication/understanding-authentication.html",
    sample: (random) => `sha256~${random.text(`${ALPHANUMERIC}-_`, 43)}`,
    contexts: bothContexts("openshift"),
  },
  {
    detector: "ibm-cloud-api-key",
    source: "https://cloud.ibm.com/docs/account?topic=account-userapikey",
    sample: (random) => random.text(`${ALPHANUMERIC}-_`, 44),
    contexts: namedContexts("ibm cloud"),
  },
  {
    detector: "linode-token",
    source: "https://techdocs.akamai.com/linode-api/reference/get-started",
    sample: (random) => random.text(HEX, 64),
    contexts: namedContexts("linode"),
  },
  {
    detector: "hetzner-token",
    source: "https://docs.hetzner.cloud/",
    sample: (random) => random.text(ALPHANUMERIC, 64),
    contexts: namedContexts("hetzner"),
  },
  {
    detector: "scaleway-secret-key",
    source: "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/",
    sample: (random) => uuid(random),
    contexts: namedContexts("scaleway"),
  },
  {
    detector: "scaleway-access-key",
    source: "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/",
    sample: (random) => `SCW${random.text(UPPER + DIGITS, 17)}`,
    contexts: bothContexts("storage"),
  },
  {
    detector: "vultr-api-key",
    source: "https://docs.vultr.com/platform/other/api/manage",
    sample: (random) => random.text(UPPER + DIGITS, 36),
    contexts: namedContexts("vultr"),
  },
  {
    detector: "ovh-secret",
    source: "https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api",
    sample: (random) => random.text(LOWER + DIGITS, 32),
    contexts: namedContexts("ovh"),
  },
  {
    detector: "huawei-cloud-key",
    source: "https://support.huaweicloud.com/intl/en-us/usermanual-ca/ca_01_0003.html",
    sample: (random) => random.text(UPPER + DIGITS, 20),
    contexts: namedContexts("huaweicloud"),
  },
  {
    detector: "huawei-cloud-key",
    source: "https://support.huaweicloud.com/intl/en-us/usermanual-ca/ca_01_0003.html",
    sample: (random) => random.text(ALPHANUMERIC, 40),
    contexts: (secret, random) => [...namedContexts("huaweicloud")(secret, random), `HUAWEICLOUD_SDK_SK=${secret}`],
  },
  {
    detector: "baidu-secret-key",
    source: "https://cloud.baidu.com/doc/Reference/s/9jwvz2egb",
    sample: (random) => random.text(HEX, 32),
    contexts: (secret, random) => [...namedContexts("baidu")(secret, random), `QIANFAN_SK=${secret}`],
  },
  {
    detector: "exoscale-api-key",
    source: "https://community.exoscale.com/product/iam/",
    sample: (random) => `EXO${random.text(HEX, 24)}`,
    contexts: bothContexts("exoscale"),
  },
  {
    detector: "akamai-token",
    source: "https://techdocs.akamai.com/developer/docs/edgegrid",
    sample: (random) => `akab-${random.text(LOWER + DIGITS, 16)}-${random.text(LOWER + DIGITS, 16)}`,
    contexts: bothContexts("edgegrid"),
  },
];
