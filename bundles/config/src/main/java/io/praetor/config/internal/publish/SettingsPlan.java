package io.praetor.config.internal.publish;

import io.praetor.api.config.AgentCertificateSettings;
import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.AuditSettings;
import io.praetor.api.config.CatalogSettings;
import io.praetor.api.config.ConnectSettings;
import io.praetor.api.config.DeploySettings;
import io.praetor.api.config.DnsSettings;
import io.praetor.api.config.ExecSettings;
import io.praetor.api.config.GossipSettings;
import io.praetor.api.config.HealthSettings;
import io.praetor.api.config.HistorySettings;
import io.praetor.api.config.HttpSettings;
import io.praetor.api.config.KvSettings;
import io.praetor.api.config.LocalSettings;
import io.praetor.api.config.LogSettings;
import io.praetor.api.config.MetricsSettings;
import io.praetor.api.config.RaftSettings;
import io.praetor.api.config.RequestLimitSettings;
import io.praetor.api.config.RpcSettings;
import io.praetor.api.config.SessionSettings;
import io.praetor.api.config.ShellSettings;
import io.praetor.api.config.SnapshotSettings;
import io.praetor.api.config.StateSettings;
import io.praetor.api.config.TlsSettings;
import io.praetor.api.config.TxnSettings;
import io.praetor.api.config.UiDirectorySettings;
import io.praetor.api.config.UiSettings;
import io.praetor.api.config.WatchSettings;
import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Configuration.Audit;
import io.praetor.config.internal.model.Configuration.Checks;
import io.praetor.config.internal.model.Configuration.Http;
import io.praetor.config.internal.model.Configuration.Local;
import io.praetor.config.internal.model.Configuration.Log;
import io.praetor.config.internal.model.Configuration.Rpc;
import io.praetor.config.internal.model.Configuration.RpcTls;
import io.praetor.config.internal.model.Configuration.Server;
import io.praetor.config.internal.model.Configuration.Snapshots;
import io.praetor.config.internal.model.Configuration.Telemetry;
import io.praetor.config.internal.model.Configuration.Tls;
import io.praetor.config.internal.model.Membership.Leave;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The settings that every part of the agent gets, by PID. A part that has no PID here does not
 * start: this, and nothing else, makes an agent a server or a client.
 */
final class SettingsPlan {

  /** All PIDs that may be written; what is not in a plan is withdrawn. */
  static final List<String> PIDS =
      Stream.concat(
              Stream.of(
                  LogSettings.PID,
                  HttpSettings.PID,
                  UiSettings.PID,
                  UiDirectorySettings.PID,
                  AuditSettings.PID,
                  RequestLimitSettings.PID,
                  MetricsSettings.PID,
                  DnsSettings.PID,
                  AgentSettings.PID,
                  RpcSettings.PID,
                  RaftSettings.PID,
                  StateSettings.PID,
                  KvSettings.PID,
                  CatalogSettings.PID,
                  ConnectSettings.PID,
                  ConnectSettings.CA_PID,
                  AgentCertificateSettings.PID,
                  AgentCertificateSettings.HANDOUT_PID,
                  SessionSettings.PID,
                  TxnSettings.PID,
                  HistorySettings.PID,
                  SnapshotSettings.PID,
                  HealthSettings.PID,
                  GossipSettings.LAN_PID,
                  GossipSettings.WAN_PID,
                  TlsSettings.PID,
                  LocalSettings.PID,
                  WatchSettings.PID,
                  ExecSettings.PID,
                  ShellSettings.PID,
                  DeploySettings.PID),
              Stream.concat(AclPlan.PIDS.stream(), BridgePlan.PIDS.stream()))
          .toList();

  private final Configuration configuration;
  private final String nodeId;
  private final String version;

  private SettingsPlan(Configuration configuration, String nodeId, String version) {
    this.configuration = configuration;
    this.nodeId = nodeId;
    this.version = version;
  }

