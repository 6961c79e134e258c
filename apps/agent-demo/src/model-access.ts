/** How to reach a vendor's model. */
export interface ModelAccess {
  readonly apiKey: string;
  /** `undefined`: the client's own default. */
  readonly baseUrl: string | undefined;
  readonly model: string;
}
