import { demo } from "./demo.ts";

process.exitCode = await demo({ line: (text) => console.log(text) });
