import { library } from "@sideband/presets/tsup";

export default library({ index: "src/index.ts" });
