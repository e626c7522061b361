package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.api.error.OperationFailedException;
import io.praetor.config.internal.model.Configuration.AutoEncrypt;
import io.praetor.config.internal.model.Configuration.Mesh;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.Trees;
import io.praetor.format.connect.CaSettings;
import io.praetor.format.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The service mesh and its certificate authority. */
final class MeshRules {

  private static final String BUILT_IN = "consul";

  /** Known to Consul; they keep the keys elsewhere. */
  private static final Set<String> FOREIGN = Set.of("vault", "aws-pca");

  /** What Consul writes into every new authority's configuration. */
  private static final Map<String, Object> USUAL =
      Map.of("LeafCertTTL", "72h", "IntermediateCertTTL", "8760h");

  /** No policy of its own, or one of these. */
  private static final Set<String> POLICIES = Set.of("", "allow", "deny");

  private MeshRules() {}

  /** Where agents get certificates of the mesh there is one, as in Consul. */
  static Mesh read(KeyValues keys, AutoEncrypt autoEncrypt) throws ConfigurationException {
    String provider = keys.text("connect.ca_provider");
    require(
        provider.equals(BUILT_IN) || FOREIGN.contains(provider),
        provider + " is not a valid CA provider");
    require(
        provider.equals(BUILT_IN),
        "connect.ca_provider: \""
            + provider
            + "\" is not supported; the built-in authority is \""
            + BUILT_IN
            + "\"");
    Map<String, Object> config = new TreeMap<>(USUAL);
    if (only(keys.any("connect.ca_config")) instanceof Map<?, ?> given) {
      Trees.object(given)
          .forEach((name, value) -> config.put(CaSettings.MEMBERS.getOrDefault(name, name), value));
    }
    try {
      CaSettings.of(config, OperationFailedException::new);
    } catch (OperationFailedException invalid) {
      throw new ConfigurationException("connect.ca_config: " + invalid.getMessage());
    }
    boolean enabled = keys.flag("connect.enabled") || autoEncrypt.gives();
    String policy = keys.text("default_intention_policy");
    require(
        POLICIES.contains(policy),
        "default_intention_policy: \"" + policy + "\" is neither \"allow\" nor \"deny\"");
    return new Mesh(enabled, provider, JsonText.of(config), autoEncrypt, policy);
  }

  /** A block of HCL is a list of one. */
  private static Object only(Object value) {
    return value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
  }
}
