package io.praetor.catalog.internal.config;

import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import java.util.Map;

/** Parts that entries and services have in common: how proxies behave. */
public final class ProxyShapes {

  public static final ObjectShape TRANSPARENT_PROXY =
      ObjectShape.empty()
          .with("OutboundListenerPort", Shape.NUMBER)
          .with("DialedDirectly", Shape.FLAG);

  public static final ObjectShape MESH_GATEWAY = ObjectShape.empty().with("Mode", Shape.TEXT);

  public static final ObjectShape EXPOSE =
      ObjectShape.empty()
          .with("Checks", Shape.FLAG)
          .with(
              "Paths",
              Shape.list(
                  ObjectShape.empty()
                      .with("ListenerPort", Shape.NUMBER)
                      .with("Path", Shape.TEXT)
                      .with("LocalPathPort", Shape.NUMBER)
                      .with("Protocol", Shape.TEXT)
                      .with("ParsedFromCheck", Shape.FLAG)));

  private ProxyShapes() {}

  /** The same shape with what every entry about proxies has. */
  static ObjectShape in(ObjectShape shape) {
    return shape
        .with("Mode", Shape.TEXT)
        .withAlways("TransparentProxy", TRANSPARENT_PROXY, Map.of())
        .withAlways("MeshGateway", MESH_GATEWAY, Map.of())
        .withAlways("Expose", EXPOSE, Map.of());
  }
}
