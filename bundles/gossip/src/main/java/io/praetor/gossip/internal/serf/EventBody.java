package io.praetor.gossip.internal.serf;

import java.util.Arrays;

/** What a user event says; two are the same when all their bytes are. */
record EventBody(String name, byte[] payload) {

  @Override
  public boolean equals(Object other) {
    return other instanceof EventBody body
        && name.equals(body.name)
        && Arrays.equals(payload, body.payload);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(payload);
  }

  int size() {
    return name.length() + payload.length;
  }
}
