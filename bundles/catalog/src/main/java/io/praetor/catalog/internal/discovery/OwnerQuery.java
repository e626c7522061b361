package io.praetor.catalog.internal.discovery;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.discovery.AddressOwner;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.rights.CatalogSights;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Whose an address is: the first node that has it, else the first service; null for nobody.
 *
 * @param caller sees only nodes and services that they may read
 * @param address as {@link InetAddress#getHostAddress} writes it
 */
record OwnerQuery(String address, Authorizer caller) implements StateQuery<AddressOwner> {

  private static final byte[] ALL = new byte[0];

  @Override
  public Answer<AddressOwner> run(ReadTxn txn) {
    return new Answer<>(find(txn), Answer.NONE, true);
  }

  private AddressOwner find(ReadTxn txn) {
    for (NodeRow node : txn.scan(CatalogTables.NODES, ALL)) {
      if (isAt(node.address()) && CatalogSights.isNodeSeen(caller, node.name())) {
        return new AddressOwner(true, node.name());
      }
    }
    for (ServiceRow service : txn.scan(CatalogTables.SERVICES, ALL)) {
      if (isAt(service.address()) && CatalogSights.isSeen(caller, service)) {
        return new AddressOwner(false, service.name());
      }
    }
    return null;
  }

  /** IPv6 addresses can be written in many ways; a text with a colon is never looked up. */
  private boolean isAt(String other) {
    if (other.equals(address)) {
      return true;
    }
    if (other.indexOf(':') < 0 || address.indexOf(':') < 0) {
      return false;
    }
    try {
      return InetAddress.getByName(other).getHostAddress().equals(address);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
