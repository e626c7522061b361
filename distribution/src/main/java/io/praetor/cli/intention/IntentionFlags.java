package io.praetor.cli.intention;

import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/** What every command on intentions is told of the agent. */
final class IntentionFlags {

  @Mixin private KvFlags flags = new KvFlags();

  IntentionAgent agent(Terminal terminal) throws IOException {
    return new IntentionAgent(flags.client(terminal), flags.query(terminal));
  }
}
