package io.praetor.spi.check;

import org.osgi.annotation.versioning.ProviderType;

/** Where a check says what it found out. Thread-safe; does not block. */
@ProviderType
public interface CheckReport {

  /**
   * The result of an attempt, or what a check was told. Thresholds are applied behind it to checks
   * with an interval. After the check was closed it does nothing, nor does it when an attempt that
   * was given up reports late.
   *
   * @param status never null
   * @param output for people, never null; what is far longer than {@link
   *     CheckDefinition#OUTPUT_MAX_SIZE} is cut. One that stays the same while nothing changes
   *     spares the catalog an update
   */
  void report(CheckStatus status, String output);
}
