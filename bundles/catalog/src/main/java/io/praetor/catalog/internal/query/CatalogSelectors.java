package io.praetor.catalog.internal.query;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.format.filter.ProxySelectors;
import io.praetor.format.filter.Selectors;
import io.praetor.format.json.Tree;

/**
 * What filters may ask of nodes, services and checks, in each of the forms that they are listed.
 */
public final class CatalogSelectors {

  public static final Selectors<NodeRow> NODE =
      Selectors.<NodeRow>none()
          .text("ID", NodeRow::id)
          .text("Node", NodeRow::name)
          .text("Address", NodeRow::address)
          .text("Datacenter", NodeRow::datacenter)
          .text("PeerName", node -> "")
          .pairs("TaggedAddresses", NodeRow::taggedAddresses)
          .pairs("Meta", NodeRow::meta);

  /** An address with its port, as {@code host:port}. */
  private static final Selectors<String> ADDRESS =
      Selectors.<String>none()
          .text("Address", at -> at.substring(0, at.lastIndexOf(':')))
          .number("Port", at -> Long.parseLong(at.substring(at.lastIndexOf(':') + 1)));

  private static final Selectors<ServiceRow> WEIGHTS =
      Selectors.<ServiceRow>none()
          .number("Passing", ServiceRow::passingWeight)
          .number("Warning", ServiceRow::warningWeight);

  private static final Selectors<ServiceRow> CONNECT =
      Selectors.<ServiceRow>none().flag("Native", ServiceRow::isNative);

  /** A service as part of its node. */
  public static final Selectors<ServiceRow> SERVICE =
      Selectors.<ServiceRow>none()
          .text("Kind", ServiceRow::kind)
          .text("ID", ServiceRow::id)
          .text("Service", ServiceRow::name)
          .texts("Tags", ServiceRow::tags)
          .text("Address", ServiceRow::address)
          .text("PeerName", service -> "")
          .map("TaggedAddresses", ServiceRow::taggedAddresses, ADDRESS)
          .pairs("Meta", ServiceRow::meta)
          .number("Port", ServiceRow::port)
          .text("SocketPath", ServiceRow::socketPath)
          .object("Weights", service -> service, WEIGHTS)
          .flag("EnableTagOverride", ServiceRow::enableTagOverride)
          .object("Proxy", service -> Tree.of(service.proxy()), ProxySelectors.PROXY)
          .object("Connect", service -> service, CONNECT);

  /** A service together with its node. */
  public static final Selectors<ServiceQuery.Instance> INSTANCE =
      Selectors.<ServiceQuery.Instance>none()
          .text("ID", instance -> instance.node().id())
          .text("Node", instance -> instance.node().name())
          .text("Address", instance -> instance.node().address())
          .text("Datacenter", instance -> instance.node().datacenter())
          .text("PeerName", instance -> "")
          .pairs("TaggedAddresses", instance -> instance.node().taggedAddresses())
          .pairs("NodeMeta", instance -> instance.node().meta())
          .text("ServiceKind", instance -> instance.service().kind())
          .text("ServiceID", instance -> instance.service().id())
          .text("ServiceName", instance -> instance.service().name())
          .texts("ServiceTags", instance -> instance.service().tags())
          .text("ServiceAddress", instance -> instance.service().address())
          .map("ServiceTaggedAddresses", instance -> instance.service().taggedAddresses(), ADDRESS)
          .object("ServiceWeights", ServiceQuery.Instance::service, WEIGHTS)
          .pairs("ServiceMeta", instance -> instance.service().meta())
          .number("ServicePort", instance -> instance.service().port())
          .text("ServiceSocketPath", instance -> instance.service().socketPath())
          .flag("ServiceEnableTagOverride", instance -> instance.service().enableTagOverride())
          .object(
              "ServiceProxy", instance -> Tree.of(instance.service().proxy()), ProxySelectors.PROXY)
          .object("ServiceConnect", ServiceQuery.Instance::service, CONNECT);

  public static final Selectors<CheckRow> CHECK =
      Selectors.<CheckRow>none()
          .text("Node", CheckRow::node)
          .text("CheckID", CheckRow::id)
          .text("Name", CheckRow::name)
          .text("Status", CheckRow::status)
          .text("Notes", CheckRow::notes)
          .text("Output", CheckRow::output)
          .text("ServiceID", CheckRow::serviceId)
          .text("ServiceName", CheckRow::serviceName)
          .texts("ServiceTags", CheckRow::serviceTags)
          .text("Type", CheckRow::type)
          .text("Interval", CheckRow::interval)
          .text("Timeout", CheckRow::timeout)
          .number("ExposedPort", CheckRow::exposedPort)
          .text("PeerName", check -> "");

  /** A service with its node and its checks. */
  public static final Selectors<HealthQuery.Checked> CHECKED =
      Selectors.<HealthQuery.Checked>none()
          .object("Node", HealthQuery.Checked::node, NODE)
          .object("Service", HealthQuery.Checked::service, SERVICE)
          .list("Checks", HealthQuery.Checked::checks, CHECK);

  private CatalogSelectors() {}
}
