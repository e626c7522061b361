package io.praetor.config.internal.publish;

import io.praetor.api.config.AclSettings;
import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Configuration.AclTokens;
import io.praetor.config.internal.model.Configuration.Security;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The settings of access control. Each part gets the secrets that it needs, and no others. */
final class AclPlan {

  static final List<String> PIDS =
      List.of(
          AclSettings.PID, AclSettings.STATE_PID, AclSettings.SERVER_PID, AclSettings.CLIENT_PID);

  /** The agent's own tokens. */
  static final Set<String> RELOADABLE =
      Set.of(
          "defaultToken",
          "agentToken",
          "agentRecoveryToken",
          "replicationToken",
          "fileRegistrationToken",
          "dnsToken");

  private final Configuration configuration;

  private AclPlan(Configuration configuration) {
    this.configuration = configuration;
  }

  static void addTo(Map<String, Supplier<Map<String, Object>>> plan, Configuration configuration) {
    AclPlan acl = new AclPlan(configuration);
    plan.put(AclSettings.PID, acl::agent);
    boolean server = configuration.identity().server();
    if (server) {
      plan.put(AclSettings.STATE_PID, acl::plain);
    }
    if (configuration.security().acl()) {
      plan.put(
          server ? AclSettings.SERVER_PID : AclSettings.CLIENT_PID,
          server ? acl::server : acl::plain);
    }
  }

  private Map<String, Object> plain() {
    Security security = configuration.security();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("enabled", security.acl());
    settings.put("datacenter", configuration.identity().datacenter());
    settings.put("primaryDatacenter", security.primary());
    settings.put("nodeName", configuration.identity().nodeName());
    settings.put("defaultPolicy", security.aclDefaultPolicy());
    settings.put("downPolicy", security.downPolicy());
    settings.put("tokenTtlMillis", security.tokenTtlMillis());
    settings.put("policyTtlMillis", security.policyTtlMillis());
    settings.put("roleTtlMillis", security.roleTtlMillis());
    settings.put("keyListPolicy", security.keyListPolicy());
    settings.put("tokenReplication", security.tokenReplication());
    settings.put("tokenPersistence", security.tokenPersistence());
    settings.put("dataDirectory", configuration.dataDirectory().map(Path::toString).orElse(""));
    return settings;
  }

  private Map<String, Object> server() {
    Map<String, Object> settings = plain();
    settings.put("initialManagementToken", configuration.security().tokens().initialManagement());
    return settings;
  }

  private Map<String, Object> agent() {
    AclTokens tokens = configuration.security().tokens();
    Map<String, Object> settings = plain();
    settings.put("defaultToken", tokens.whenMissing());
    settings.put("agentToken", tokens.agent());
    settings.put("agentRecoveryToken", tokens.agentRecovery());
    settings.put("replicationToken", tokens.replication());
    settings.put("fileRegistrationToken", tokens.fileRegistration());
    settings.put("dnsToken", tokens.dns());
    return settings;
  }
}
