package io.praetor.http.internal.server;

import java.util.concurrent.CompletableFuture;

/** Takes the body of a response that comes piece by piece. Used on its event loop only. */
interface Outlet {

  /** Sends a piece on; completes when the next one may follow, on any thread. */
  CompletableFuture<Void> send(byte[] piece);

  /** The response is complete. */
  void end();

  /** The response will never be complete, and the client has to notice. */
  void abort();
}
