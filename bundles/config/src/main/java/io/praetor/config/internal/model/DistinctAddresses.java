package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Dns;
import io.praetor.config.internal.model.Configuration.Http;
import io.praetor.config.internal.model.Configuration.Network;
import io.praetor.config.internal.model.Configuration.Ports;
import io.praetor.config.internal.net.IpLiteral;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.HashMap;
import java.util.Map;

/** Addresses of which each may have one use only. */
final class DistinctAddresses {

  private final Map<String, String> uses = new HashMap<>();

  static void check(Http http, Dns dns, Network network, Ports ports, Membership membership)
      throws ConfigurationException {
    DistinctAddresses addresses = new DistinctAddresses();
    for (String listener : dns.listeners()) {
      addresses.take("DNS", listener);
    }
    for (String listener : http.http()) {
      addresses.take("HTTP", listener);
    }
    for (String listener : http.https()) {
      addresses.take("HTTPS", listener);
    }
    String advertised = network.advertiseAddress();
    addresses.take("RPC Advertise", IpLiteral.withPort(advertised, ports.server()));
    addresses.take("Serf Advertise LAN", IpLiteral.withPort(advertised, ports.serfLan()));
    if (membership.wan().isPresent()) {
      String wan = membership.wan().get().advertiseAddress();
      addresses.take("Serf Advertise WAN", IpLiteral.withPort(wan, ports.serfWan()));
    }
  }

  private void take(String use, String address) throws ConfigurationException {
    String other = uses.putIfAbsent(address, use);
    require(other == null, use + " address " + address + " already configured for " + other);
  }
}
