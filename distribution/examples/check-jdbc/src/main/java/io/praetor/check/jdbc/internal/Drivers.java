package io.praetor.check.jdbc.internal;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * The drivers that are there: services of other bundles (OSGi Compendium, 125), then those that
 * were packed into this bundle with their entry below {@code META-INF/services}. {@link
 * DriverManager} is asked for none: it would keep a bundle's class loader alive. Thread-safe.
 */
final class Drivers implements AutoCloseable {

  private final List<DataSourceFactory> factories = new CopyOnWriteArrayList<>();
  private List<Driver> embedded; // guarded by this; null until somebody needs one

  void add(DataSourceFactory factory) {
    factories.add(factory);
  }

  void remove(DataSourceFactory factory) {
    factories.remove(factory);
  }

  /** The driver of a URL; null when there is none. May block, as drivers do. */
  Driver of(String url) throws SQLException {
    SQLException failure = null;
    for (DataSourceFactory factory : factories) {
      try {
        Driver driver = factory.createDriver(new Properties());
        if (driver.acceptsURL(url)) {
          return driver;
        }
      } catch (SQLException broken) {
        failure = broken; // another one may be meant
      }
    }
    for (Driver driver : embedded()) {
      if (driver.acceptsURL(url)) {
        return driver;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return null;
  }

  private synchronized List<Driver> embedded() {
    if (embedded == null) {
      List<Driver> found = new ArrayList<>();
      try {
        ServiceLoader.load(Driver.class, Drivers.class.getClassLoader()).forEach(found::add);
      } catch (ServiceConfigurationError broken) {
        throw new IllegalStateException("a driver in this bundle is broken", broken);
      }
      embedded = List.copyOf(found);
    }
    return embedded;
  }

  /** Drivers announce themselves to {@link DriverManager} when they are loaded; takes that back. */
  @Override
  public synchronized void close() {
    if (embedded == null || embedded.isEmpty()) {
      return;
    }
    for (Driver registered : Collections.list(DriverManager.getDrivers())) {
      if (embedded.stream().anyMatch(own -> own.getClass() == registered.getClass())) {
        try {
          DriverManager.deregisterDriver(registered);
        } catch (SQLException refused) {
          throw new IllegalStateException("a driver of this bundle stays known to Java", refused);
        }
      }
    }
  }
}
