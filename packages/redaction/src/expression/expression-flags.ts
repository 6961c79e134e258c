/** The flags that have a say in what an expression matches. */
export interface ExpressionFlags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly unicode: boolean;
  readonly multiline: boolean;
}

/** The last character there is. */
export const lastCharacter = ({ unicode }: ExpressionFlags): number => (unicode ? 0x10ffff : 0xffff);
