import { createPrivateKey } from "node:crypto";
import { createServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";

import { CollectorServer } from "@sideband/testing-utils";
import { describe, expect, test } from "vitest";

import { OtlpHttpSpanExporter, type OtlpHttpSpanExporterOptions } from "../../src/index.ts";
import { makeSender, NEVER, payload } from "../support/http-sender.ts";
import { LOOPBACK_CERTIFICATE, loopbackCertificate } from "../support/loopback-certificate.ts";
import { startReceiver } from "../support/receiver.ts";
import { runSendOnce } from "../support/run-send-once.ts";

const sent = { kind: "sent" };
const distrusted = (message: unknown) => ({
  kind: "retryable",
  slow: true,
  error: expect.objectContaining({ code: "tls", message }),
});

const { cert, key } = await loopbackCertificate();

/** A receiver at 127.0.0.1 whose certificate is signed by itself. */
const startTlsReceiver = async (options: ServerOptions = {}) => {
  const connections: TLSSocket[] = [];
  const server = createServer({ cert, key, ...options }, (request, response) => {
    connections.push(request.socket as TLSSocket);
    request.resume().on("end", () => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    /** One for each request. */
    connections,
    urlFor: (host: string) => `https://${host}:${(server.address() as AddressInfo).port}/v1/traces`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

describe("a receiver whose certificate is trusted", () => {
  test("by Node.js gets spans", async () => {
    await using receiver = await startTlsReceiver();
    const run = await runSendOnce({ url: receiver.urlFor("127.0.0.1") }, { NODE_EXTRA_CA_CERTS: LOOPBACK_CERTIFICATE });
    expect(run.output).toBe("sent 1, keep-alive\n");
    expect(receiver.connections).toHaveLength(1);
  });

  test("by Node.js, but for another host, gets nothing", async () => {
    await using receiver = await startTlsReceiver();
    const run = await runSendOnce({ url: receiver.urlFor("localhost") }, { NODE_EXTRA_CA_CERTS: LOOPBACK_CERTIFICATE });
    expect(run.output).toBe("sent 0, keep-alive\n");
    expect(receiver.connections).toHaveLength(0);
  });

  test.each<[string, OtlpHttpSpanExporterOptions["tls"] & {}]>([
    ["as text", { ca: cert }],
    ["as bytes", { ca: Buffer.from(cert) }],
    ["among others", { ca: ["", "\n"].map((before) => before + cert) }],
    ["with another in the same text", { ca: `# first\n${cert}\n# second\n${cert}` }],
  ])("by `tls.ca` gets spans: %s", async (_, tls) => {
    await using receiver = await startTlsReceiver();
    const sender = makeSender({ url: receiver.urlFor("127.0.0.1"), tls });
    for (let i = 0; i < 3; i++) expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(new Set(receiver.connections).size).toBe(1);
    await sender.shutdown();
  });

  test("by `tls.ca`, for its host in the address, whatever `Host` says", async () => {
    await using receiver = await startTlsReceiver();
    const headers = { host: "other.test" };
    const sender = makeSender({ url: receiver.urlFor("127.0.0.1"), tls: { ca: cert }, headers });
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    const pretender = makeSender({
      url: receiver.urlFor("localhost"),
      tls: { ca: cert },
      headers: { host: "127.0.0.1" },
    });
    expect(await pretender.send(payload, NEVER)).toEqual(
      distrusted("The TLS handshake failed: ERR_TLS_CERT_ALTNAME_INVALID"),
    );
    expect(receiver.connections).toHaveLength(1);
    await sender.shutdown();
  });

  test("by `tls.ca`, but for another host, gets nothing unless that is expected", async () => {
    await using collector = await CollectorServer.start({ tls: { fault: "wrongName" } });
    const ca = collector.certificateAuthority;
    expect(await makeSender({ url: collector.tracesUrl, tls: { ca } }).send(payload, NEVER)).toEqual(
      distrusted("The TLS handshake failed: ERR_TLS_CERT_ALTNAME_INVALID"),
    );
    expect(collector.requests()).toHaveLength(0);
    const exporter = makeSender({ url: collector.tracesUrl, tls: { ca, serverName: "elsewhere.invalid" } });
    await exporter.send(payload, NEVER);
    expect(collector.requests()).toHaveLength(1);
  });
});

describe("gets nothing, never in plain HTTP, and may be tried again slowly: a receiver", () => {
  test.each([
    ["whose certificate's time is over", { fault: "expired" as const }, /: CERT_HAS_EXPIRED$/],
    ["whose certificate no authority vouches for", { fault: "selfSigned" as const }, /: DEPTH_ZERO_SELF_SIGNED_CERT$/],
    [
      "that speaks plain HTTP",
      { fault: "plainHttp" as const },
      /: EPROTO \((?:wrong version number|packet length too long)\)$/,
    ],
  ])("%s", async (_, tls, message) => {
    await using collector = await CollectorServer.start({ tls });
    const sender = makeSender({ url: collector.tracesUrl, tls: { ca: collector.certificateAuthority } });
    expect(await sender.send(payload, NEVER)).toEqual(distrusted(expect.stringMatching(message)));
    expect(collector.requests()).toHaveLength(0);
  });

  test("whose authority is not known", async () => {
    await using collector = await CollectorServer.start({ tls: true });
    expect(await makeSender({ url: collector.tracesUrl }).send(payload, NEVER)).toEqual(
      distrusted("The TLS handshake failed: UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
    );
    expect(collector.requests()).toHaveLength(0);
  });

  test("of plain HTTP on a port that has nothing to do with TLS", async () => {
    await using receiver = await startReceiver();
    const sender = makeSender({ url: receiver.url.replace("http:", "https:") });
    expect(await sender.send(payload, NEVER)).toEqual(
      distrusted(expect.stringMatching(/: EPROTO \((?:wrong version number|packet length too long)\)$/)),
    );
    expect(receiver.requests).toHaveLength(0);
  });

  test("that speaks only an older version of TLS than is asked for", async () => {
    await using receiver = await startTlsReceiver({ maxVersion: "TLSv1.2" });
    const url = receiver.urlFor("127.0.0.1");
    for (const tls of [{ minVersion: "TLSv1.3" }, { ca: cert, minVersion: "TLSv1.3" }] as const) {
      expect(await makeSender({ url, tls }).send(payload, NEVER)).toEqual(
        distrusted(expect.stringMatching(/: EPROTO \(tlsv1 alert protocol version\)$/)),
      );
    }
    expect(await makeSender({ url, tls: { ca: cert } }).send(payload, NEVER)).toEqual(sent);
  });
});

test("a connection that breaks in the handshake may well be another's fault, and may be tried again at once", async () => {
  await using collector = await CollectorServer.start({ tls: { fault: "closeInHandshake" } });
  expect(await makeSender({ url: collector.tracesUrl }).send(payload, NEVER)).toEqual({
    kind: "retryable",
    error: expect.objectContaining({ code: "connection" }),
  });
});

describe("a receiver that wants a certificate", () => {
  const demanding = { requestCert: true, rejectUnauthorized: true, ca: cert };
  const encrypted = createPrivateKey(key).export({
    type: "pkcs8",
    format: "pem",
    cipher: "aes-256-cbc",
    passphrase: "open sesame",
  });

  test.each<[string, OtlpHttpSpanExporterOptions["tls"] & {}]>([
    ["gets one", { ca: cert, cert, key }],
    ["gets one whose key is encrypted", { ca: cert, cert, key: encrypted, passphrase: "open sesame" }],
  ])("%s", async (_, tls) => {
    await using receiver = await startTlsReceiver(demanding);
    expect(await makeSender({ url: receiver.urlFor("127.0.0.1"), tls }).send(payload, NEVER)).toEqual(sent);
    expect(receiver.connections[0]?.getPeerCertificate().subject.CN).toBe("loopback of a test");
  });

  test.each(["TLSv1.2", "TLSv1.3"] as const)(
    "gets none: another attempt within seconds is of no use (%s)",
    async (version) => {
      await using receiver = await startTlsReceiver({ ...demanding, minVersion: version, maxVersion: version });
      const outcome = await makeSender({ url: receiver.urlFor("127.0.0.1"), tls: { ca: cert } }).send(payload, NEVER);
      expect(outcome).toEqual(distrusted(expect.stringMatching(/: (?:EPROTO \([\w/ ]+\)|ERR_SSL_\w+)$/)));
      expect(receiver.connections).toHaveLength(0);
    },
  );
});

describe("a wrong `tls` is a TypeError that tells no secret", () => {
  const material = /BEGIN|MI[GI]|sesame/;
  const other = createPrivateKey(
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n",
  ).export({ type: "pkcs8", format: "pem" }) as string;

  test.each<[object | string | number | null, string | RegExp]>([
    [key, "Expected `tls` to be an object, got string"],
    [null, "Expected `tls` to be an object, got null"],
    [{ ca: 1 }, "Expected `tls.ca` to be PEM, got number"],
    [{ ca: "/etc/ca.pem" }, "Expected `tls.ca` to hold certificates in PEM, got something else"],
    [{ ca: key }, "Expected `tls.ca` to hold certificates in PEM, got something else"],
    [{ ca: [cert, "sesame"] }, "Expected `tls.ca` to hold certificates in PEM, got something else"],
    [{ ca: cert.replace("MI", "IM") }, "Expected `tls.ca` to hold certificates in PEM, got something else"],
    [{ ca: [] }, "Expected `tls.ca` to hold certificates in PEM, got nothing"],
    [{ cert }, "Expected `tls.cert` and `tls.key` to come together, got one of them"],
    [{ key }, "Expected `tls.cert` and `tls.key` to come together, got one of them"],
    [{ cert: { sesame: 1 }, key }, "Expected `tls.cert` to be PEM, got object"],
    [{ cert, key: 7 }, "Expected `tls.key` to be PEM, got number"],
    [{ cert, key, passphrase: 7 }, "Expected `tls.passphrase` to be a string, got number"],
    [
      { cert: "sesame", key },
      /^Expected `tls.cert` and `tls.key` to be a certificate and its key in PEM, got ERR_\w+$/,
    ],
    [
      { cert, key: "sesame" },
      /^Expected `tls.cert` and `tls.key` to be a certificate and its key in PEM, got ERR_\w+$/,
    ],
    [
      { cert, key: other },
      /^Expected `tls.cert` and `tls.key` to be a certificate and its key in PEM, got a key of another one$/,
    ],
    [{ minVersion: "TLSv1.1" }, 'Expected `tls.minVersion` to be "TLSv1.2" or "TLSv1.3", got "TLSv1.1"'],
    [{ serverName: "" }, 'Expected `tls.serverName` to be a host name, got ""'],
    [{ serverName: "127.0.0.1" }, 'Expected `tls.serverName` to be a host name, got "127.0.0.1"'],
    [{ serverName: "a\r\nb" }, 'Expected `tls.serverName` to be a host name, got "a\\r\\nb"'],
  ])("%#: %s", (tls, message) => {
    const construct = () => new OtlpHttpSpanExporter({ url: "https://receiver.test", tls: tls as never });
    expect(construct).toThrow(TypeError);
    expect(construct).toThrow(message);
    expect(construct).not.toThrow(material);
  });

  test("and so is one for plain HTTP", () => {
    const construct = () => new OtlpHttpSpanExporter({ url: "http://127.0.0.1:4318/v1/traces", tls: {} });
    expect(construct).toThrow(new TypeError("Expected `tls` to come with an https URL, got an http URL"));
  });
});
