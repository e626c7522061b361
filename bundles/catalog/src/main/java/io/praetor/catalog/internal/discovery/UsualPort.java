package io.praetor.catalog.internal.discovery;

import io.praetor.api.catalog.ServiceRow;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.Tree;
import java.util.List;
import java.util.Map;

/** The port at which a service is reached by those who ask for none of its ports by name. */
final class UsualPort {

  private UsualPort() {}

  /** Its one port; of several the one that is marked, else the first. */
  static int of(ServiceRow service) {
    if (service.port() != 0 || service.ports().isEmpty()) {
      return service.port();
    }
    List<Tree> ports = new Tree(Map.of("Ports", JsonText.tree(service.ports()))).list("Ports");
    return (int)
        ports.stream()
            .filter(port -> port.flag("Default"))
            .findFirst()
            .or(() -> ports.stream().findFirst())
            .map(port -> port.number("Port"))
            .orElse(0L)
            .longValue();
  }
}
