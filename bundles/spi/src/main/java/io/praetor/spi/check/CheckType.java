package io.praetor.spi.check;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of check; a whiteboard service. It claims the definitions that have a member of its key. A
 * check whose kind is not there is critical, says so, and starts by itself when the kind arrives;
 * when the kind goes, its checks are closed and wait again. When two services have one key, the one
 * of the higher ranking serves. Thread-safe.
 */
@ConsumerType
public interface CheckType {

  /**
   * The member of a definition that asks for this kind, as {@link CheckDefinition#members} writes
   * it: {@code HTTP}, {@code TCP}, {@code redis}. Compared without regard to case and underscores.
   */
  String key();

  /** What answers show as the check's type, in lower case: {@code http}, {@code tcp}. */
  String name();

  /**
   * Refuses a definition that makes no sense to this kind, before anybody keeps it. Must not block.
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
   * @throws InvalidCheckException when the definition makes no sense; the check is critical with
   *     its message then
   */
  RunningCheck start(CheckDefinition definition, CheckReport report) throws InvalidCheckException;
}
