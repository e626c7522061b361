package io.praetor.cli.login;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.FlagException;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrittenFile;
import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.AclFlags;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.flags.Pairs;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gets a token for a credential that somebody else has issued. */
@CommandLine.Command
public final class LoginCommand implements Command {

  @Mixin private AclFlags flags = new AclFlags();

  @Option(
      names = {"-method", "--method"},
      description = "Name of the auth method; required.")
  private String method = "";

  @Option(
      names = {"-type", "--type"},
      description = "Type of the auth method; it is known by its name alone.")
  private String unusedType = "";

  @Option(
      names = {"-bearer-token-file", "--bearer-token-file"},
      description = "File that holds the credential.")
  private String bearerFile = "";

  @Option(
      names = {"-token-sink-file", "--token-sink-file"},
      description = "File that the token's secret is written to; required.")
  private String sink = "";

  @Option(
      names = {"-meta", "--meta"},
      description = "What the token shall say of itself, key=value; may be given several times.")
  private List<String> meta = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException, FlagException {
    Map<String, String> metadata = Pairs.of("meta", meta);
    if (!flags.arguments().isEmpty()) {
      return terminal.fail("Should have no non-flag arguments.");
    } else if (method.isEmpty()) {
      return terminal.fail("Missing required '-method' flag");
    } else if (sink.isEmpty()) {
      return terminal.fail("Missing required '-token-sink-file' flag");
    } else if (bearerFile.isEmpty()) {
      return terminal.fail("Missing required '-bearer-token-file' flag");
    }
    String bearer = ArgumentData.file(bearerFile).strip();
    if (bearer.isEmpty()) {
      return terminal.fail("No bearer token found in " + bearerFile);
    }
    AclAgent agent = flags.anonymousAgent(terminal);
    Json body = body(bearer, metadata);
    Json token = Attempt.to("Error logging in", () -> agent.post("/v1/acl/login", body, "", ""));
    byte[] secret = token.get("SecretID").text().getBytes(StandardCharsets.UTF_8);
    Attempt.doing(
        "Error writing token to file sink",
        () -> WrittenFile.replaceSecretly(Path.of(sink), secret));
    return OK;
  }

  private Json body(String bearer, Map<String, String> metadata) {
    Json body = Json.object().with("AuthMethod", method).with("BearerToken", bearer);
    Json object = Json.object();
    for (Map.Entry<String, String> pair : metadata.entrySet()) {
      object = object.with(pair.getKey(), pair.getValue());
    }
    return object.isEmpty() ? body : body.with("Meta", object);
  }

  @Override
  public String usage() {
    return "login [options]";
  }

  @Override
  public String about() {
    return "Gets a token for a credential that somebody else has issued, and writes its secret to\n"
        + "a file that only its owner can read. \"logout\" gives it back.";
  }
}
