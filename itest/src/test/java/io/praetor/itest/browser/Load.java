package io.praetor.itest.browser;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** How busy the machine is: what is measured takes as much longer. */
final class Load {

  private Load() {}

  /** 1 where a processor is there for whoever wants one; else how many wait for each. */
  static double factor() {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    return Math.max(1, machine.getSystemLoadAverage() / machine.getAvailableProcessors());
  }
}
