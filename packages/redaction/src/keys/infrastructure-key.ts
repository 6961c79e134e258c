/**
 * Attributes of OpenTelemetry's registry whose values are addresses of machines, not of persons, or versions, which can
 * look like addresses: no IP and no MAC address is looked for in them. `client.address`, `source.address` and
 * `destination.address` are not among them.
 */
export const INFRASTRUCTURE_KEYS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "host.ip",
  "host.mac",
  "hw.network.logical_addresses",
  "hw.network.physical_address",
  "k8s.pod.ip",
  "net.host.ip",
  "net.sock.host.addr",
  "network.local.address",
  "network.local.mac.address",
  "server.address",
  "server.mac.address",
  "artifact.version",
  "cloudevents.event_spec_version",
  "container.runtime.version",
  "faas.version",
  "feature_flag.version",
  "gen_ai.agent.version",
  "host.image.version",
  "hw.bios_version",
  "hw.driver_version",
  "hw.firmware_version",
  "mcp.protocol.version",
  "network.protocol.version",
  "os.version",
  "otel.scope.version",
  "process.runtime.version",
  "service.version",
  "telemetry.distro.version",
  "telemetry.sdk.version",
  "user_agent.os.version",
  "user_agent.version",
  "webengine.version",
]);

/** Whether a key's value names machines or versions, and no persons. */
export const isInfrastructureKey = (key: string): boolean => INFRASTRUCTURE_KEYS.has(key);
