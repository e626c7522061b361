package io.praetor.catalog.internal.ui;

import io.praetor.catalog.internal.gateway.GatewayService;
import io.praetor.catalog.internal.http.CatalogJson;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
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

  static final Function<List<Checked>, Content> SERVICES =
      instances ->
          Content.json(
              out ->
                  CatalogJson.list(
                      out,
                      ServiceSummary.of(instances).values(),
                      summary -> UiJson.listed(out, summary)));

  static final Function<Topology, Content> TOPOLOGY =
      topology -> Content.json(out -> UiJson.topology(out, topology));

  /** No kind of entry that gives services to gateways is known, so nothing is behind one. */
  static final Function<List<GatewayService>, Content> BEHIND_GATEWAY =
      entries -> Content.json(out -> out.beginArray().endArray());

  private UiAnswers() {}
}
