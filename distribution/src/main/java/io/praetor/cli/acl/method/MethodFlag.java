package io.praetor.cli.acl.method;

import io.praetor.cli.http.UrlPath;
import picocli.CommandLine.Option;

/** Which auth method a command is about. */
public final class MethodFlag {

  @Option(
      names = {"-name", "--name"},
      description = "Name of the auth method.")
  private String name = "";

  boolean isMissing() {
    return name.isEmpty();
  }

  String name() {
    return name;
  }

  String path() {
    return UrlPath.below("/v1/acl/auth-method/", name);
  }
}
