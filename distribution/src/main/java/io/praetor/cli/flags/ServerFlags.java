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

  /** The datacenter to ask, empty for the agent's own. */
  public String datacenter() {
    return datacenter;
  }

  /** Whether any server may answer. */
  public boolean stale() {
    return stale;
  }

  /** Adds the datacenter alone, for those who cannot do with answers that lag behind. */
  public Query addDatacenterTo(Query query) {
    return query.withText("dc", datacenter);
  }

  /** Adds what these flags say to a request. */
  public Query addTo(Query query) {
    return query.withText("dc", datacenter).withFlag("stale", stale);
  }
}
