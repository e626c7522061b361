package io.praetor.format.service;

import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import java.util.Map;

/** The parts of a service that are objects themselves. */
public final class ServiceShapes {

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

  private static final ObjectShape UPSTREAM =
      ObjectShape.empty()
          .withAlways("DestinationType", Shape.TEXT, "")
          .with("DestinationNamespace", Shape.TEXT)
          .with("DestinationPeer", Shape.TEXT)
          .withAlways("DestinationName", Shape.TEXT, "")
          .withAlways("Datacenter", Shape.TEXT, "")
          .with("LocalBindAddress", Shape.TEXT)
          .with("LocalBindPort", Shape.NUMBER)
          .with("LocalBindSocketPath", Shape.TEXT)
          .with("LocalBindSocketMode", Shape.TEXT)
          .with("Config", Shape.ANY)
          .withAlways("MeshGateway", MESH_GATEWAY, Map.of())
          .with("CentrallyConfigured", Shape.FLAG);

  /** How a service is a proxy. */
  public static final ObjectShape PROXY =
      ObjectShape.empty()
          .with("TransparentProxy", TRANSPARENT_PROXY)
          .with("DestinationServiceName", Shape.TEXT)
          .with("DestinationServiceID", Shape.TEXT)
          .with("LocalServiceAddress", Shape.TEXT)
          .with("LocalServicePort", Shape.NUMBER)
          .with("LocalServiceSocketPath", Shape.TEXT)
          .withAlways("Mode", Shape.TEXT, "")
          .with("Config", Shape.ANY)
          .with("Upstreams", Shape.list(UPSTREAM))
          .withAlways("MeshGateway", MESH_GATEWAY, Map.of())
          .withAlways("Expose", EXPOSE, Map.of())
          .with("AccessLogs", Shape.ANY)
          .with("EnvoyExtensions", Shape.list(Shape.ANY));

  public static final Shape PORTS =
      Shape.list(
          ObjectShape.empty()
              .with("Name", Shape.TEXT)
              .with("Port", Shape.NUMBER)
              .with("Default", Shape.FLAG));

  public static final ObjectShape LOCALITY =
      ObjectShape.empty().with("Region", Shape.TEXT).with("Zone", Shape.TEXT);

  public static final ObjectShape WEIGHTS =
      ObjectShape.empty()
          .withAlways("Passing", Shape.NUMBER, 0L)
          .withAlways("Warning", Shape.NUMBER, 0L);

  public static final ObjectShape ADDRESS =
      ObjectShape.empty()
          .withAlways("Address", Shape.TEXT, "")
          .withAlways("Port", Shape.NUMBER, 0L);

  private ServiceShapes() {}
}
