package io.praetor.cli.acl.token;

import io.praetor.cli.acl.AclAgent;
import io.praetor.cli.acl.Attempt;
import io.praetor.cli.acl.PartialId;
import io.praetor.cli.http.UrlPath;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Which token a command is about; {@code -id} is what older versions call it. */
public final class AccessorFlag {

  @Option(
      names = {"-accessor-id", "--accessor-id", "-id", "--id"},
      description = "Accessor id of the token, the beginning of one, or \"anonymous\".")
  private String accessor = "";

  boolean isMissing() {
    return accessor.isEmpty();
  }

  /** The whole id. */
  String resolve(AclAgent agent) throws IOException {
    return Attempt.to("Error determining token ID", () -> PartialId.TOKEN.resolve(agent, accessor));
  }

  static String path(String id) {
    return UrlPath.below("/v1/acl/token/", id);
  }
}
