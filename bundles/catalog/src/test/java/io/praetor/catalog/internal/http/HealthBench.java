package io.praetor.catalog.internal.http;

import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.format.filter.Filter;
import io.praetor.spi.http.Content;
import io.praetor.testkit.http.TextJson;
import io.praetor.testkit.state.MemoryState;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A service of 100 instances, each with a check of its own and one of its node; a tenth fails. What
 * it costs to find them is a matter of the state, and measured there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class HealthBench {

  private static final int INSTANCES = 100;
  private static final String FILTER =
      "Service.Meta.version == `3` and not (b in Service.Tags or Node.Meta.rack == `9`)";

  private final MemoryState state = CatalogState.empty();
  private final FakeClient client =
      new FakeClient(
          state, new CatalogEndpoint("dc1", "golden", () -> null), new HealthEndpoint("golden"));
  private final Filter<Checked> filter = Filter.of(FILTER, CatalogSelectors.CHECKED);
  private final List<Checked> all;

  public HealthBench() {
    for (int i = 0; i < INSTANCES; i++) {
      client.put("catalog/register", registration(i));
    }
    all = state.now(question()).value();
  }

  private static String registration(int number) {
    return ("{'Node':'n%d','Address':'10.0.0.%d','NodeMeta':{'rack':'%d'},"
            + "'Service':{'ID':'web-%d','Service':'web','Port':80,'Tags':['a','b%d'],"
            + "'Meta':{'version':'%d'}},'Checks':[{'Name':'alive','Status':'passing'},"
            + "{'Name':'web','ServiceID':'web-%d','Status':'%s'}]}")
        .formatted(
            number,
            number,
            number % 7,
            number,
            number % 5,
            number % 4,
            number,
            number % 10 == 0 ? "critical" : "passing");
  }

  private static HealthQuery question() {
    ServiceQuery instances =
        new ServiceQuery(
            ServiceQuery.By.NAME, "web", List.of(), Filter.of("", CatalogSelectors.INSTANCE));
    return new HealthQuery(instances, false, Filter.of("", CatalogSelectors.CHECKED));
  }

  @Benchmark
  public long filterAll() {
    long fitting = 0;
    for (Checked one : all) {
      fitting += filter.test(one) ? 1 : 0;
    }
    return fitting;
  }

  @Benchmark
  public Object compileFilter() {
    return Filter.of(FILTER, CatalogSelectors.CHECKED);
  }

  @Benchmark
  public Object renderPassing() {
    List<Checked> passing = all.stream().filter(Checked::passes).toList();
    TextJson out = new TextJson();
    ((Content.Json) CatalogAnswers.CHECKED.apply(passing).body()).write(out);
    return out.toString();
  }
}
