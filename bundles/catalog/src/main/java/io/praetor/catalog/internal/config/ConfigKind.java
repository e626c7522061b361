package io.praetor.catalog.internal.config;

import io.praetor.format.json.ObjectShape;

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
}
