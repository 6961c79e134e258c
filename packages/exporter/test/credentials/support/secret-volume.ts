import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A directory of mounted secrets as Kubernetes writes it: each name leads through `..data` to a directory with a time
 * for its name, and an update puts another `..data` in its place at once and removes what it led to.
 */
export class SecretVolume implements AsyncDisposable {
  readonly directory: string;
  #updates = 0;
  #data: string | undefined;

  private constructor(directory: string) {
    this.directory = directory;
  }

  static async mount(secrets: Readonly<Record<string, string | Uint8Array>>): Promise<SecretVolume> {
    const volume = new SecretVolume(await mkdtemp(join(tmpdir(), "secret-volume-")));
    await volume.update(secrets);
    for (const key of Object.keys(secrets)) await symlink(join("..data", key), join(volume.directory, key));
    return volume;
  }

  async update(secrets: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    const data = `..2026_11_28_${++this.#updates}`;
    await mkdir(join(this.directory, data));
    for (const [key, value] of Object.entries(secrets)) await writeFile(join(this.directory, data, key), value);
    await symlink(data, join(this.directory, "..data_tmp"));
    await rename(join(this.directory, "..data_tmp"), join(this.directory, "..data"));
    if (this.#data !== undefined) await rm(join(this.directory, this.#data), { recursive: true });
    this.#data = data;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.directory, { recursive: true });
  }
}
