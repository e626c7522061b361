package io.praetor.config.internal.service;

import static io.praetor.format.json.Shape.ANY;
import static io.praetor.format.json.Shape.DURATION;
import static io.praetor.format.json.Shape.FLAG;
import static io.praetor.format.json.Shape.NUMBER;
import static io.praetor.format.json.Shape.TEXT;
import static io.praetor.format.service.ServiceShapes.EXPOSE;
import static io.praetor.format.service.ServiceShapes.LOCALITY;
import static io.praetor.format.service.ServiceShapes.MESH_GATEWAY;
import static io.praetor.format.service.ServiceShapes.PORTS;
import static io.praetor.format.service.ServiceShapes.TRANSPARENT_PROXY;

import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;

/** The members of a registration, in the order in which Consul's client sends them. */
final class RegistrationShapes {

  static final ObjectShape CHECK =
      ObjectShape.empty()
          .with("CheckID", TEXT)
          .with("Name", TEXT)
          .with("ScriptArgs", Shape.list(TEXT))
          .with("DockerContainerID", TEXT)
          .with("Shell", TEXT)
          .with("Interval", DURATION)
          .with("Timeout", DURATION)
          .with("TTL", DURATION)
          .with("HTTP", TEXT)
          .with("Header", Shape.map(Shape.list(TEXT)))
          .with("Method", TEXT)
          .with("Body", TEXT)
          .with("DisableRedirects", FLAG)
          .with("TCP", TEXT)
          .with("TCPUseTLS", FLAG)
          .with("UDP", TEXT)
          .with("Status", TEXT)
          .with("Notes", TEXT)
          .with("TLSServerName", TEXT)
          .with("TLSSkipVerify", FLAG)
          .with("GRPC", TEXT)
          .with("GRPCUseTLS", FLAG)
          .with("H2PING", TEXT)
          .with("H2PingUseTLS", FLAG)
          .with("OSService", TEXT)
          .with("AliasNode", TEXT)
          .with("AliasService", TEXT)
          .with("SuccessBeforePassing", NUMBER)
          .with("FailuresBeforeWarning", NUMBER)
          .with("FailuresBeforeCritical", NUMBER)
          .with("DeregisterCriticalServiceAfter", DURATION)
          .with("OutputMaxSize", NUMBER)
          .with("FlapThreshold", NUMBER)
          .with("FlapHalfLife", DURATION);

  private static final ObjectShape UPSTREAM =
      ObjectShape.empty()
          .with("DestinationType", TEXT)
          .with("DestinationNamespace", TEXT)
          .with("DestinationPartition", TEXT)
          .with("DestinationPeer", TEXT)
          .with("DestinationName", TEXT)
          .with("Datacenter", TEXT)
          .with("LocalBindAddress", TEXT)
          .with("LocalBindPort", NUMBER)
          .with("LocalBindSocketPath", TEXT)
          .with("LocalBindSocketMode", TEXT)
          .with("Config", ANY)
          .with("MeshGateway", MESH_GATEWAY);

  private static final ObjectShape PROXY =
      ObjectShape.empty()
          .with("DestinationServiceName", TEXT)
          .with("DestinationServiceID", TEXT)
          .with("LocalServiceAddress", TEXT)
          .with("LocalServicePort", NUMBER)
          .with("LocalServiceSocketPath", TEXT)
          .with("Mode", TEXT)
          .with("TransparentProxy", TRANSPARENT_PROXY)
          .with("EnvoyExtensions", Shape.list(ANY))
          .with("AccessLogs", ANY)
          .with("Config", ANY)
          .with("Upstreams", Shape.list(UPSTREAM))
          .with("MeshGateway", MESH_GATEWAY)
          .with("Expose", EXPOSE);

  /** Without {@code Connect}, whose sidecar is a service again. */
  private static final ObjectShape PLAIN =
      ObjectShape.empty()
          .with("Kind", TEXT)
          .with("ID", TEXT)
          .with("Name", TEXT)
          .with("Tags", Shape.list(TEXT))
          .with("Port", NUMBER)
          .with("Ports", PORTS)
          .with("Address", TEXT)
          .with("SocketPath", TEXT)
          .with(
              "TaggedAddresses",
              Shape.map(ObjectShape.empty().with("Address", TEXT).with("Port", NUMBER)))
          .with("EnableTagOverride", FLAG)
          .with("Meta", Shape.map(TEXT))
          .with(
              "Weights",
              ObjectShape.empty()
                  .withAlways("Passing", NUMBER, 0L)
                  .withAlways("Warning", NUMBER, 0L))
          .with("Checks", Shape.list(CHECK))
          .with("Proxy", PROXY)
          .with("Token", TEXT)
          .with("Namespace", TEXT)
          .with("Partition", TEXT)
          .with("Locality", LOCALITY);

  static final ObjectShape SERVICE =
      PLAIN.with("Connect", ObjectShape.empty().with("Native", FLAG).with("SidecarService", PLAIN));

  private RegistrationShapes() {}
}
