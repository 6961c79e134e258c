/** Texts that have something of the secrets of clouds, and are none. */
export const lookAlikes: readonly string[] = [
  "Malta, Altai, maltaise LTAI",
  "alibaba: https://www.alibabacloud.com/help/en/ram/user-guide",
  "the part1.of2.it and t1.micro and t1.a.b",
  `--set kraken.kubeconfig.token.token="sha256~${"X".repeat(10)}_PUT_YOUR_TOKEN_HERE_${"X".repeat(12)}" \\`,
  `oc login --token=sha256~_xxxxxx_${"x".repeat(22)}-${"x".repeat(10)}-X`,
  `image: nginx@sha256:${"0a1b2c3d".repeat(8)}`,
  "dop_v1_, doo_v1_ and dor_v1_ are prefixes of tokens",
  "cloudflare: https://developers.cloudflare.com/fundamentals/api/get-started/",
  "cloudflare ray ID: 8f1b2c3d4e5f6a7b",
  "v1.0-rc1 v1.0-20240101120000-abcdef123456",
  "ibm watson: the 701, the 7094, the System/360 and the z16",
  "hetzner server type: cx22, location: fsn1, image: ubuntu-24.04",
  "SCWYZ DO0010 AKLTX ALTAKEN yandex: https://yandex.ru/search/?text=query",
  `data:image/png;base64,iVBORw0KGgo${"aB3dE6gH9k".repeat(4)}+${["LT", "AIHoqyTLGN3iP4R8hxX"].join("")}/+lB24b2OcoB3`,
];
