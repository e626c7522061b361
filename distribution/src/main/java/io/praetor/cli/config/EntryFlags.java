package io.praetor.cli.config;

import io.praetor.cli.http.UrlPath;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which entry is meant. */
final class EntryFlags {

  @Option(
      names = {"-kind", "--kind"},
      description = "Kind of the entry.")
  private String kind = "";

  @Option(
      names = {"-name", "--name"},
      description = "Name of the entry.")
  private String name = "";

  /** What is not said, in words for who should have. */
  Optional<String> missing() {
    if (kind.isEmpty()) {
      return Optional.of("Must specify the -kind parameter");
    }
    return name.isEmpty() ? Optional.of("Must specify the -name parameter") : Optional.empty();
  }

  String path() {
    return UrlPath.below("/v1/config/", told());
  }

  /** The entry in messages. */
  String told() {
    return kind + "/" + name;
  }
}
