package io.praetor.cli.catalog;

import io.praetor.cli.FlagException;
import io.praetor.cli.flags.Pairs;
import io.praetor.cli.http.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Restricts a list to nodes that say certain things of themselves. */
final class NodeMeta {

  @Option(
      names = {"-node-meta", "--node-meta"},
      description = "Only nodes with this metadata, key=value; may be given several times.")
  private List<String> meta = new ArrayList<>();

  Query addTo(Query query) throws FlagException {
    Query more = query;
    for (Map.Entry<String, String> pair : Pairs.of("node-meta", meta).entrySet()) {
      more = more.with("node-meta", pair.getKey() + ":" + pair.getValue());
    }
    return more;
  }
}
