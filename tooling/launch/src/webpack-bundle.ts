import webpack, { type Configuration } from "webpack";

/** What webpack says of a bundle that it has written. */
export interface WebpackMessages {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Builds as a user does. */
export const webpackBundle = (configuration: Configuration): Promise<WebpackMessages> =>
  new Promise((resolve, reject) => {
    const compiler = webpack({ mode: "production", target: "node22", ...configuration });
    compiler?.run((error, stats) => {
      compiler.close(() => {});
      if (error !== null) {
        reject(error);
        return;
      }
      const { errors = [], warnings = [] } = stats?.toJson({ all: false, errors: true, warnings: true }) ?? {};
      resolve({ errors: errors.map(({ message }) => message), warnings: warnings.map(({ message }) => message) });
    });
  });
