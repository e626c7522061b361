package io.praetor.metrics.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.metrics.internal.count.Figures;
import io.praetor.metrics.internal.count.Series;
import io.praetor.metrics.internal.count.Total;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PrometheusTextPropertyTest {

  private static final Figures SOME = new Figures(2, 3, 5, 1, 2, new double[] {1, 2});

  @Test
  void shouldNameEverythingAsConsulDoes() {
    TreeMap<Series, Double> gauges = new TreeMap<>();
    gauges.put(new Series("consul.runtime.alloc_bytes", Map.of()), 2.5);
    TreeMap<Series, Total> totals = new TreeMap<>();
    totals.put(new Series("consul.raft.apply", Map.of()), new Total(true, 2, 12, SOME));
    totals.put(
        new Series("consul.http.GET.v1.kv._", Map.of("a-b", "x\"\\\n")),
        new Total(false, 7, 10.25, SOME));
    assertEquals(
        """
        # HELP consul_runtime_alloc_bytes consul_runtime_alloc_bytes
        # TYPE consul_runtime_alloc_bytes gauge
        consul_runtime_alloc_bytes 2.5
        # HELP consul_http_GET_v1_kv__ consul_http_GET_v1_kv__
        # TYPE consul_http_GET_v1_kv__ summary
        consul_http_GET_v1_kv__{a_b="x\\"\\\\\\n",quantile="0.5"} 1
        consul_http_GET_v1_kv__{a_b="x\\"\\\\\\n",quantile="0.9"} 2
        consul_http_GET_v1_kv__{a_b="x\\"\\\\\\n",quantile="0.99"} 2
        consul_http_GET_v1_kv___sum{a_b="x\\"\\\\\\n"} 10.25
        consul_http_GET_v1_kv___count{a_b="x\\"\\\\\\n"} 7
        # HELP consul_raft_apply consul_raft_apply
        # TYPE consul_raft_apply counter
        consul_raft_apply 12
        """,
        PrometheusText.of(gauges, totals));
  }

  @Property
  void shouldBeReadableWhateverNamesAndValuesAre(
      @ForAll @Size(max = 20) Map<String, Double> values, @ForAll String label) {
    TreeMap<Series, Double> gauges = new TreeMap<>();
    TreeMap<Series, Total> totals = new TreeMap<>();
    int[] number = {0};
    values.forEach(
        (name, value) -> {
          // A number keeps names apart that differ in characters only that are no letters.
          String unique = name + "." + number[0]++;
          Map<String, String> labels = Map.of("label", label);
          if (number[0] % 3 == 0) {
            gauges.put(new Series("g." + unique, labels), value);
          } else {
            boolean counter = number[0] % 3 == 1;
            totals.put(new Series("t." + unique, labels), new Total(counter, 2, value, SOME));
          }
        });
    Map<String, String> read = TextFormat.read(PrometheusText.of(gauges, totals));
    long counters = totals.values().stream().filter(Total::counter).count();
    assertEquals(gauges.size() + counters + 5 * (totals.size() - counters), read.size());
  }

  @Test
  void shouldBeCheckedStrictly() {
    for (String wrong :
        new String[] {
          "a 1",
          "# TYPE a gauge\na 1",
          "# TYPE a gauge\na-b 1\n",
          "# TYPE a gauge\na{b=\"x\"y\"} 1\n",
          "# TYPE a gauge\na one\n",
          "# TYPE a gauge\na 1\na 2\n",
          "# TYPE a gauge\na_sum 1\n",
          "# TYPE a rate\na 1\n",
          "# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n# TYPE a gauge\n"
        }) {
      assertThrows(AssertionError.class, () -> TextFormat.read(wrong), wrong);
    }
    assertTrue(TextFormat.read("# TYPE a summary\na_sum NaN\n").containsKey("a_sum"));
  }
}
