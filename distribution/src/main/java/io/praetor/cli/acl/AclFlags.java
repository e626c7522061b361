package io.praetor.cli.acl;

import io.praetor.cli.Terminal;
import io.praetor.cli.flags.KvFlags;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The groups that every command on ACLs has; words behind the flags mean nothing to most. */
public final class AclFlags {

  @Mixin private KvFlags flags = new KvFlags();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  /** The words behind the flags. */
  public List<String> arguments() {
    return arguments;
  }

  /** The agent that flags and environment name. */
  public AclAgent agent(Terminal terminal) {
    return new AclAgent(flags.client(terminal), flags.query(terminal));
  }

  /** The same agent, asked by nobody: for those who are about to get a token. */
  public AclAgent anonymousAgent(Terminal terminal) {
    return new AclAgent(flags.anonymousClient(terminal), flags.query(terminal));
  }
}
