package io.praetor.itest.guest;

import java.sql.Driver;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.jdbc.DataSourceFactory;

/** Offers the driver as the specification of OSGi asks drivers to. */
public final class StillActivator implements BundleActivator, DataSourceFactory {

  @Override
  public void start(BundleContext context) {
    context.registerService(DataSourceFactory.class, this, null);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes the service back.
  }

  @Override
  public Driver createDriver(Properties properties) {
    return new StillDriver();
  }

  @Override
  public DataSource createDataSource(Properties properties) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ConnectionPoolDataSource createConnectionPoolDataSource(Properties properties) {
    throw new UnsupportedOperationException();
  }

  @Override
  public XADataSource createXADataSource(Properties properties) {
    throw new UnsupportedOperationException();
  }
}
