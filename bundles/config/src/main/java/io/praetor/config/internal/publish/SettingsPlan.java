package io.praetor.config.internal.publish;

import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.DeploySettings;
import io.praetor.api.config.HttpSettings;
import io.praetor.api.config.KvSettings;
import io.praetor.api.config.RaftSettings;
import io.praetor.api.config.ShellSettings;
import io.praetor.api.config.StateSettings;
import io.praetor.api.config.TlsSettings;
import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Configuration.Http;
import io.praetor.config.internal.model.Configuration.Server;
import io.praetor.config.internal.model.Configuration.Tls;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that every part of the agent gets, by PID. A part that has no PID here does not
 * start: this, and nothing else, makes an agent a server or a client.
 */
final class SettingsPlan {

  /** All PIDs that may be written; what is not in a plan is withdrawn. */
  static final List<String> PIDS =
      List.of(
          HttpSettings.PID,
          AgentSettings.PID,
          RaftSettings.PID,
          StateSettings.PID,
          KvSettings.PID,
          TlsSettings.PID,
          ShellSettings.PID,
          DeploySettings.PID);

  private final Configuration configuration;
  private final String nodeId;

  private SettingsPlan(Configuration configuration, String nodeId) {
    this.configuration = configuration;
    this.nodeId = nodeId;
  }

  /** The plan, in the order of writing: HTTP first, because it answers while the rest starts. */
  static Map<String, Map<String, Object>> of(Configuration configuration, String nodeId) {
    return new SettingsPlan(configuration, nodeId).plan();
  }

  private Map<String, Map<String, Object>> plan() {
    Map<String, Map<String, Object>> plan = new LinkedHashMap<>();
    plan.put(HttpSettings.PID, http());
    if (configuration.identity().server()) {
      plan.put(RaftSettings.PID, raft());
      plan.put(StateSettings.PID, state());
      plan.put(KvSettings.PID, kv());
    }
    plan.put(AgentSettings.PID, agent());
    configuration.tls().ifPresent(tls -> plan.put(TlsSettings.PID, tls(tls)));
    plan.put(ShellSettings.PID, Map.of("socket", shellSocket()));
    configuration
        .dataDirectory()
        .ifPresent(
            path ->
                plan.put(
                    DeploySettings.PID,
                    Map.of("pluginDirectory", path.resolve("plugins").toString())));
    return plan;
  }

  private Map<String, Object> agent() {
    return Map.of(
        "nodeName", configuration.identity().nodeName(),
        "nodeId", nodeId,
        "datacenter", configuration.identity().datacenter(),
        "server", configuration.identity().server(),
        "dataDirectory", configuration.dataDirectory().map(Path::toString).orElse(""),
        "advertiseAddress", configuration.network().advertiseAddress());
  }

  private Map<String, Object> http() {
    Http http = configuration.http();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("http", array(http.http()));
    settings.put("https", array(http.https()));
    settings.put("unixSocketMode", http.unixSocketMode());
    settings.put("datacenter", configuration.identity().datacenter());
    settings.put(
        "defaultAclPolicy",
        configuration.security().acl() ? configuration.security().aclDefaultPolicy() : "allow");
    settings.put("responseHeaders", array(http.responseHeaders()));
    settings.put("blockEndpoints", array(http.blockEndpoints()));
    settings.put("allowWriteFrom", array(http.allowWriteFrom()));
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

  private Map<String, Object> raft() {
    Server server = configuration.server();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("nodeId", nodeId);
    settings.put("bindAddress", configuration.network().bindAddress());
    settings.put("advertiseAddress", configuration.network().advertiseAddress());
    settings.put("port", configuration.ports().server());
    settings.put("directory", kept("raft"));
    settings.put("bootstrap", server.bootstrap());
    settings.put("bootstrapExpect", server.bootstrapExpect());
    settings.put("raftMultiplier", server.raftMultiplier());
    settings.put("snapshotThreshold", server.snapshotThreshold());
    settings.put("snapshotIntervalMillis", server.snapshotIntervalMillis());
    settings.put("trailingLogs", server.trailingLogs());
    return settings;
  }

  private Map<String, Object> state() {
    return Map.of(
        "engine",
        configuration.dev() ? StateSettings.NO_ENGINE : configuration.server().storageEngine(),
        "directory",
        kept("state"));
  }

  private Map<String, Object> kv() {
    return Map.of(
        "maxValueBytes", configuration.server().kvMaxValueBytes(),
        "datacenter", configuration.identity().datacenter());
  }

  private static Map<String, Object> tls(Tls tls) {
    return Map.of(
        "caFile", tls.caFile(),
        "caPath", tls.caPath(),
        "certFile", tls.certFile(),
        "keyFile", tls.keyFile(),
        "minVersion", tls.minVersion(),
        "verifyIncoming", tls.verifyIncoming());
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
