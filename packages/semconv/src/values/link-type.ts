export const LINK_TYPE_HANDOFF = "handoff";

export type LinkType = typeof LINK_TYPE_HANDOFF;

/** What `sideband.link.type` may be. */
export const LINK_TYPES: readonly LinkType[] = /* @__PURE__ */ Object.freeze([LINK_TYPE_HANDOFF] as const);
