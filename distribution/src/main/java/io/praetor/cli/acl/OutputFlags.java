package io.praetor.cli.acl;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a result is shown, and how much of it. */
public final class OutputFlags {

  @Mixin private FormatFlags format = new FormatFlags();

  @Option(
      names = {"-meta", "--meta"},
      description = "Show hashes and indexes, too.")
  private boolean meta;

  /** Refuses an unknown format before anything is done. */
  public void check() throws IOException {
    format.check();
  }

  /** Shows one object. */
  public int show(Terminal terminal, Form form, Json object) throws IOException {
    format.show(terminal, form, object, meta);
    return Command.OK;
  }

  /** Shows objects one after the other. */
  public int show(Terminal terminal, Form form, List<Json> objects) throws IOException {
    format.show(terminal, form, objects, meta);
    return Command.OK;
  }
}
