package io.praetor.api.state;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries out one kind of replicated command; a whiteboard service with the property {@link
 * #COMMAND}.
 *
 * <p>The same command on the same state gives the same result on every server, today and when the
 * log is replayed years later: no clock, no random, no locale, no look at anything but the
 * transaction. Called by the state's one apply thread; must not block. While no handler is
 * registered for a committed command, the state waits with it and everything behind it.
 */
@ConsumerType
public interface CommandHandler {

  /** Service property: the number from {@link Commands}, an {@code int}. */
  String COMMAND = "praetor.command";

  /**
   * Applies a command.
   *
   * @param payload what was submitted, position at its first byte
   * @return what the submitter gets; refusals are encoded in here too
   */
  byte[] apply(WriteTxn txn, ByteBuffer payload);
}
