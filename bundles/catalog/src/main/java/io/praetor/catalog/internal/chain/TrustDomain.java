package io.praetor.catalog.internal.chain;

import io.praetor.api.connect.CaConfigurationRow;
import io.praetor.api.connect.ConnectTables;
import io.praetor.api.state.ReadTxn;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Under what name the services of a datacenter identify themselves: that of its certificate
 * authority, or, before there is one and without a mesh, one that follows from the datacenter's.
 */
final class TrustDomain {

  private static final String SUFFIX = ".consul";

  private static final byte[] ONLY = {};

  private TrustDomain() {}

  static String of(ReadTxn txn, String datacenter) {
    CaConfigurationRow authority = txn.get(ConnectTables.CONFIGURATION, ONLY);
    return authority == null ? of(datacenter) : authority.clusterId() + SUFFIX;
  }

  static String of(String datacenter) {
    byte[] name = ("trust-domain/" + datacenter).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name) + SUFFIX;
  }
}
