package io.praetor.config.internal.model;

import java.util.List;
import java.util.Optional;

/**
 * How an agent finds the others and stays known to them.
 *
 * @param wan absent on clients, and on servers whose WAN port is off
 * @param encryptKey base64, empty for none
 * @param keyringFile whether keys are kept in the data directory
 * @param advertisedReconnect how soon others may forget this client, as Go writes durations
 */
public record Membership(
    Pool lan,
    Optional<Pool> wan,
    String encryptKey,
    boolean verifyIncoming,
    boolean verifyOutgoing,
    boolean keyringFile,
    boolean rejoinAfterLeave,
    Optional<String> advertisedReconnect,
    boolean coordinates,
    Leave leave) {

  /** One gossip pool. Addresses are literal. */
  public record Pool(
      String bindAddress,
      int port,
      String advertiseAddress,
      Join join,
      List<String> allowedNetworks,
      Timing timing,
      long reconnectMillis) {}

  /** Whom to join, and how patiently. */
  public record Join(
      List<String> start, List<String> retry, long retryIntervalMillis, int retryMax) {}

  /** The clockwork of a pool. */
  public record Timing(
      long probeIntervalMillis,
      long probeTimeoutMillis,
      long gossipIntervalMillis,
      int gossipNodes,
      int suspicionMult,
      int retransmitMult,
      long pushPullIntervalMillis,
      long tcpTimeoutMillis) {}

  /** What a signal to stop means to the others. */
  public record Leave(boolean onTerminate, boolean skipOnInterrupt, long drainMillis) {}
}
