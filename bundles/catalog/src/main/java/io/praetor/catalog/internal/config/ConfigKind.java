package io.praetor.catalog.internal.config;

import io.praetor.format.json.ObjectShape;
import java.util.Set;

/** A kind of configuration entry. */
interface ConfigKind {

  /** What its entries hold beside kind and name. */
  ObjectShape shape();

  /**
   * Brings an entry into the form in which it is kept.
   *
   * @throws io.praetor.api.error.OperationFailedException when there can be no such entry
   */
  ConfigEntry checked(ConfigEntry entry);

  /** Whether entries say their name; there is only one of a kind that has none. */
  default boolean isNamed() {
    return true;
  }

  /** The services beside its own to which an entry leads. */
  default Set<String> references(ConfigEntry entry) {
    return Set.of();
  }
}
