package io.praetor.cli.acl.method;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.OutputFlags;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes an auth method. */
@CommandLine.Command
public final class MethodUpdateCommand implements Command {

  private static final String MALFORMED = "Error parsing JSON for auth method config";

  @Mixin private AclFlags flags = new AclFlags();
  @Mixin private MethodFlag method = new MethodFlag();
  @Mixin private MethodSettings settings = new MethodSettings();
  @Mixin private OutputFlags output = new OutputFlags();

  @Option(
      names = {"-no-merge", "--no-merge"},
      description = "Empty what no flag names, instead of keeping it.")
  private boolean overwrites;

  @Override
  public int run(Terminal terminal) throws IOException {
    if (method.isMissing()) {
      return terminal.fail("Cannot update an auth method without specifying the -name parameter");
    }
    output.check();
    AclAgent agent = flags.agent(terminal);
    String name = Quoted.of(method.name());
    Optional<Json> found =
        Attempt.to("Error when retrieving current auth method", () -> agent.find(method.path()));
    if (found.isEmpty()) {
      return terminal.fail("Auth method not found with name " + name);
    }
    Json changed = change(found.get(), terminal);
    Json updated =
        Attempt.to("Error updating auth method " + name, () -> agent.put(method.path(), changed));
    return output.show(terminal, MethodForm.ONE, updated);
  }

  private Json change(Json present, Terminal terminal) throws IOException {
    Json kept =
        overwrites
            ? Json.object().with("Name", present.get("Name")).with("Type", present.get("Type"))
            : MethodForm.ONE.shape().of(present);
    Json configured = settings.withConfig(settings.mergeInto(kept), MALFORMED, terminal);
    if (!isKubernetes(present)) {
      return configured;
    }
    return overwrites
        ? settings.withKubernetes(configured, terminal)
        : settings.mergeKubernetes(configured, terminal);
  }

  static boolean isKubernetes(Json method) {
    return method.get("Type").text().equals("kubernetes");
  }

  @Override
  public String usage() {
    return "acl auth-method update -name NAME [options]";
  }

  @Override
  public String about() {
    return "Changes an auth method; what no flag names stays, unless -no-merge is given. The\n"
        + "configuration is one thing: -config replaces it.";
  }
}
