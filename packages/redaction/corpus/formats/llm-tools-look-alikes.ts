/** Texts that have something of the secrets of the tools around models, and are none. */
export const lookAlikes: readonly string[] = [
  "LANGSMITH_API_KEY=lsv2_pt_your_key_here",
  `LANGFUSE_SECRET_KEY=sk-lf-${"x".repeat(8)}-${"x".repeat(4)}`,
  "pinecone index: 3f2a9c81, environment: us-east-1-aws",
  "wandb run https://wandb.ai/ann/project/runs/3x7k2m9q",
  "wandb_version: 0.17.5, wandb commit: " + "0a1b2c3d4e".repeat(4),
  "exa: 10^18 bytes; an exa_key is not a key",
  "fc-list : family style; fc-cache -f -v",
  "m0-modified key_press key_down_event modal dialog as-is ak-47",
  "tvly-your-api-key llx-... jina_reader e2b_code_interpreter",
  "const BSA_RESERVED_IDENTIFIER_COLLECTION = 3; tr_dev_mode_of_the_application_x",
];
