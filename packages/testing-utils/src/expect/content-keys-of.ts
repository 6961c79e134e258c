import { isContentKey } from "@sideband/semconv";

import type { SpanRecord } from "../span/span-record.ts";
import { isMessageKey, isVendorContentKey } from "./vendor-content-keys.ts";

const isContent = (key: string): boolean => isContentKey(key) || isVendorContentKey(key);

/** The keys of a span's attributes, events and links under which content stands. */
export const contentKeysOf = ({ attributes, events, links }: SpanRecord): readonly string[] => [
  ...Object.keys(attributes).filter(isContent),
  ...events.flatMap((event) =>
    Object.keys(event.attributes)
      .filter((key) => isContent(key) || isMessageKey(event.name, key))
      .map((key) => `${key} of event ${event.name}`),
  ),
  ...links.flatMap((link) => Object.keys(link.attributes).filter(isContent)),
];
