import { ALPHANUMERIC, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const value = (random: Random): string =>
  Buffer.from(random.text(ALPHANUMERIC, random.integer(12, 60))).toString("base64");

export const kubernetesFormats: readonly SecretFormat[] = [
  {
    detector: "kubernetes-secret",
    source: "https://kubernetes.io/docs/concepts/configuration/secret/",
    sample: value,
    contexts: (secret) => [
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ntype: Opaque\ndata:\n  entry: ${secret}\n`,
      `apiVersion: v1\ndata:\n  entry: ${secret}\nkind: Secret\nmetadata:\n  name: db\n`,
      `apiVersion: 'v1'\nkind: 'Secret'\ndata:\n  entry: '${secret}'\n`,
      `kind: Secret\ndata:\n  # comment\n  .dockercfg: |\n    ${secret}\nmetadata:\n  name: db\n`,
      JSON.stringify({ apiVersion: "v1", kind: "Secret", data: { entry: secret } }),
      JSON.stringify({ apiVersion: "v1", kind: "Secret", data: { entry: secret } }, undefined, 2),
    ],
  },
];
