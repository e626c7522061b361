package io.praetor.config.internal;

import io.praetor.api.error.OperationFailedException;
import io.praetor.config.internal.AgentSource.Reading;
import io.praetor.config.internal.net.Machine;
import io.praetor.config.internal.publish.Banner;
import io.praetor.config.internal.publish.RunningConfiguration;
import io.praetor.config.internal.publish.SettingsStore;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.JsonText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One agent's life from its command line: start, reload, close. */
final class ConfiguredAgent implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredAgent.class);

  private final String version;
  private final SettingsStore store;
  private final PrintStream out;
  private final Consumer<String> fatal;
  private final Machine machine;
  private AgentSource source;
  private RunningConfiguration running;

  ConfiguredAgent(
      Machine machine,
      String version,
      SettingsStore store,
      PrintStream out,
      Consumer<String> fatal) {
    this.machine = machine;
    this.version = version == null ? "" : version;
    this.store = store;
    this.out = out;
    this.fatal = fatal;
  }

  /**
   * Reads the configuration and puts it in force, or says why the agent cannot run.
   *
   * @param args JSON array of the words after {@code agent}, null for none
   */
  synchronized void start(String args) {
    try {
      source = new AgentSource(words(args), machine);
      Reading reading = source.read();
      running =
          RunningConfiguration.start(
              reading.configuration(),
              reading.merged(),
              new RunningConfiguration.Host(version, machine.machineId()),
              store);
      out.print(Banner.of(reading.configuration(), running.nodeId(), version));
      out.flush();
    } catch (ConfigurationException e) {
      fatal.accept(e.getMessage());
    }
  }

  /**
   * Reads the configuration again; a bad one changes nothing. Whoever asked for it is told why.
   *
   * @throws OperationFailedException with what is wrong
   */
  synchronized void reload() {
    if (running == null) {
      return;
    }
    try {
      Reading reading = source.read();
      for (String warning : reading.configuration().warnings()) {
        LOG.warn(warning);
      }
      List<String> waiting =
          running.reload(source.schema(), reading.configuration(), reading.merged());
      for (String path : waiting) {
        LOG.warn("The '{}' setting was changed: it takes effect at the next start.", path);
      }
      LOG.info("Configuration reloaded");
    } catch (ConfigurationException | IOException e) {
      throw new OperationFailedException(e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      running.close();
    }
  }

  private static List<String> words(String args) throws ConfigurationException {
    Object value = args == null ? List.of() : JsonText.value(args);
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    throw new ConfigurationException("praetor.args is not a JSON array");
  }
}
