import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where a bundle is written and run: far from any `node_modules`, so that what it needs is in it. */
export class OutputFolder implements Disposable {
  readonly path: string = mkdtempSync(join(tmpdir(), "sideband-launch-"));

  constructor(type: "commonjs" | "module") {
    writeFileSync(join(this.path, "package.json"), JSON.stringify({ type }));
  }

  file(name: string): string {
    return join(this.path, name);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
