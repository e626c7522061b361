package io.praetor.config.internal.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The whole validated configuration of one agent.
 *
 * @param dataDirectory absent in {@code -dev} mode
 * @param tls certificates of the HTTPS listeners, absent where there are none
 * @param pidFile file that the process id is written to
 * @param ports the ports as the banner tells them, -1 for one that is off
 */
public record Configuration(
    Identity identity,
    Optional<Path> dataDirectory,
    Network network,
    Http http,
    Optional<Tls> tls,
    Server server,
    Ports ports,
    Security security,
    String logLevel,
    Optional<Path> pidFile,
    boolean dev,
    List<String> warnings) {

  /**
   * Who the agent is.
   *
   * @param nodeId as configured, empty to keep or make one
   * @param hostNodeId whether a new id is derived from the machine
   */
  public record Identity(
      String nodeName, String nodeId, boolean hostNodeId, String datacenter, boolean server) {}

  /** Where the agent is. All of them are IP addresses. */
  public record Network(
      String bindAddress,
      String advertiseAddress,
      String advertiseWanAddress,
      List<String> clientAddresses) {}

  /** The HTTP API. */
  public record Http(
      List<String> http,
      List<String> https,
      String unixSocketMode,
      List<String> responseHeaders,
      List<String> blockEndpoints,
      List<String> allowWriteFrom,
      long defaultQueryMillis,
      long maxQueryMillis,
      int maxHeaderBytes,
      int maxConnectionsPerClient,
      long handshakeMillis,
      boolean allowUnprintablePaths,
      boolean ui,
      String uiContentPath) {}

  /** Certificates of the HTTPS listeners. */
  public record Tls(
      String caFile,
      String caPath,
      String certFile,
      String keyFile,
      String minVersion,
      boolean verifyIncoming) {}

  /** What only a server has; meaningless on a client. */
  public record Server(
      boolean bootstrap,
      int bootstrapExpect,
      int raftMultiplier,
      int snapshotThreshold,
      long snapshotIntervalMillis,
      int trailingLogs,
      int kvMaxValueBytes,
      String storageEngine) {}

  /** Ports, -1 for one that is off. */
  public record Ports(
      int http, int https, int grpc, int grpcTls, int dns, int server, int serfLan, int serfWan) {}

  /** What the banner says about access. */
  public record Security(boolean acl, String aclDefaultPolicy) {}
}
