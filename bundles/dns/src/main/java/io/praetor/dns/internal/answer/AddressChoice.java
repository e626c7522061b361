package io.praetor.dns.internal.answer;

import io.praetor.api.discovery.Host;
import io.praetor.api.discovery.Instance;
import io.praetor.dns.internal.message.RecordType;
import java.util.Map;

/**
 * Which of its addresses a node or an instance is told by: one of the family that is asked for when
 * there is one that is known as such, else the plain one; seen from another datacenter, the WAN
 * ones when they are to be told.
 */
final class AddressChoice {

  private final boolean wan;
  private final boolean v4;
  private final boolean v6;

  /**
   * @param type of the records that are asked for; those of both families when it says nothing
   */
  AddressChoice(Zone zone, String datacenter, int type) {
    wan = zone.translateWan() && !zone.datacenter().equals(datacenter);
    v4 = type != RecordType.AAAA;
    v6 = type != RecordType.A;
  }

  String of(Host host) {
    Map<String, String> tagged = host.taggedAddresses();
    return tagged.isEmpty() ? host.address() : chosen(host.address(), tagged, false);
  }

  /** Empty when an instance is told by its node's. */
  String of(Instance instance) {
    Map<String, String> tagged = instance.taggedAddresses();
    return tagged.isEmpty() ? instance.address() : chosen(instance.address(), tagged, true);
  }

  int port(Instance instance) {
    String address = wan ? instance.taggedAddresses().get("wan") : null;
    if (address == null) {
      return instance.port();
    }
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return port == 0 ? instance.port() : port;
  }

  private String chosen(String plain, Map<String, String> tagged, boolean withPort) {
    String six = v6 ? tagged(tagged, "ipv6", withPort) : "";
    if (!six.isEmpty()) {
      return six;
    }
    String four = v4 ? tagged(tagged, "ipv4", withPort) : "";
    if (!four.isEmpty()) {
      return four;
    }
    String far = wan ? tagged.get("wan") : null;
    return far == null ? plain : bare(far, withPort);
  }

  private String tagged(Map<String, String> tagged, String family, boolean withPort) {
    String address = wan ? tagged.get("wan_" + family) : null;
    if (address == null) {
      address = tagged.get(family.equals("ipv6") ? "lan_ipv6" : "lan_ipv4");
    }
    return address == null ? "" : bare(address, withPort);
  }

  private static String bare(String address, boolean withPort) {
    return withPort ? address.substring(0, address.lastIndexOf(':')) : address;
  }
}
