package io.praetor.config.internal.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole validated configuration of one agent.
 *
 * @param dataDirectory absent in {@code -dev} mode
 * @param tls certificates of the HTTPS listeners, absent where there are none
 * @param rpcTls certificates between agents, absent where there are none
 * @param audit where requests are recorded, absent where they are not
 * @param pidFile file that the process id is written to
 * @param watches watches that the agent keeps, each as JSON
 * @param remoteExecution whether others may have commands run here
 * @param pluginSigners files with certificates of those whose plugins are accepted from afar
 * @param ports the ports as the banner tells them, -1 for one that is off
 * @param keys the value of every key, for those who show them
 */
public record Configuration(
    Identity identity,
    Optional<Path> dataDirectory,
    Network network,
    Http http,
    Dns dns,
    Optional<Tls> tls,
    Optional<RpcTls> rpcTls,
    Membership membership,
    Rpc rpc,
    Server server,
    Snapshots snapshots,
    Checks checks,
    Local local,
    Bridges bridges,
    Ports ports,
    Security security,
    Mesh mesh,
    Log log,
    Telemetry telemetry,
    Optional<Audit> audit,
    Optional<Path> pidFile,
    List<String> watches,
    boolean remoteExecution,
    List<String> pluginSigners,
    boolean dev,
    List<String> warnings,
    KeyValues keys) {

  /**
   * Who the agent is.
   *
   * @param nodeId as configured, empty to keep or make one
   * @param hostNodeId whether a new id is derived from the machine
   */
  public record Identity(
      String nodeName,
      String nodeId,
      boolean hostNodeId,
      String datacenter,
      boolean server,
      Map<String, String> meta) {}

  /** Where the agent is. All of them are IP addresses, unless somebody tagged others. */
  public record Network(
      String bindAddress,
      String advertiseAddress,
      String advertiseWanAddress,
      List<String> clientAddresses,
      Map<String, String> taggedAddresses) {}

  /**
   * The HTTP API.
   *
   * @param ui whether there is a web UI, of whatever origin
   * @param uiDirectory what is served as the web UI; empty for what bundles bring
   */
  public record Http(
      List<String> http,
      List<String> https,
      String unixSocketMode,
      List<String> responseHeaders,
      List<String> blockEndpoints,
      List<String> allowWriteFrom,
      List<String> ownHosts,
      List<String> allowedHosts,
      RequestLimits requestLimits,
      long defaultQueryMillis,
      long maxQueryMillis,
      int maxHeaderBytes,
      int maxConnectionsPerClient,
      long handshakeMillis,
      boolean allowUnprintablePaths,
      boolean ui,
      String uiContentPath,
      String uiDirectory) {}

  /**
   * Where requests are recorded.
   *
   * @param rotateBytes 0 for no limit
   * @param rotateMaxFiles 0 for no limit
   */
  public record Audit(String file, long rotateMillis, long rotateBytes, int rotateMaxFiles) {}

  /**
   * How many requests are carried out.
   *
   * @param mode disabled, permissive or enforcing
   * @param readRate a second, negative for no limit
   * @param writeRate the same
   */
  public record RequestLimits(String mode, double readRate, double writeRate) {}

  /**
   * Names by DNS.
   *
   * @param listeners nothing where it is off
   * @param domain without a dot at the end
   * @param altDomain empty for none
   * @param serviceTtls each as name=seconds
   */
  public record Dns(
      List<String> listeners,
      String domain,
      String altDomain,
      List<String> recursors,
      boolean randomRecursor,
      long recursorMillis,
      boolean translateWan,
      boolean allowStale,
      long maxStaleMillis,
      long nodeTtlSeconds,
      List<String> serviceTtls,
      boolean enableTruncate,
      boolean onlyPassing,
      boolean disableCompression,
      int udpAnswerLimit,
      int addressLimit,
      boolean nodeMeta,
      Soa soa,
      boolean useCache,
      long cacheMaxAgeMillis) {

    /** Times of the SOA record, s. */
    public record Soa(long refresh, long retry, long expire, long minTtl) {}
  }

  /**
   * Certificates, and what is demanded of callers.
   *
   * @param cipherSuites those allowed up to version 1.2; empty for what the platform thinks best
   */
  public record Tls(
      String caFile,
      String caPath,
      String certFile,
      String keyFile,
      String minVersion,
      List<String> cipherSuites,
      boolean verifyIncoming) {

    /** No certificates. */
    public static final Tls NONE = new Tls("", "", "", "", "TLSv1_2", List.of(), false);
  }

  /** Certificates between agents, and what is demanded of those who are called. */
  public record RpcTls(
      Tls tls, boolean verifyOutgoing, boolean verifyServerHostname, String domain) {

    /** No certificates. */
    public static final RpcTls NONE = new RpcTls(Tls.NONE, false, false, "consul");
  }

  /**
   * What is shared with bundles of others.
   *
   * @param healthTags of health checks that become checks; empty for all
   * @param configPrefix of the keys that are configurations, ends with a slash; empty for none
   * @param configPublish whether configurations that are changed here become keys
   * @param endpointService the service as which remote services are registered
   * @param token for all that is read and written
   */
  public record Bridges(
      long healthIntervalMillis,
      long healthTimeoutMillis,
      List<String> healthTags,
      String configPrefix,
      boolean configPublish,
      String endpointService,
      String token) {}

  /**
   * The channel between agents.
   *
   * @param bindMembers whether the certificates of agents must name their nodes; servers only
   */
  public record Rpc(
      long holdMillis, int maxConnectionsPerClient, long handshakeMillis, boolean bindMembers) {}

  /** Where log lines go. */
  public record Log(
      String level,
      boolean json,
      String file,
      long rotateMillis,
      long rotateBytes,
      int rotateMaxFiles,
      boolean syslog,
      String syslogFacility) {}

  /**
   * Metrics.
   *
   * @param hostName part of the names of gauges, empty for none
   * @param filter rules that begin with + or -
   * @param retentionMillis after which unchanged series are not shown to Prometheus, 0 for never
   * @param statsd host and port, or empty
   * @param dogstatsd host and port, or empty
   */
  public record Telemetry(
      String prefix,
      String hostName,
      List<String> filter,
      boolean filterDefault,
      long retentionMillis,
      String statsd,
      String dogstatsd,
      List<String> dogstatsdTags) {}

  /** First values of the replicated settings that keep servers in order. */
  public record Autopilot(
      boolean cleanupDeadServers,
      long lastContactMillis,
      int maxTrailingLogs,
      int minQuorum,
      long stabilizationMillis) {}

  /** Keys and values: how large, and how much of their past is kept. */
  public record Kv(
      int maxValueBytes,
      int maxChanges,
      int maxChangeBytes,
      int maxVersions,
      int maxVersionBytes) {}

  /**
   * What only a server has; meaningless on a client.
   *
   * @param txnMaxRequestBytes large enough for one value of the largest size
   * @param historyMillis how long changes of health are remembered, 0 for not at all
   */
  public record Server(
      boolean bootstrap,
      int bootstrapExpect,
      int raftMultiplier,
      int snapshotThreshold,
      long snapshotIntervalMillis,
      int trailingLogs,
      Kv kv,
      int txnMaxRequestBytes,
      long sessionMinTtlMillis,
      long historyMillis,
      String storageEngine,
      boolean nonVoter,
      Autopilot autopilot) {}

  /**
   * Snapshots that the leader takes.
   *
   * @param intervalMillis 0 for none
   * @param directory empty where there are none
   */
  public record Snapshots(long intervalMillis, int retain, String directory) {}

  /**
   * Health checks that the agent runs.
   *
   * @param agentTls whether they use the agent's certificate
   * @param serverName what they expect to find in certificates then
   */
  public record Checks(
      int outputMaxBytes, boolean agentTls, String serverName, List<String> deniedAddresses) {}

  /**
   * Services and checks of the agent.
   *
   * @param services that files define, each as JSON
   * @param checks that files define, each as JSON
   * @param scriptsFromApi whether checks of the API may run programs
   * @param scriptsFromFiles whether those of files may
   * @param outputHoldMillis how long servers need not hear of another output of a check
   * @param outputDiscarded whether nobody is to see what checks say
   * @param sidecarPortMin first of the ports for sidecars that name none; 0 for no such ports
   * @param sidecarPortMax the last one
   */
  public record Local(
      List<String> services,
      List<String> checks,
      boolean scriptsFromApi,
      boolean scriptsFromFiles,
      long outputHoldMillis,
      boolean outputDiscarded,
      int sidecarPortMin,
      int sidecarPortMax) {}

  /** Ports, -1 for one that is off. */
  public record Ports(
      int http, int https, int grpc, int grpcTls, int dns, int server, int serfLan, int serfWan) {}

  /**
   * Access control.
   *
   * @param primary datacenter where policies and global tokens are written
   */
  public record Security(
      boolean acl,
      String aclDefaultPolicy,
      String downPolicy,
      String primary,
      long tokenTtlMillis,
      long policyTtlMillis,
      long roleTtlMillis,
      boolean keyListPolicy,
      boolean tokenReplication,
      boolean tokenPersistence,
      AclTokens tokens) {}

  /**
   * The service mesh.
   *
   * @param provider of its certificate authority
   * @param caConfig of a new authority, a JSON object with members as Consul's API calls them
   * @param autoEncrypt what agents get of it
   * @param defaultIntentionPolicy what holds where there is no intention, {@code allow} or {@code
   *     deny}; empty for what access control does by default
   */
  public record Mesh(
      boolean enabled,
      String provider,
      String caConfig,
      AutoEncrypt autoEncrypt,
      String defaultIntentionPolicy) {

    /** Says nothing of the key that may be in it. */
    @Override
    public String toString() {
      return "mesh of " + provider;
    }
  }

  /**
   * Certificates that servers hand to client agents.
   *
   * @param takes whether this client has its certificate from servers
   * @param gives whether this server hands them out
   * @param dnsNames to be in this client's, beside its own
   * @param addresses the same, IP addresses
   */
  public record AutoEncrypt(
      boolean takes, boolean gives, List<String> dnsNames, List<String> addresses) {}

  /** Secrets of tokens, empty for none. */
  public record AclTokens(
      String initialManagement,
      String whenMissing,
      String agent,
      String agentRecovery,
      String replication,
      String fileRegistration,
      String dns) {

    /** Says nothing of the secrets. */
    @Override
    public String toString() {
      return "tokens";
    }
  }
}
