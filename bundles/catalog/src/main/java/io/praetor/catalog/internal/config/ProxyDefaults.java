package io.praetor.catalog.internal.config;

import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;

/** What holds for all proxies; there is one such entry. */
final class ProxyDefaults implements ConfigKind {

  static final String KIND = "proxy-defaults";

  /** The name of the only one, whatever a request calls it. */
  static final String NAME = "global";

  static final String CONFIG = "Config";

  private static final ObjectShape SHAPE =
      ProxyShapes.in(ObjectShape.empty().withAlways(CONFIG, Shape.map(Shape.ANY), null))
          .with("Meta", Shape.map(Shape.TEXT));

  @Override
  public ObjectShape shape() {
    return SHAPE;
  }

  @Override
  public ConfigEntry checked(ConfigEntry entry) {
    MetaRules.check(entry.pairs("Meta"));
    return new ConfigEntry(KIND, NAME, entry.content());
  }
}
