package io.praetor.catalog.internal.config;

import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import io.praetor.format.service.ServiceShapes;
import java.util.Map;

/** What every entry about proxies has: how they behave. */
final class ProxyShapes {

  private ProxyShapes() {}

  /** The same shape with it. */
  static ObjectShape in(ObjectShape shape) {
    return shape
        .with("Mode", Shape.TEXT)
        .withAlways("TransparentProxy", ServiceShapes.TRANSPARENT_PROXY, Map.of())
        .withAlways("MeshGateway", ServiceShapes.MESH_GATEWAY, Map.of())
        .withAlways("Expose", ServiceShapes.EXPOSE, Map.of());
  }
}
