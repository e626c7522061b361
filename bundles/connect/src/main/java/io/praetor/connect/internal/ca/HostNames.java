package io.praetor.connect.internal.ca;

import io.praetor.api.error.InvalidRequestException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Names of hosts that the certificate of an agent carries beside its id. Servers are known by names
 * as well ({@code server.<datacenter>.<domain>}), and nobody gets one of those, or a wild card that
 * stands for one, by way of the mesh.
 *
 * @param dns names
 * @param addresses IP addresses
 */
public record HostNames(List<String> dns, List<InetAddress> addresses) {

  /** What services have. */
  public static final HostNames NONE = new HostNames(List.of(), List.of());

  private static final int MAX_NAMES = 32;
  private static final int MAX_DNS_CHARACTERS = 253;

  /** RFC 1034, 3.5, and the underscore, which many use. */
  private static final Pattern DNS =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_]([a-z0-9_-]{0,62}))*");

  /** By this label of its name a server is known, whatever stands around it. */
  private static final Pattern SERVER = Pattern.compile("(.*\\.)?server(\\..*)?");

  public HostNames {
    dns = List.copyOf(dns);
    addresses = List.copyOf(addresses);
  }

  /** Those that every agent has, and those that are configured. */
  public static HostNames ofAgent(List<String> dns, List<String> addresses) {
    Set<String> names = new LinkedHashSet<>(List.of("localhost"));
    names.addAll(dns);
    Set<InetAddress> all = new LinkedHashSet<>();
    for (String text : List.of("127.0.0.1", "::1")) {
      all.add(address(text));
    }
    addresses.forEach(text -> all.add(address(text)));
    return new HostNames(List.copyOf(names), List.copyOf(all));
  }

  /** Nothing is looked up: it is a literal. */
  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no IP address: " + literal, e);
    }
  }

  /**
   * Those that an agent asks for beside its id.
   *
   * @throws InvalidRequestException when it may not have one of them
   */
  static HostNames asked(List<GeneralName> names) {
    if (names.size() > MAX_NAMES) {
      throw bad("CSR has more than " + MAX_NAMES + " SANs");
    }
    List<String> dns = new ArrayList<>();
    List<InetAddress> addresses = new ArrayList<>();
    for (GeneralName name : names) {
      switch (name.getTagNo()) {
        case GeneralName.dNSName -> dns.add(allowed(name.getName().toString()));
        case GeneralName.iPAddress -> addresses.add(address(name));
        case GeneralName.uniformResourceIdentifier -> {
          // its id
        }
        default -> throw bad("CSR has a SAN that is no name of a host");
      }
    }
    return new HostNames(dns, addresses);
  }

  private static String allowed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.length() > MAX_DNS_CHARACTERS || !DNS.matcher(lower).matches()) {
      throw bad("CSR has a SAN that is no name of a host");
    } else if (SERVER.matcher(lower).matches()) {
      throw bad("CSR has a SAN that is a server's: " + lower);
    }
    return lower;
  }

  private static InetAddress address(GeneralName name) {
    try {
      return InetAddress.getByAddress(ASN1OctetString.getInstance(name.getName()).getOctets());
    } catch (UnknownHostException e) {
      throw bad("CSR has a SAN that is no IP address");
    }
  }

  /** As they stand in certificates and requests. */
  List<GeneralName> written() {
    List<GeneralName> names = new ArrayList<>();
    dns.forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
    addresses.forEach(
        one ->
            names.add(
                new GeneralName(GeneralName.iPAddress, new DEROctetString(one.getAddress()))));
    return names;
  }

  private static InvalidRequestException bad(String reason) {
    return new InvalidRequestException("Bad request: " + reason);
  }
}
