package io.praetor.connect.internal.command;

import io.praetor.api.connect.CaConfigurationRow;
import io.praetor.api.connect.CaKeyRow;
import io.praetor.api.connect.CaRootRow;
import java.util.List;

/** A replicated change of the authority. Times, numbers and keys in it were made before. */
public sealed interface ConnectCommand {

  /**
   * Another configuration, other roots, or both.
   *
   * @param expected index of the authority that it was made for; refused when that is another now
   * @param configuration null to leave it as it is; the indexes in it mean nothing
   * @param roots all of them; none to leave them as they are; the indexes in them mean nothing
   * @param key of the root that signs; null to leave it as it is
   */
  record Change(
      long expected, CaConfigurationRow configuration, List<CaRootRow> roots, CaKeyRow key)
      implements ConnectCommand {

    public Change {
      roots = List.copyOf(roots);
    }
  }

  /**
   * Takes serial numbers that no certificate has yet.
   *
   * @param count how many
   */
  record Numbering(long count) implements ConnectCommand {}
}
