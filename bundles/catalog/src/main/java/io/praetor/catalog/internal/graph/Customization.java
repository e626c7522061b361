package io.praetor.catalog.internal.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Which overrides made a chain another one. Its hash is Consul's, so that what is named after it
 * keeps its name: FNV-1 of names and values of members, in pairs, combined without order.
 */
final class Customization {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int DIGITS = 8;

  private final ChainRequest.Overrides overrides;
  private boolean gateway;
  private boolean protocol;
  private boolean timeout;

  Customization(ChainRequest.Overrides overrides) {
    this.overrides = overrides;
  }

  void byGateway() {
    gateway = true;
  }

  void byProtocol() {
    protocol = true;
  }

  void byTimeout() {
    timeout = true;
  }

  /** Empty when no override made a difference. */
  String hash() {
    if (!gateway && !protocol && !timeout) {
      return "";
    }
    long mode = text(gateway ? overrides.gatewayMode() : "");
    long all =
        text("")
            ^ pair(
                text("OverrideMeshGateway"), text("MeshGatewayConfig") ^ pair(text("Mode"), mode))
            ^ pair(text("OverrideProtocol"), text(protocol ? overrides.protocol() : ""))
            ^ pair(
                text("OverrideConnectTimeout"),
                number(timeout ? overrides.connectTimeoutNanos() : 0));
    String digits = Long.toHexString(all);
    return digits.substring(0, Math.min(DIGITS, digits.length()));
  }

  private static long pair(long name, long value) {
    ByteBuffer both = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return fnv(both.putLong(name).putLong(value).array());
  }

  private static long number(long value) {
    return fnv(
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  private static long text(String value) {
    return fnv(value.getBytes(StandardCharsets.UTF_8));
  }

  private static long fnv(byte[] bytes) {
    long hash = OFFSET;
    for (byte one : bytes) {
      hash = hash * PRIME ^ (one & 0xff);
    }
    return hash;
  }
}
