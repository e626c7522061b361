package io.praetor.config.internal.net;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.List;

/** The machine that the agent runs on, as far as the configuration depends on it. */
public interface Machine {

  /** Its name, without the domain only if the machine says so itself. */
  String hostName();

  /** An id that stays with the machine, empty where it has none. */
  String machineId();

  /** The addresses of all its interfaces. */
  List<InterfaceAddress> addresses() throws ConfigurationException;
}
