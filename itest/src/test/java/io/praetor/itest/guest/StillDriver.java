package io.praetor.itest.guest;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.util.Properties;
import java.util.logging.Logger;

/** The driver of a database that is always well, {@code jdbc:still:NAME}. */
public final class StillDriver implements Driver {

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:still:");
  }

  @Override
  public Connection connect(String url, Properties info) {
    return (Connection)
        Proxy.newProxyInstance(
            StillDriver.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> method.getName().equals("isValid") ? true : null);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("still");
  }
}
