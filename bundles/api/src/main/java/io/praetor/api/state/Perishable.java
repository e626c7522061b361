package io.praetor.api.state;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A row with a limited life. The leader has it removed when its life is over, with a command of its
 * own, so that everything that hangs on the row follows in the same commit ({@link ChangeHook}).
 *
 * <p>The life is measured on the leader's monotonic clock: from the moment when the leader sees the
 * row change, when {@link Lifetimes#renew} says so, or when a leader takes over, whichever is last.
 * A row is never removed early, and at most a second late while the leader stays the same.
 */
@ConsumerType
public interface Perishable extends Row {

  /** How long it lives, milliseconds; 0 for ever. */
  long lifeMillis();
}
