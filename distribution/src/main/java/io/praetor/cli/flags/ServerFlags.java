package io.praetor.cli.flags;

import io.praetor.cli.http.Query;
import picocli.CommandLine.Option;

/** Which servers answer, and how fresh. */
public final class ServerFlags {

  @Option(
      names = {"-datacenter", "--datacenter"},
      description = "Datacenter to ask.")
  private String datacenter = "";

  @Option(
      names = {"-stale", "--stale"},
      description = "Let any server answer, even if it may lag behind.")
  private boolean stale;

  /** Adds what these flags say to a request. */
  public Query addTo(Query query) {
    return query.withText("dc", datacenter).withFlag("stale", stale);
  }
}