  /**
   * The plan, in the order of writing: the log before all that has something to say, then HTTP,
   * because it answers while the rest starts; so each part is made only when its turn comes. Gossip
   * comes when there is somebody to listen to it.
   */
  static Map<String, Supplier<Map<String, Object>>> sections(
      Configuration configuration, String nodeId, String version) {
    return new SettingsPlan(configuration, nodeId, version).sections();
  }

  /** The plan, whole. */
  static Map<String, Map<String, Object>> of(
      Configuration configuration, String nodeId, String version) {
    Map<String, Map<String, Object>> plan = new LinkedHashMap<>();
    sections(configuration, nodeId, version)
        .forEach((pid, settings) -> plan.put(pid, settings.get()));
    return plan;
  }

  private Map<String, Supplier<Map<String, Object>>> sections() {
    Map<String, Supplier<Map<String, Object>>> plan = new LinkedHashMap<>();
    plan.put(LogSettings.PID, this::log);
    configuration.audit().ifPresent(audit -> plan.put(AuditSettings.PID, () -> audit(audit)));
    plan.put(HttpSettings.PID, this::http);
    ui(plan);
    AclPlan.addTo(plan, configuration);
    plan.put(MetricsSettings.PID, this::metrics);
    if (!configuration.dns().listeners().isEmpty()) {
      plan.put(DnsSettings.PID, () -> DnsPlan.of(configuration));
    }
    if (hasCertificates()) {
      plan.put(TlsSettings.PID, this::tls);
    }
    plan.put(RpcSettings.PID, this::rpc);
    if (configuration.identity().server()) {
      plan.put(RaftSettings.PID, this::raft);
      plan.put(StateSettings.PID, this::state);
      plan.put(KvSettings.PID, this::kv);
      plan.put(CatalogSettings.PID, this::catalog);
      plan.put(ConnectSettings.CA_PID, () -> MeshPlan.authority(configuration));
      plan.put(SessionSettings.PID, this::session);
      plan.put(TxnSettings.PID, this::txn);
      plan.put(HistorySettings.PID, this::history);
      plan.put(RequestLimitSettings.PID, this::requestLimits);
    }
    plan.put(SnapshotSettings.PID, this::snapshots);
    plan.put(AgentSettings.PID, this::agent);
    plan.put(ConnectSettings.PID, () -> MeshPlan.agent(configuration));
    MeshPlan.addCertificates(plan, configuration);
    plan.put(HealthSettings.PID, this::health);
    new GossipPlan(configuration, nodeId, version).addTo(plan);
    plan.put(LocalSettings.PID, this::local);
    plan.put(WatchSettings.PID, this::watch);
    if (configuration.remoteExecution()) {
      plan.put(ExecSettings.PID, this::exec);
    }
    BridgePlan.addTo(plan, configuration);
    plan.put(ShellSettings.PID, () -> Map.of("socket", shellSocket()));
    plan.put(DeploySettings.PID, this::deploy);
    return plan;
  }

