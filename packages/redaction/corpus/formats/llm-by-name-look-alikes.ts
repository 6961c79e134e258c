/** Texts that have the names of model providers and something that their keys look like, and are none. */
export const lookAlikes: readonly string[] = [
  `CO_API_KEY=${"x".repeat(40)}`,
  `cohere commit: ${"0a1b2c3d4e".repeat(4)}`,
  '"model": "mistral-large-latest", "model": "deepseek-chat", "model": "command-r-plus-08-2024"',
  "We work together: 4f2a9c81 is the ticket.",
  "mistral: a cold wind of the Rhône valley, up to 100km/h",
  '"@aws-cdk/aws-stepfunctions-tasks:enableEmrServicePolicyV2": true',
  '"provider": "fireworks", "model": "accounts/fireworks/models/llama-v3p1-405b-instruct"',
  "runwayml_handler: createPlaybackQueueWebhook, clarifai_type: ClarifaiWorkflowWebhookApp",
];
