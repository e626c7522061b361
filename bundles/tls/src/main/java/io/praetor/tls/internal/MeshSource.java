package io.praetor.tls.internal;

import io.praetor.api.tls.MeshCredentials;
import java.util.function.Supplier;

/**
 * What the mesh has given to this agent. While the bundle that knows it is being exchanged, and
 * until the next version knows it, too, the last counts.
 */
final class MeshSource implements Supplier<MeshCredentials.Held> {

  private MeshCredentials bound; // guarded by this
  private MeshCredentials.Held last; // guarded by this

  synchronized void bind(MeshCredentials added) {
    bound = added;
  }

  /** With a dynamic greedy reference the next one is bound before the last one goes. */
  synchronized void unbind(MeshCredentials removed) {
    if (bound == removed) {
      bound = null;
    }
  }

  /** Null before anything was given. */
  @Override
  public synchronized MeshCredentials.Held get() {
    MeshCredentials.Held now = bound == null ? null : bound.current();
    if (now != null) {
      last = now;
    }
    return last;
  }
}
