import { Client } from "pg";

/**
 * A connection that may be lost: the server starts anew, another takes over, a line is cut. Whoever waits for an answer is told; but
 * the connection tells it as an event too, and one that nobody hears ends the program.
 */
export class LosableClient extends Client {
  constructor(config?: ConstructorParameters<typeof Client>[0]) {
    super(config);
    // the code only: messages may carry what people typed
    this.on("error", (error: NodeJS.ErrnoException) =>
      console.error(`database: connection lost (${error.code ?? "-"})`),
    );
  }
}
