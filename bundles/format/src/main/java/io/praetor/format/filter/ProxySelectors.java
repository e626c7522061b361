package io.praetor.format.filter;

import io.praetor.format.json.Tree;

/** What filters may ask of how a service is a proxy. Opaque configuration is not among it. */
public final class ProxySelectors {

  private static final Selectors<Tree> MESH_GATEWAY =
      Selectors.<Tree>none().text("Mode", tree -> tree.text("Mode"));

  private static final Selectors<Tree> UPSTREAM =
      Selectors.<Tree>none()
          .text("DestinationType", tree -> tree.text("DestinationType"))
          .text("DestinationNamespace", tree -> tree.text("DestinationNamespace"))
          .text("DestinationPeer", tree -> tree.text("DestinationPeer"))
          .text("DestinationName", tree -> tree.text("DestinationName"))
          .text("Datacenter", tree -> tree.text("Datacenter"))
          .text("LocalBindAddress", tree -> tree.text("LocalBindAddress"))
          .number("LocalBindPort", tree -> tree.number("LocalBindPort"))
          .text("LocalBindSocketPath", tree -> tree.text("LocalBindSocketPath"))
          .text("LocalBindSocketMode", tree -> tree.text("LocalBindSocketMode"))
          .object("MeshGateway", tree -> tree.object("MeshGateway"), MESH_GATEWAY);

  private static final Selectors<Tree> PATH =
      Selectors.<Tree>none()
          .number("ListenerPort", tree -> tree.number("ListenerPort"))
          .text("Path", tree -> tree.text("Path"))
          .number("LocalPathPort", tree -> tree.number("LocalPathPort"))
          .text("Protocol", tree -> tree.text("Protocol"))
          .flag("ParsedFromCheck", tree -> tree.flag("ParsedFromCheck"));

  private static final Selectors<Tree> EXPOSE =
      Selectors.<Tree>none()
          .flag("Checks", tree -> tree.flag("Checks"))
          .list("Paths", tree -> tree.list("Paths"), PATH);

  private static final Selectors<Tree> TRANSPARENT_PROXY =
      Selectors.<Tree>none()
          .number("OutboundListenerPort", tree -> tree.number("OutboundListenerPort"))
          .flag("DialedDirectly", tree -> tree.flag("DialedDirectly"));

  public static final Selectors<Tree> PROXY =
      Selectors.<Tree>none()
          .text("DestinationServiceName", tree -> tree.text("DestinationServiceName"))
          .text("DestinationServiceID", tree -> tree.text("DestinationServiceID"))
          .text("LocalServiceAddress", tree -> tree.text("LocalServiceAddress"))
          .number("LocalServicePort", tree -> tree.number("LocalServicePort"))
          .text("LocalServiceSocketPath", tree -> tree.text("LocalServiceSocketPath"))
          .text("Mode", tree -> tree.text("Mode"))
          .list("Upstreams", tree -> tree.list("Upstreams"), UPSTREAM)
          .object("MeshGateway", tree -> tree.object("MeshGateway"), MESH_GATEWAY)
          .object("Expose", tree -> tree.object("Expose"), EXPOSE)
          .object("TransparentProxy", tree -> tree.object("TransparentProxy"), TRANSPARENT_PROXY);

  private ProxySelectors() {}
}
