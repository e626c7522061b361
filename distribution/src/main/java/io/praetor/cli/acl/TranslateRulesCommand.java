package io.praetor.cli.acl;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.http.UrlPath;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rules as they were written before there were policies, as they are written now. */
@CommandLine.Command
public final class TranslateRulesCommand implements Command {

  private static final String PATH = "/v1/acl/rules/translate";

  @Mixin private AclFlags flags = new AclFlags();

  @Option(
      names = {"-token-accessor", "--token-accessor"},
      description = "The argument is the accessor id of a token whose rules are meant.")
  private boolean byAccessor;

  @Option(
      names = {"-token-secret", "--token-secret"},
      description = "The argument is the secret of a token whose rules are meant.")
  private boolean bySecret;

  @Override
  public int run(Terminal terminal) throws IOException {
    if (byAccessor && bySecret) {
      return terminal.fail("Error - cannot specify both -token-secret and -token-accessor");
    }
    int given = flags.arguments().size();
    if (given != 1) {
      return terminal.fail(
          given == 0
              ? "Error! Missing TRANSLATE argument"
              : "Error! Too many arguments: expected 1 got " + given);
    }
    String data =
        Attempt.to("Error!", () -> ArgumentData.text(flags.arguments().get(0), terminal.in()));
    AclAgent agent = flags.agent(terminal);
    terminal.say(Attempt.to("Error translating rules", () -> translated(agent, data)));
    return OK;
  }

  private String translated(AclAgent agent, String data) throws IOException {
    if (!byAccessor && !bySecret) {
      return agent.translate(PATH, data);
    }
    String accessor =
        bySecret
            ? agent.get("/v1/acl/token/self", "token", data.strip()).get("AccessorID").text()
            : data.strip();
    return agent.text(UrlPath.below(PATH + "/", accessor));
  }

  @Override
  public String usage() {
    return "acl translate-rules [options] TRANSLATE";
  }

  @Override
  public String about() {
    return "Shows rules of the time before Consul 1.4 as they are written now: those of a file\n"
        + "(@rules.hcl), of standard input (-), of the argument itself, or of a token.";
  }
}
