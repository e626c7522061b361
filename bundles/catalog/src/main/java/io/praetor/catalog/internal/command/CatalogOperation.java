package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;

/**
 * An operation of a transaction. Rows are as they shall be; those that are only compared, read or
 * removed hold what identifies them. Their modify index is the one that is compared.
 */
public sealed interface CatalogOperation {

  /** On a node: by its id if it has one, else by its name. */
  record OnNode(Verb verb, NodeRow row) implements CatalogOperation {}

  /** On a service of a node. */
  record OnService(Verb verb, ServiceRow row) implements CatalogOperation {}

  /** On a check of a node. */
  record OnCheck(Verb verb, CheckRow row) implements CatalogOperation {}

  /**
   * What an agent passed on: refused when it concerns the node of another member.
   *
   * @param agent name of the node for which the agent may speak, empty for none
   */
  record ByAgent(String agent, CatalogOperation operation) implements CatalogOperation {}

  /** One that cannot be carried out whatever the state: the transaction hears why. */
  record Impossible(String reason) implements CatalogOperation {}
}
