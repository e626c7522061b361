package io.praetor.config.internal.publish;

import io.praetor.api.config.AgentCertificateSettings;
import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Configuration.AutoEncrypt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Settings of the service mesh, and of certificates that agents have of it. */
final class MeshPlan {

  private MeshPlan() {}

  /** Of every agent. */
  static Map<String, Object> agent(Configuration configuration) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("enabled", configuration.mesh().enabled());
    settings.put("datacenter", configuration.identity().datacenter());
    settings.put("accessControl", configuration.security().acl());
    settings.put("connectsByDefault", connectsByDefault(configuration));
    settings.put("defaultIntentionPolicy", configuration.mesh().defaultIntentionPolicy());
    return settings;
  }

  /** Of servers, which have the authority. */
  static Map<String, Object> authority(Configuration configuration) {
    Map<String, Object> settings = agent(configuration);
    settings.put("provider", configuration.mesh().provider());
    settings.put("caConfig", configuration.mesh().caConfig());
    settings.put("handsOut", configuration.mesh().autoEncrypt().gives());
    return settings;
  }

  static boolean connectsByDefault(Configuration configuration) {
    String policy = configuration.mesh().defaultIntentionPolicy();
    Configuration.Security security = configuration.security();
    if (!policy.isEmpty()) {
      return policy.equals("allow");
    }
    return !security.acl() || security.aclDefaultPolicy().equals("allow");
  }

  /** Those of who takes a certificate, or gives them. */
  static void addCertificates(
      Map<String, Supplier<Map<String, Object>>> plan, Configuration configuration) {
    AutoEncrypt autoEncrypt = configuration.mesh().autoEncrypt();
    String datacenter = configuration.identity().datacenter();
    if (autoEncrypt.takes()) {
      plan.put(
          AgentCertificateSettings.PID,
          () ->
              Map.of(
                  "datacenter", datacenter,
                  "nodeName", configuration.identity().nodeName(),
                  "dnsNames", autoEncrypt.dnsNames().toArray(String[]::new),
                  "ipAddresses", autoEncrypt.addresses().toArray(String[]::new)));
    }
    if (autoEncrypt.gives()) {
      plan.put(AgentCertificateSettings.HANDOUT_PID, () -> Map.of("datacenter", datacenter));
    }
  }
}
