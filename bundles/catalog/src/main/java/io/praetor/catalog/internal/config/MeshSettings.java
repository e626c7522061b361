package io.praetor.catalog.internal.config;

import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import java.util.Map;

/** What holds for the mesh as a whole; there is one such entry. */
final class MeshSettings implements ConfigKind {

  static final String KIND = "mesh";

  /** What the only one is asked for by; it does not say so itself. */
  static final String NAME = "mesh";

  private static final String DESTINATIONS_ONLY = "MeshDestinationsOnly";

  private static final ObjectShape SHAPE =
      ObjectShape.empty()
          .withAlways(
              "TransparentProxy",
              ObjectShape.empty().withAlways(DESTINATIONS_ONLY, Shape.FLAG, false),
              Map.of(DESTINATIONS_ONLY, false))
          .with("Meta", Shape.map(Shape.TEXT));

  @Override
  public ObjectShape shape() {
    return SHAPE;
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public ConfigEntry checked(ConfigEntry entry) {
    MetaRules.check(entry.pairs("Meta"));
    return new ConfigEntry(KIND, NAME, entry.content());
  }
}
