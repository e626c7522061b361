package io.praetor.spi.check;

import org.osgi.annotation.versioning.ProviderType;

/** Where a check says what it found out. Thread-safe; does not block. */
@ProviderType
public interface CheckReport {

  /**
   * The result of an attempt, or what a check was told. Thresholds and the limit of the output's
   * length are applied behind it. After the check was closed it does nothing.
   *
   * @param output for people; may be longer than what is kept of it
   */
  void report(CheckStatus status, String output);
}