  private Map<String, Object> deploy() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("signerFiles", array(configuration.pluginSigners()));
    configuration
        .dataDirectory()
        .ifPresent(path -> settings.put("pluginDirectory", path.resolve("plugins").toString()));
    return settings;
  }

  private Map<String, Object> catalog() {
    return Map.of(
        "datacenter",
        configuration.identity().datacenter(),
        "connectsByDefault",
        MeshPlan.connectsByDefault(configuration),
        "connectEnabled",
        configuration.mesh().enabled(),
        "domain",
        configuration.dns().domain(),
        "altDomain",
        configuration.dns().altDomain(),
        "bindMembers",
        configuration.rpc().bindMembers());
  }

  private Map<String, Object> health() {
    Checks checks = configuration.checks();
    return Map.of(
        "datacenter", configuration.identity().datacenter(),
        "outputMaxBytes", checks.outputMaxBytes(),
        "agentTls", checks.agentTls(),
        "serverName", checks.serverName(),
        "deniedAddresses", array(checks.deniedAddresses()));
  }

  private Map<String, Object> local() {
    Local local = configuration.local();
    return Map.of(
        "services", array(local.services()),
        "checks", array(local.checks()),
        "scriptsFromApi", local.scriptsFromApi(),
        "scriptsFromFiles", local.scriptsFromFiles(),
        "outputHoldMillis", local.outputHoldMillis(),
        "outputDiscarded", local.outputDiscarded(),
        "sidecarPortMin", local.sidecarPortMin(),
        "sidecarPortMax", local.sidecarPortMax());
  }

  private Map<String, Object> watch() {
    return Map.of(
        "datacenter", configuration.identity().datacenter(),
        "watches", array(configuration.watches()));
  }

  private Map<String, Object> exec() {
    return Map.of(
        "datacenter", configuration.identity().datacenter(),
        "nodeName", configuration.identity().nodeName());
  }

  private Map<String, Object> metrics() {
    Telemetry telemetry = configuration.telemetry();
    return Map.of(
        "nodeName", configuration.identity().nodeName(),
        "prefix", telemetry.prefix(),
        "hostName", telemetry.hostName(),
        "prefixFilter", telemetry.filter().toArray(String[]::new),
        "filterDefault", telemetry.filterDefault(),
        "retentionMillis", telemetry.retentionMillis(),
        "statsd", telemetry.statsd(),
        "dogstatsd", telemetry.dogstatsd(),
        "dogstatsdTags", telemetry.dogstatsdTags().toArray(String[]::new));
  }

  private Map<String, Object> snapshots() {
    Snapshots snapshots = configuration.snapshots();
    return Map.of(
        "datacenter", configuration.identity().datacenter(),
        "scratchDirectory",
            configuration
                .dataDirectory()
                .map(path -> path.resolve("scratch").toString())
                .orElseGet(() -> System.getProperty("java.io.tmpdir")),
        "intervalMillis", snapshots.intervalMillis(),
        "retain", snapshots.retain(),
        "directory", snapshots.directory());
  }

  private Map<String, Object> agent() {
    Leave leave = configuration.membership().leave();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("nodeName", configuration.identity().nodeName());
    settings.put("nodeId", nodeId);
    settings.put("datacenter", configuration.identity().datacenter());
    settings.put("server", configuration.identity().server());
    settings.put("dataDirectory", configuration.dataDirectory().map(Path::toString).orElse(""));
    settings.put("advertiseAddress", configuration.network().advertiseAddress());
    settings.put("taggedAddresses", GossipPlan.pairs(configuration.network().taggedAddresses()));
    settings.put("nodeMeta", GossipPlan.pairs(configuration.identity().meta()));
    settings.put("accessControl", configuration.security().acl());
    settings.put("version", version);
    settings.put("leaveOnTerminate", leave.onTerminate());
    settings.put("skipLeaveOnInterrupt", leave.skipOnInterrupt());
    settings.put("leaveDrainMillis", leave.drainMillis());
    settings.put("disableCoordinates", !configuration.membership().coordinates());
    settings.put("debugConfig", DebugConfig.of(configuration, nodeId, version));
    return settings;
  }

  private Map<String, Object> log() {
    Log log = configuration.log();
    return Map.of(
        "nodeName", configuration.identity().nodeName(),
        "level", log.level(),
        "json", log.json(),
        "file", log.file(),
        "rotateMillis", log.rotateMillis(),
        "rotateBytes", log.rotateBytes(),
        "rotateMaxFiles", log.rotateMaxFiles(),
        "syslog", log.syslog(),
        "syslogFacility", log.syslogFacility());
  }

  private Map<String, Object> rpc() {
    Rpc rpc = configuration.rpc();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("datacenter", configuration.identity().datacenter());
    settings.put("nodeName", configuration.identity().nodeName());
    settings.put("domain", configuration.dns().domain());
    settings.put("bindMembers", rpc.bindMembers());
    settings.put("listen", configuration.identity().server());
    settings.put("bindAddress", configuration.network().bindAddress());
    // A client listens nowhere, so it may well have switched the port off.
    settings.put("port", Math.max(0, configuration.ports().server()));
    settings.put("holdMillis", rpc.holdMillis());
    settings.put("maxConnectionsPerClient", rpc.maxConnectionsPerClient());
    settings.put("handshakeMillis", rpc.handshakeMillis());
    settings.put("tls", hasCertificates());
    settings.put("uncertified", configuration.mesh().autoEncrypt().gives());
    return settings;
  }

  private Map<String, Object> http() {
    Http http = configuration.http();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("http", array(http.http()));
    settings.put("https", array(http.https()));
    settings.put("unixSocketMode", http.unixSocketMode());
    settings.put("datacenter", configuration.identity().datacenter());
    settings.put("nodeName", configuration.identity().nodeName());
    settings.put(
        "defaultAclPolicy",
        configuration.security().acl() ? configuration.security().aclDefaultPolicy() : "allow");
    settings.put("responseHeaders", array(http.responseHeaders()));
    settings.put("blockEndpoints", array(http.blockEndpoints()));
    settings.put("accessControl", configuration.security().acl());
    settings.put("audited", configuration.audit().isPresent());
    settings.put("allowWriteFrom", array(http.allowWriteFrom()));
    List<String> own = new ArrayList<>(http.ownHosts());
    own.add(configuration.identity().nodeName());
    settings.put("ownHosts", array(own));
    settings.put("allowedHosts", array(http.allowedHosts()));
    settings.put("defaultQueryMillis", http.defaultQueryMillis());
    settings.put("maxQueryMillis", http.maxQueryMillis());
    settings.put("maxHeaderBytes", http.maxHeaderBytes());
    settings.put("maxConnectionsPerClient", http.maxConnectionsPerClient());
    settings.put("handshakeMillis", http.handshakeMillis());
    settings.put("allowUnprintablePaths", http.allowUnprintablePaths());
    settings.put("alwaysPretty", configuration.dev());
    settings.put("ui", http.ui());
    settings.put("uiContentPath", http.uiContentPath());
    return settings;
  }

  private static Map<String, Object> audit(Audit audit) {
    return Map.of(
        "file", audit.file(),
        "rotateMillis", audit.rotateMillis(),
        "rotateBytes", audit.rotateBytes(),
        "rotateMaxFiles", audit.rotateMaxFiles());
  }

  private Map<String, Object> requestLimits() {
    var limits = configuration.http().requestLimits();
    return Map.of(
        "mode", limits.mode(), "readRate", limits.readRate(), "writeRate", limits.writeRate());
  }

  /** A directory is served instead of what bundles bring, never beside it. */
  private void ui(Map<String, Supplier<Map<String, Object>>> plan) {
    Http http = configuration.http();
    String path = http.uiContentPath();
    if (!http.uiDirectory().isEmpty()) {
      plan.put(
          UiDirectorySettings.PID,
          () -> Map.of("contentPath", path, "directory", http.uiDirectory()));
    } else if (http.ui()) {
      plan.put(UiSettings.PID, () -> Map.of("contentPath", path));
    }
  }

  private Map<String, Object> raft() {
    Server server = configuration.server();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("nodeId", nodeId);
    settings.put("bindAddress", configuration.network().bindAddress());
    settings.put("advertiseAddress", configuration.network().advertiseAddress());
    settings.put("port", configuration.ports().server());
    settings.put("directory", kept(DataDirectory.RAFT));
    settings.put("bootstrap", server.bootstrap());
    settings.put("bootstrapExpect", server.bootstrapExpect());
    settings.put("raftMultiplier", server.raftMultiplier());
    settings.put("snapshotThreshold", server.snapshotThreshold());
    settings.put("snapshotIntervalMillis", server.snapshotIntervalMillis());
    settings.put("trailingLogs", server.trailingLogs());
    settings.put("datacenter", configuration.identity().datacenter());
    settings.put("nonVoter", server.nonVoter());
    settings.put("cleanupDeadServers", server.autopilot().cleanupDeadServers());
    settings.put("lastContactThresholdMillis", server.autopilot().lastContactMillis());
    settings.put("maxTrailingLogs", server.autopilot().maxTrailingLogs());
    settings.put("minQuorum", server.autopilot().minQuorum());
    settings.put("serverStabilizationMillis", server.autopilot().stabilizationMillis());
    return settings;
  }

  private Map<String, Object> state() {
    return Map.of(
        "engine",
        configuration.dev() ? StateSettings.NO_ENGINE : configuration.server().storageEngine(),
        "directory",
        kept(DataDirectory.STATE));
  }

  private Map<String, Object> kv() {
    Configuration.Kv kv = configuration.server().kv();
    return Map.of(
        "maxValueBytes", kv.maxValueBytes(),
        "maxChanges", kv.maxChanges(),
        "maxChangeBytes", kv.maxChangeBytes(),
        "maxVersions", kv.maxVersions(),
        "maxVersionBytes", kv.maxVersionBytes(),
        "listPolicy", configuration.security().keyListPolicy(),
        "datacenter", configuration.identity().datacenter());
  }

  private Map<String, Object> session() {
    return Map.of("minTtlMillis", configuration.server().sessionMinTtlMillis());
  }

  private Map<String, Object> txn() {
    return Map.of("maxRequestBytes", configuration.server().txnMaxRequestBytes());
  }

  private Map<String, Object> history() {
    return Map.of("horizonMillis", configuration.server().historyMillis());
  }

  private boolean hasCertificates() {
    return configuration.tls().isPresent() || configuration.rpcTls().isPresent();
  }

  private Map<String, Object> tls() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("datacenter", configuration.identity().datacenter());
    settings.put("server", configuration.identity().server());
    Tls https = configuration.tls().orElse(Tls.NONE);
    settings.put("caFile", https.caFile());
    settings.put("caPath", https.caPath());
    settings.put("certFile", https.certFile());
    settings.put("keyFile", https.keyFile());
    settings.put("minVersion", https.minVersion());
    settings.put("cipherSuites", array(https.cipherSuites()));
    settings.put("verifyIncoming", https.verifyIncoming());
    RpcTls rpc = configuration.rpcTls().orElse(RpcTls.NONE);
    settings.put("rpcCaFile", rpc.tls().caFile());
    settings.put("rpcCaPath", rpc.tls().caPath());
    settings.put("rpcCertFile", rpc.tls().certFile());
    settings.put("rpcKeyFile", rpc.tls().keyFile());
    settings.put("rpcMinVersion", rpc.tls().minVersion());
    settings.put("rpcCipherSuites", array(rpc.tls().cipherSuites()));
    settings.put("rpcVerifyIncoming", rpc.tls().verifyIncoming());
    settings.put("rpcVerifyOutgoing", rpc.verifyOutgoing());
    settings.put("rpcVerifyServerHostname", rpc.verifyServerHostname());
    settings.put("domain", rpc.domain());
    settings.put("handedOut", configuration.mesh().autoEncrypt().takes());
    return settings;
  }

  /** A directory for state that outlives the process; {@code -dev} keeps nothing. */
  private String kept(String name) {
    return configuration.dev()
        ? ""
        : configuration.dataDirectory().map(path -> path.resolve(name).toString()).orElse("");
  }

  /** A path of its own for {@code -dev}, since UNIX socket paths are limited to some 100 bytes. */
  private String shellSocket() {
    Path directory =
        configuration
            .dataDirectory()
            .orElseGet(
                () ->
                    Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "praetor-dev-" + System.getProperty("user.name")));
    return directory.resolve("shell.sock").toString();
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
