package io.praetor.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which build this is. */
public record Build(String version, String revision, String date) {

  private static final String RESOURCE = "build.properties";

  /** What the build wrote into this jar. */
  public static Build current() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("this jar has no " + RESOURCE);
      }
      properties.load(in);
    }
    return new Build(
        properties.getProperty("version"),
        properties.getProperty("revision"),
        properties.getProperty("date"));
  }
}
