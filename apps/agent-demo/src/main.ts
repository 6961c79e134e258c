import { demo } from "./demo.ts";
import { terminalOf } from "./terminal.ts";

process.exitCode = await demo({
  args: process.argv.slice(2),
  environment: process.env,
  terminal: terminalOf(process.stdout),
});
