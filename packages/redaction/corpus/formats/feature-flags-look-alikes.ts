/** Texts that have something of the secrets of feature flags, and are none. */
export const lookAlikes: readonly string[] = [
  "configcat-sdk-1/your-key/your-key",
  "npm install configcat-node",
  "dvc_server_side_rendering",
  "dvc_client_name_of_the_cluster",
];
