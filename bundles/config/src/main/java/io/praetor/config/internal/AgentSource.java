package io.praetor.config.internal;

import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.ConfigurationReader;
import io.praetor.config.internal.net.Machine;
import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.source.AgentFlags;
import io.praetor.config.internal.source.Sources;
import io.praetor.config.internal.source.Sources.Merged;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.List;

/** The configuration that one command line stands for; may be read again and again. */
final class AgentSource {

  /** One reading: what was set, and what follows from it. */
  record Reading(Merged merged, Configuration configuration) {}

  private final Schema schema = Schema.load();
  private final List<String> args;
  private final Machine machine;

  AgentSource(List<String> args, Machine machine) {
    this.args = List.copyOf(args);
    this.machine = machine;
  }

  Schema schema() {
    return schema;
  }

  Reading read() throws ConfigurationException {
    return read(AgentFlags.parse(args, schema));
  }

  Reading read(AgentFlags flags) throws ConfigurationException {
    Merged merged = Sources.merge(flags, schema);
    return new Reading(merged, new ConfigurationReader(schema, machine).read(merged));
  }
}
