package io.praetor.dns.internal.answer;

import io.praetor.dns.internal.message.DomainName;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Names of ours in one domain, as it is written in answers: in lower case. */
final class Origin {

  private final DomainName domain;

  Origin(DomainName domain) {
    this.domain = domain;
  }

  DomainName domain() {
    return domain;
  }

  /** What the names of nodes of a datacenter end in; empty when there can be no such name. */
  Optional<DomainName> nodes(String datacenter) {
    return domain.below("node." + datacenter);
  }

  /** The name of a node; empty when it fits into no message. */
  Optional<DomainName> node(String name, String datacenter) {
    return nodes(datacenter).flatMap(end -> end.below(name));
  }

  Optional<DomainName> service(String name, String datacenter) {
    return domain.below(name + ".service." + datacenter);
  }

  /** The name that an address is written in. */
  Optional<DomainName> address(byte[] octets, String datacenter) {
    return domain.below(HexFormat.of().formatHex(octets) + ".addr." + datacenter);
  }

  /** The name of a server of the domain: only letters, digits and hyphens are taken. */
  Optional<DomainName> server(String node, String datacenter) {
    boolean plain =
        node.chars()
            .allMatch(
                c ->
                    c == '-'
                        || (c >= '0' && c <= '9')
                        || (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z'));
    return plain ? node(node.toLowerCase(Locale.ROOT), datacenter) : Optional.empty();
  }
}
