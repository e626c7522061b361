package io.praetor.catalog.internal.ui;

import io.praetor.catalog.internal.http.CatalogJson;
import io.praetor.spi.http.Content;
import java.util.List;
import java.util.function.Function;

/** What answers look like. The functions are constants, so that equal waiting reads share them. */
final class UiAnswers {

  static final Function<List<NodeInfo>, Content> INFOS =
      infos -> Content.json(out -> CatalogJson.list(out, infos, one -> UiJson.info(out, one)));

  static final Function<List<NodeInfo>, Content> INFO =
      infos ->
          infos.isEmpty()
              ? Content.empty(404)
              : Content.json(out -> UiJson.info(out, infos.get(0)));

  static final Function<Listing, Content> SERVICES =
      listing -> Content.json(out -> ListingJson.all(out, listing));

  static final Function<Topology, Content> TOPOLOGY =
      topology -> Content.json(out -> UiJson.topology(out, topology));

  private UiAnswers() {}
}
