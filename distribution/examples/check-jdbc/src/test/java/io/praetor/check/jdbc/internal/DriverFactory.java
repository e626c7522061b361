package io.praetor.check.jdbc.internal;

import java.sql.Driver;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.osgi.service.jdbc.DataSourceFactory;

/** Offers a driver as a bundle would. */
record DriverFactory(Driver driver) implements DataSourceFactory {

  @Override
  public Driver createDriver(Properties properties) {
    return driver;
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
