import type { CollectedResource, CollectedScope } from "../collected-value.ts";
import type { ResourceGroup, ResourceMessage, ScopeGroup } from "../schema/common.ts";
import { readAttributes } from "./read-attributes.ts";

const readFields = (message: ResourceMessage | null, schemaUrl: string | null): CollectedResource => ({
  attributes: readAttributes(message?.attributes ?? []),
  droppedAttributesCount: message?.droppedAttributesCount ?? 0,
  schemaUrl: schemaUrl ?? "",
});

export const readResource = ({ resource, schemaUrl }: ResourceGroup): CollectedResource =>
  readFields(resource, schemaUrl);

export const readScope = ({ scope, schemaUrl }: ScopeGroup): CollectedScope => ({
  ...readFields(scope, schemaUrl),
  name: scope?.name ?? "",
  version: scope?.version ?? "",
});
