import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const pathTo = (file: string): string => fileURLToPath(new URL(`../fixtures/${file}`, import.meta.url));

/** Where the certificate lies. */
export const LOOPBACK_CERTIFICATE: string = pathTo("loopback-certificate.pem");

/** A certificate for 127.0.0.1 only, signed by itself, and its key, which guards nothing. */
export const loopbackCertificate = async (): Promise<{ cert: string; key: string }> => ({
  cert: await readFile(LOOPBACK_CERTIFICATE, "utf8"),
  key: await readFile(pathTo("loopback-key.pem"), "utf8"),
});
