package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How the requests to a service are shared out. */
final class ServiceSplitter implements ConfigKind {

  static final String KIND = "service-splitter";

  private static final String SPLITS = "Splits";
  private static final long WHOLE = 100 * 100;

  private static final ObjectShape SHAPE =
      ObjectShape.empty()
          .withAlways(
              SPLITS,
              Shape.keptList(
                  ObjectShape.empty()
                      .withAlways("Weight", SplitWeight::canonical, 0L)
                      .with("Service", Shape.TEXT)
                      .with("ServiceSubset", Shape.TEXT)
                      .with("Namespace", Shape.TEXT)),
              null)
          .with("Meta", Shape.map(Shape.TEXT));

  @Override
  public ObjectShape shape() {
    return SHAPE;
  }

  @Override
  public ConfigEntry checked(ConfigEntry entry) {
    NameRules.require(entry);
    List<Map<String, Object>> splits = entry.objects(SPLITS);
    if (splits.isEmpty()) {
      throw new OperationFailedException("no splits configured");
    }
    MetaRules.check(entry.pairs("Meta"));
    Set<List<String>> seen = new HashSet<>();
    long sum = 0;
    for (Map<String, Object> split : splits) {
      String service = (String) split.getOrDefault("Service", entry.name());
      String subset = (String) split.getOrDefault("ServiceSubset", "");
      String namespace = (String) split.getOrDefault("Namespace", "");
      if (!seen.add(List.of(service, subset, namespace))) {
        throw new OperationFailedException(
            "split destination occurs more than once: service="
                + GoText.quoted(service)
                + ", subset="
                + GoText.quoted(subset)
                + ", namespace="
                + GoText.quoted(namespace));
      }
      sum += hundredths(((Number) split.get("Weight")).floatValue());
    }
    if (sum != WHOLE) {
      throw new OperationFailedException(
          String.format(
              Locale.ROOT, "the sum of all split weights must be 100, not %f", (float) sum / 100));
    }
    return entry;
  }

  private static long hundredths(float weight) {
    long hundredths = SplitWeight.hundredths(weight);
    if (hundredths < 0 || hundredths > WHOLE) {
      throw new OperationFailedException("a split weight must be from 0 to 100, not " + weight);
    }
    return hundredths;
  }

  @Override
  public Set<String> references(ConfigEntry entry) {
    Set<String> services = new TreeSet<>();
    for (Map<String, Object> split : entry.objects(SPLITS)) {
      services.add((String) split.getOrDefault("Service", entry.name()));
    }
    services.remove(entry.name());
    return services;
  }
}
