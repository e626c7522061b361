package io.praetor.config.internal.model;

import io.praetor.config.internal.model.Configuration.Local;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.Json;
import java.util.List;

/** The services and checks that files define. */
final class LocalRules {

  private LocalRules() {}

  static Local read(KeyValues keys, Problems problems) throws ConfigurationException {
    boolean scripts = keys.flag("enable_script_checks");
    int[] sidecarPorts = PortRules.sidecars(keys, problems);
    return new Local(
        objects(keys, "services"),
        objects(keys, "checks"),
        scripts,
        scripts || keys.flag("enable_local_script_checks"),
        keys.millis("check_update_interval"),
        keys.flag("discard_check_output"),
        sidecarPorts[0],
        sidecarPorts[1]);
  }

  private static List<String> objects(KeyValues keys, String path) {
    return keys.objects(path).stream().map(Json::text).toList();
  }
}
