package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.AutoEncrypt;
import io.praetor.config.internal.net.IpLiteral;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates that servers hand to client agents. */
final class AutoEncryptRules {

  private AutoEncryptRules() {}

  static AutoEncrypt read(KeyValues keys, Problems problems) throws ConfigurationException {
    boolean server = keys.flag("server");
    boolean takes = keys.flag("auto_encrypt.tls");
    boolean gives = keys.flag("auto_encrypt.allow_tls");
    require(!takes || !server, "auto_encrypt.tls can only be used on a client.");
    require(!gives || server, "auto_encrypt.allow_tls can only be used on a server.");
    return new AutoEncrypt(
        takes, gives, keys.list("auto_encrypt.dns_san"), addresses(keys, problems));
  }

  /** As in Consul, one that is none is left out. */
  private static List<String> addresses(KeyValues keys, Problems problems) {
    List<String> addresses = new ArrayList<>();
    for (String text : keys.list("auto_encrypt.ip_san")) {
      Optional<String> address = IpLiteral.parse(text).map(IpLiteral::text);
      address.ifPresentOrElse(
          addresses::add,
          () -> problems.warn("Cannot parse ip \"" + text + "\" from AutoEncrypt.IPSAN"));
    }
    return List.copyOf(addresses);
  }
}
