package io.praetor.spi.check;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of check; a whiteboard service. It claims the definitions that have a member of its key. A
 * check whose kind is not there is critical, says so, and starts by itself when the kind arrives;
 * when the kind goes, its checks are closed and wait again. When two services have one key, the one
 * of the higher ranking serves, and the older of equals: so a new version stands by until the old
 * one goes, and then gets all checks, which keep their status meanwhile.
 *
 * <p>Thread-safe: {@link #validate} is called on any thread, event loops included, and {@link
 * #start} on a thread that the agent keeps for this kind, or on any for checks without an interval.
 * A kind that throws or does not return hurts its own checks only.
 *
 * <p>The end: the service goes first, then the component is deactivated, and checks may be closed
 * before, meanwhile or after. So deactivation ends all that belongs to the kind by itself, without
 * a report, and what is called later does nothing. A definition may name things that do not exist,
 * and what answers there may be hostile; passwords in a definition appear in no output.
 *
 * <p>Authors run {@code CheckTypeContract} of the test kit or, for what is looked at without a
 * connection, {@code AnyCheckTypeContract}.
 */
@ConsumerType
public interface CheckType {

  /**
   * The member of a definition that asks for this kind, as {@link CheckDefinition#members} writes
   * it: {@code HTTP}, {@code TCP}, {@code redis}. Compared without regard to case and underscores.
   * The same at every call. Further members of the kind are best called after it, {@code
   * redis_role}, since all members of a definition share one space.
   */
  String key();

  /**
   * What answers show as the check's type, in lower case: {@code http}, {@code tcp}. The same at
   * every call.
   */
  String name();

  /**
   * Refuses a definition that makes no sense to this kind, before anybody keeps it. Must not block,
   * and looks nothing up. A definition that was kept while the kind was not there is not shown to
   * it, so {@link #start} refuses the same.
   *
   * @throws InvalidCheckException with what whoever registers the check is told
   */
  default void validate(CheckDefinition definition) throws InvalidCheckException {}

  /**
   * Begins to check. Nothing is attempted yet when the definition has an interval: the first {@link
   * RunningCheck#attempt} follows within it. Must not block.
   *
   * @param definition with {@link CheckDefinition#OUTPUT_MAX_SIZE} always set: how many bytes of
   *     what the kind reads it is to keep, which end of it being the kind's choice
   * @param report for results; may be used at once
   * @return never null
   * @throws InvalidCheckException when the definition makes no sense; the check is critical with
   *     its message then, and a start is tried again at each interval
   */
  RunningCheck start(CheckDefinition definition, CheckReport report) throws InvalidCheckException;
}
