package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.AutoEncrypt;
import io.praetor.config.internal.net.IpLiteral;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.format.net.IpText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Certificates that servers hand to client agents. */
final class AutoEncryptRules {

  /** What a certificate can hold as a name; which of them are given is for servers to decide. */
  private static final Pattern DNS_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,253}");

  private AutoEncryptRules() {}

  static AutoEncrypt read(KeyValues keys, Problems problems) throws ConfigurationException {
    boolean server = keys.flag("server");
    boolean takes = keys.flag("auto_encrypt.tls");
    boolean gives = keys.flag("auto_encrypt.allow_tls");
    require(!takes || !server, "auto_encrypt.tls can only be used on a client.");
    require(!gives || server, "auto_encrypt.allow_tls can only be used on a server.");
    List<String> names = keys.list("auto_encrypt.dns_san");
    for (String name : names) {
      require(
          DNS_NAME.matcher(name).matches(),
          "auto_encrypt.dns_san: \"" + name + "\" is not a DNS name");
    }
    return new AutoEncrypt(takes, gives, names, addresses(keys, problems));
  }

  /** As in Consul, one that is none is left out. */
  private static List<String> addresses(KeyValues keys, Problems problems) {
    List<String> addresses = new ArrayList<>();
    for (String text : keys.list("auto_encrypt.ip_san")) {
      Optional<String> address = IpLiteral.parse(text).map(IpText::of);
      address.ifPresentOrElse(
          addresses::add,
          () -> problems.warn("Cannot parse ip \"" + text + "\" from AutoEncrypt.IPSAN"));
    }
    return List.copyOf(addresses);
  }
}
