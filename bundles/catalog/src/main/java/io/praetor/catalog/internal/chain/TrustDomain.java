package io.praetor.catalog.internal.chain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Under what name the services of a datacenter identify themselves. Nothing issues certificates, so
 * that no name is bound to one; it follows from the datacenter's and never changes.
 */
final class TrustDomain {

  private static final String SUFFIX = ".consul";

  private TrustDomain() {}

  static String of(String datacenter) {
    byte[] name = ("trust-domain/" + datacenter).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name) + SUFFIX;
  }
}
