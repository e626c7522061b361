package io.praetor.bridge.config.internal;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configurations in ConfigurationAdmin, for whichever bundle wants them. */
final class AdminConfigurations implements Configurations {

  /**
   * Says that a configuration came from keys, so that a later bridge takes it back when they are
   * gone. Components do not pass on properties whose names begin with a dot.
   */
  static final String MARK = ".io.praetor.bridge.config";

  private static final String ANY_BUNDLE = "?";

  /** What ConfigurationAdmin adds itself. */
  private static final Set<String> ADDED =
      Set.of(
          Constants.SERVICE_PID,
          ConfigurationAdmin.SERVICE_FACTORYPID,
          ConfigurationAdmin.SERVICE_BUNDLELOCATION,
          MARK);

  private final ConfigurationAdmin admin;

  AdminConfigurations(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** Whether keys can name it: one of a factory needs a name of its own. */
  static boolean isNamed(String pid, String factoryPid) {
    return factoryPid == null || pid.startsWith(factoryPid + "~");
  }

  @Override
  public Map<String, Content> all() throws IOException {
    Map<String, Content> all = new TreeMap<>();
    for (Configuration configuration : list(null)) {
      if (isNamed(configuration.getPid(), configuration.getFactoryPid())) {
        Content content = content(configuration);
        if (!content.isAbsent() && isForKeys(configuration.getPid())) {
          all.put(configuration.getPid(), content);
        }
      }
    }
    return all;
  }

  private static boolean isForKeys(String pid) {
    try {
      return !Pid.of(pid).text().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public Content get(Pid pid) throws IOException {
    Configuration configuration = find(pid);
    return configuration == null ? Content.ABSENT : content(configuration);
  }

  private static Content content(Configuration configuration) {
    Dictionary<String, Object> properties = configuration.getProperties();
    if (properties == null) {
      return Content.ABSENT; // asked for by somebody, and never written
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    for (String name : Collections.list(properties.keys())) {
      if (!ADDED.contains(name)) {
        plain.put(name, properties.get(name));
      }
    }
    return Content.of(plain);
  }

  @Override
  public boolean isFromKeys(Pid pid) throws IOException {
    Configuration configuration = find(pid);
    return configuration != null
        && configuration.getProperties() != null
        && configuration.getProperties().get(MARK) != null;
  }

  @Override
  @SuppressWarnings("JdkObsolete") // the interface of ConfigurationAdmin is of that age
  public void put(Pid pid, Map<String, Object> properties) throws IOException {
    Configuration configuration =
        pid.factory().isEmpty()
            ? admin.getConfiguration(pid.text(), ANY_BUNDLE)
            : admin.getFactoryConfiguration(pid.factory(), pid.name(), ANY_BUNDLE);
    Map<String, Object> marked = new HashMap<>(properties);
    marked.put(MARK, true);
    configuration.updateIfDifferent(new Hashtable<>(marked));
  }

  @Override
  public void delete(Pid pid) throws IOException {
    Configuration configuration = find(pid);
    if (configuration != null) {
      configuration.delete();
    }
  }

  private Configuration find(Pid pid) throws IOException {
    String quoted = pid.text().replaceAll("[\\\\*()]", "\\\\$0");
    List<Configuration> found = list("(" + Constants.SERVICE_PID + "=" + quoted + ")");
    return found.isEmpty() ? null : found.get(0);
  }

  private List<Configuration> list(String filter) throws IOException {
    try {
      Configuration[] found = admin.listConfigurations(filter);
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
