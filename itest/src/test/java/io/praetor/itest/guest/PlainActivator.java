package io.praetor.itest.guest;

import io.praetor.spi.storage.StorageEngine;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Gives the agent the engine for as long as its bundle is started. */
public final class PlainActivator implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    context.registerService(
        StorageEngine.class,
        new PlainEngine(),
        FrameworkUtil.asDictionary(Map.of(StorageEngine.NAME, PlainEngine.ENGINE)));
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes the service back.
  }
}
