import { library } from "@sideband/presets/tsup";

export default library({
  index: "src/index.ts",
  "anthropic/index": "src/anthropic/index.ts",
  "cost/index": "src/cost/index.ts",
  "openai/index": "src/openai/index.ts",
});
