package io.praetor.api.state;

import org.osgi.annotation.versioning.ConsumerType;

/** An immutable row of a table; implemented by records of {@code api} packages only. */
@ConsumerType
public interface Row {

  /** State index of the command that last changed this row. */
  long modifyIndex();
}
