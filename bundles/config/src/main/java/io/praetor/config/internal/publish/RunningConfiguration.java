package io.praetor.config.internal.publish;

import io.praetor.api.config.WatchSettings;
import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.source.Sources.Merged;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration in force: from the moment that the data directory is ours until it is given
 * back. Not thread-safe; the component calls it under its lock.
 */
public final class RunningConfiguration implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningConfiguration.class);

  private final SettingsStore store;
  private final Optional<DataDirectory> directory;
  private final Optional<Path> pidFile;
  private final String nodeId;
  private final String version;
  private Map<String, Object> tree;
  private int reloads; // every one begins watches anew, so that handlers hear how things are
  private Map<String, Map<String, Object>> plan = new LinkedHashMap<>();

  private RunningConfiguration(
      Configuration configuration,
      Map<String, Object> tree,
      Host host,
      SettingsStore store,
      Optional<DataDirectory> directory)
      throws ConfigurationException {
    this.store = store;
    this.version = host.version();
    this.tree = tree;
    this.directory = directory;
    this.pidFile = configuration.pidFile();
    this.nodeId =
        directory.isPresent()
            ? directory.get().nodeId(configuration.identity(), host.machineId())
            : memoryId(configuration, host.machineId());
  }

  /**
   * What the agent runs on.
   *
   * @param version of this build
   * @param machineId empty where the machine has none
   */
  public record Host(String version, String machineId) {}

  /** Takes the data directory and writes all settings. */
  public static RunningConfiguration start(
      Configuration configuration, Merged merged, Host host, SettingsStore store)
      throws ConfigurationException {
    Optional<DataDirectory> directory = Optional.empty();
    if (configuration.dataDirectory().isPresent()) {
      boolean keepsState = configuration.identity().server() && !configuration.dev();
      directory = Optional.of(DataDirectory.open(configuration.dataDirectory().get(), keepsState));
    }
    try {
      RunningConfiguration running =
          new RunningConfiguration(configuration, merged.tree(), host, store, directory);
      running.writePid();
      running.writeAll(configuration);
      return running;
    } catch (ConfigurationException e) {
      directory.ifPresent(RunningConfiguration::release);
      throw e;
    }
  }

  public String nodeId() {
    return nodeId;
  }

  /** Brings in what may change while the agent runs, and says what has to wait. */
  public List<String> reload(Schema schema, Configuration configuration, Merged merged)
      throws IOException {
    List<String> waiting = ReloadableSettings.waitingForRestart(schema, tree, merged.tree());
    Map<String, Map<String, Object>> wanted = SettingsPlan.of(configuration, nodeId, version);
    plan = ReloadableSettings.merge(plan, wanted);
    plan.get(WatchSettings.PID).put("generation", ++reloads);
    for (Map.Entry<String, Map<String, Object>> settings : plan.entrySet()) {
      store.write(settings.getKey(), settings.getValue());
    }
    return waiting;
  }

  private static String memoryId(Configuration configuration, String machineId) {
    String configured = configuration.identity().nodeId();
    return configured.isEmpty()
        ? DataDirectory.fresh(configuration.identity(), machineId)
        : configured;
  }

  private void writePid() throws ConfigurationException {
    if (pidFile.isPresent()) {
      try {
        Files.writeString(pidFile.get(), Long.toString(ProcessHandle.current().pid()));
      } catch (IOException e) {
        throw new ConfigurationException("pid_file cannot be written: " + e.getMessage(), e);
      }
    }
  }

  private void writeAll(Configuration configuration) throws ConfigurationException {
    try {
      for (Map.Entry<String, Supplier<Map<String, Object>>> section :
          SettingsPlan.sections(configuration, nodeId, version).entrySet()) {
        Map<String, Object> settings = section.getValue().get();
        plan.put(section.getKey(), settings);
        store.write(section.getKey(), settings);
      }
      for (String pid : SettingsPlan.PIDS) {
        if (!plan.containsKey(pid)) {
          store.remove(pid);
        }
      }
    } catch (IOException e) {
      throw new ConfigurationException("settings cannot be written: " + e.getMessage(), e);
    }
  }

  /** Gives the data directory back. Settings stay: an update of this bundle stops nobody else. */
  @Override
  public void close() {
    directory.ifPresent(RunningConfiguration::release);
    pidFile.ifPresent(RunningConfiguration::delete);
  }

  private static void release(DataDirectory directory) {
    try {
      directory.close();
    } catch (IOException e) {
      LOG.warn("the lock on data_dir was not given back cleanly", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", file, e.getMessage());
    }
  }
}
