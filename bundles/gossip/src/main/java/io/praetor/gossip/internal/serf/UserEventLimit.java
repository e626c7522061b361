package io.praetor.gossip.internal.serf;

import java.nio.charset.StandardCharsets;

/** How large a user event may be: it travels inside packets that carry other things as well. */
public final class UserEventLimit {

  /** Name and payload together, and the encoded whole, of events that this member fires. */
  public static final int BYTES = 512;

  /** Members may be configured for larger ones; but no larger than this. */
  static final int SANE_BYTES = 9 * 1024;

  private UserEventLimit() {}

  /**
   * Says what is wrong with the size of an event.
   *
   * @param time the event clock, whose length in bytes counts
   * @return null when it may be fired
   */
  public static String complaint(String name, byte[] payload, long time) {
    if (name.getBytes(StandardCharsets.UTF_8).length + payload.length > BYTES) {
      return "user event exceeds configured limit of " + BYTES + " bytes before encoding";
    }
    SerfMessage event = new SerfMessage.Event(time, new EventBody(name, payload), true);
    if (SerfEncoder.encode(event).length > BYTES) {
      return "encoded user event exceeds configured limit of " + BYTES + " bytes after encoding";
    }
    return null;
  }
}
