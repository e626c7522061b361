package io.praetor.cli.acl;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.json.Json;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Makes the first token, which may do everything. */
@CommandLine.Command
public final class BootstrapCommand implements Command {

  private static final String PATH = "/v1/acl/bootstrap";

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private FormatFlags format = new FormatFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    format.check();
    if (flags.arguments().size() > 1) {
      return terminal.fail("Too many arguments: expected 1 got " + flags.arguments().size());
    }
    AclAgent agent = flags.agent(terminal);
    String secret = secret(terminal);
    Json token =
        Attempt.to(
            "Failed ACL bootstrapping",
            () ->
                secret.isEmpty()
                    ? agent.put(PATH)
                    : agent.put(PATH, Json.object().with("BootstrapSecret", secret)));
    format.show(terminal, TokenForm.ONE, token, false);
    return OK;
  }

  /** The secret that the token shall have, empty for a random one. */
  private String secret(Terminal terminal) throws IOException {
    if (flags.arguments().isEmpty()) {
      return "";
    }
    String name = flags.arguments().get(0);
    return Attempt.to(
            "Error reading the bootstrap secret",
            () -> ArgumentData.text(name.equals("-") ? name : "@" + name, terminal.in()))
        .strip();
  }

  @Override
  public String usage() {
    return "acl bootstrap [options] [FILE]";
  }

  @Override
  public String about() {
    return "Makes the first token, which may do everything, and shows its secret. This works\n"
        + "once. The secret is random, or what stands in FILE (- for standard input).";
  }
}
