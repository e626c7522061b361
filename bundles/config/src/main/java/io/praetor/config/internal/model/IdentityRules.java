package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Identity;
import io.praetor.config.internal.net.Machine;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names, ids, and the directory that keeps them. */
final class IdentityRules {

  private static final Pattern DATACENTER = Pattern.compile("[a-z0-9_-]+");
  private static final Pattern DNS_LABELS = Pattern.compile("[a-zA-Z0-9-]+");
  private static final Pattern META_KEY = Pattern.compile("[a-zA-Z0-9_-]+");
  private static final int MAX_META_PAIRS = 64;
  private static final int MAX_META_KEY_CHARS = 128;
  private static final int MAX_META_VALUE_CHARS = 512;

  private IdentityRules() {}

  static Identity read(KeyValues keys, Machine machine, Problems problems)
      throws ConfigurationException {
    String datacenter = datacenter(keys, "datacenter");
    require(!datacenter.isEmpty(), "datacenter cannot be empty");
    datacenter(keys, "primary_datacenter");
    // An empty name counts as none, as in Consul: templates leave such names behind.
    String set = keys.isSet("node_name") ? keys.text("node_name").strip() : "";
    String name = set.isEmpty() ? machine.hostName() : set;
    require(!name.isEmpty(), "node_name cannot be empty");
    if (!DNS_LABELS.matcher(name).matches()) {
      problems.warn(
          "node_name \""
              + name
              + "\" cannot be looked up in DNS: it has more than letters, digits"
              + " and dashes");
    }
    String id = keys.text("node_id").toLowerCase(Locale.ROOT);
    require(id.isEmpty() || NodeId.isValid(id), "node_id is not a UUID: \"" + id + "\"");
    Map<String, String> meta = keys.map("node_meta");
    checkMeta(meta);
    return new Identity(
        name, id, !keys.flag("disable_host_node_id"), datacenter, keys.flag("server"), meta);
  }

  private static String datacenter(KeyValues keys, String path) throws ConfigurationException {
    String name = keys.isSet(path) || path.equals("datacenter") ? keys.text(path) : "";
    String lower = name.toLowerCase(Locale.ROOT);
    require(
        lower.isEmpty() || DATACENTER.matcher(lower).matches(),
        path
            + " can only contain lowercase alphanumeric, - or _ characters. received: \""
            + lower
            + "\"");
    return lower;
  }

  static Optional<Path> dataDirectory(KeyValues keys, boolean dev) throws ConfigurationException {
    String text = keys.text("data_dir");
    if (dev && text.isEmpty()) {
      return Optional.empty();
    }
    require(!text.isEmpty(), "data_dir cannot be empty");
    Path path = FilePath.of("data_dir", text);
    require(
        !Files.exists(path) || Files.isDirectory(path),
        "data_dir \"" + text + "\" is not a directory");
    return Optional.of(path.toAbsolutePath());
  }

  private static void checkMeta(Map<String, String> pairs) throws ConfigurationException {
    require(
        pairs.size() <= MAX_META_PAIRS,
        "node_meta cannot contain more than " + MAX_META_PAIRS + " pairs");
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      String key = pair.getKey();
      require(
          META_KEY.matcher(key).matches() && key.length() <= MAX_META_KEY_CHARS,
          "node_meta has an invalid key: \"" + key + "\"");
      require(!key.startsWith("consul-"), "node_meta key is reserved: \"" + key + "\"");
      require(
          pair.getValue().length() <= MAX_META_VALUE_CHARS,
          "node_meta value of \"" + key + "\" is longer than " + MAX_META_VALUE_CHARS);
    }
  }
}
