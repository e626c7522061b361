package io.praetor.config.internal;

import io.praetor.config.internal.net.LocalMachine;
import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.service.ServiceBody;
import io.praetor.config.internal.source.AgentFlags;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.List;
import java.util.Optional;

/** The configuration for programs outside a framework: needs no OSGi and changes nothing. */
public final class AgentConfigurations {

  /**
   * What came of looking at a configuration.
   *
   * @param error why it cannot be used, empty when it can
   * @param usage whether help was asked for, or the command line itself was wrong
   */
  public record Outcome(Optional<String> error, List<String> warnings, boolean usage) {}

  private AgentConfigurations() {}

  /** Looks at the words after {@code agent} alone, without reading any file. */
  public static Outcome flags(List<String> args) {
    try {
      AgentFlags flags = AgentFlags.parse(args, Schema.load());
      return new Outcome(Optional.empty(), List.of(), flags.help());
    } catch (ConfigurationException e) {
      return failed(e, true);
    }
  }

  /** Reads everything that an agent started with these words would read. */
  public static Outcome agent(List<String> args) {
    Outcome words = flags(args);
    if (words.error().isPresent() || words.usage()) {
      return words;
    }
    try {
      return accepted(new AgentSource(args, new LocalMachine()).read());
    } catch (ConfigurationException e) {
      return failed(e, false);
    }
  }

  /**
   * Reads files and directories as an agent would.
   *
   * @param format hcl or json for all of them, empty to go by their extension
   */
  public static Outcome validate(List<String> paths, String format) {
    try {
      AgentSource source = new AgentSource(List.of(), new LocalMachine());
      return accepted(source.read(AgentFlags.files(paths, format)));
    } catch (ConfigurationException e) {
      return failed(e, false);
    }
  }

  /**
   * The services of some files.
   *
   * @param outcome whether the files could be read
   */
  public record Services(Outcome outcome, List<ServiceBody> bodies) {}

  /** Reads files and directories for the services in them; what else they set has to be valid. */
  public static Services services(List<String> paths) {
    try {
      AgentSource source = new AgentSource(List.of(), new LocalMachine());
      AgentSource.Reading reading = source.read(AgentFlags.ofDevelopment(paths));
      return new Services(accepted(reading), ServiceBody.all(reading.merged().tree()));
    } catch (ConfigurationException e) {
      return new Services(failed(e, false), List.of());
    }
  }

  private static Outcome accepted(AgentSource.Reading reading) {
    return new Outcome(Optional.empty(), reading.configuration().warnings(), false);
  }

  private static Outcome failed(ConfigurationException e, boolean usage) {
    return new Outcome(Optional.of(e.getMessage()), List.of(), usage);
  }
}
