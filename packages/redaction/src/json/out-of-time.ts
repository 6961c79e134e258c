/** Ends what takes too long, within whatever it is; never seen outside. */
export class OutOfTime extends Error {
  override readonly name: string = "OutOfTime";
}
