/** Texts that have something of secrets of Kubernetes, and are none. */
export const lookAlikes: readonly string[] = [
  "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ntype: Opaque\ndata:\n  htpasswd: ''\n",
  "apiVersion: v1\nkind: Secret\ndata:\n  htpasswd: {{ htpasswd }}\n---\napiVersion: v1\nkind: ReplicationController",
  "kind: ExternalSecret\nspec:\n  data:\n    - remoteRef:\n        key: secret/mysecret\n",
  "kind: Secret\ntarget:\n  name: mysecret\n---\nkind: ConfigMap\ndata:\n  conversionStrategy: RGVmYXVsdERlZmF1bHQ=\n",
  "kind: ConfigMap\ndata:\n  entry: RGVmYXVsdERlZmF1bHQ=\n",
  "apiVersion: v1\nkind: secret\ndata:\n  extra: YmFyCg==\n",
  "kind: SecretStore\ndata:\n  entry: RGVmYXVsdERlZmF1bHQ=\n",
  "A manifest of kind: Secret holds data: in base64.",
  "kind: ConfigMap\ndata:\n  entry: RGVmYXVsdERlZmF1bHQ=\n---\nkind: Secret\nmetadata:\n  name: db\n",
];
