package io.praetor.cli.tls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.util.IPAddress;

/**
 * Whom a certificate is for.
 *
 * @param dnsNames in their order, which is Consul's
 */
record Subject(String name, List<String> dnsNames, List<String> addresses, KeyPurposeId... usages) {

  private static final String LOCAL_NAME = "localhost";
  private static final String LOCAL_ADDRESS = "127.0.0.1";

  /**
   * The subject that a role has in a datacenter.
   *
   * @param node name of one server, empty for any
   */
  static Subject of(
      CertificateRole role,
      String datacenter,
      String domain,
      String node,
      List<String> furtherNames,
      List<String> furtherAddresses)
      throws IOException {
    String name = role.name(datacenter, domain);
    List<String> names = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    names.addAll(stripped(furtherNames));
    for (String address : stripped(furtherAddresses)) {
      if (!IPAddress.isValid(address)) {
        throw new IOException("No IP address: " + address);
      }
      addresses.add(address);
    }
    if (!node.isEmpty()) {
      names.add(node + "." + name);
    }
    names.add(name);
    names.add(LOCAL_NAME);
    if (role.listens()) {
      addresses.add(LOCAL_ADDRESS);
    }
    return new Subject(name, List.copyOf(names), List.copyOf(addresses), role.usages());
  }

  private static List<String> stripped(List<String> texts) {
    return texts.stream().filter(text -> !text.isEmpty()).map(String::strip).toList();
  }

  /** The alternative names of the certificate. */
  GeneralNames names() {
    List<GeneralName> all = new ArrayList<>();
    dnsNames.forEach(name -> all.add(new GeneralName(GeneralName.dNSName, name)));
    addresses.forEach(address -> all.add(new GeneralName(GeneralName.iPAddress, address)));
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }
}
