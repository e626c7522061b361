package io.praetor.catalog.internal.ui;

import io.praetor.catalog.internal.gateway.GatewayService;
import java.util.List;
import java.util.stream.Stream;

/**
 * By which addresses gateways are asked for services: names of hosts that entries give, or the ones
 * under which DNS knows the service.
 *
 * @param domains of DNS names; an empty one is none
 */
record GatewayAddresses(String datacenter, List<String> domains) {

  List<String> of(GatewayService one) {
    if (one.port() == 0) {
      return List.of();
    }
    Stream<String> hosts =
        one.hosts().isEmpty()
            ? domains.stream()
                .filter(domain -> !domain.isEmpty())
                .map(domain -> one.service() + ".ingress." + datacenter + "." + domain)
            : one.hosts().stream().map(String::valueOf);
    return hosts.map(host -> host.replaceAll("\\.+$", "") + ":" + one.port()).toList();
  }
}
