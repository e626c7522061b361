package io.praetor.spi.auth;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of auth method, such as {@code jwt}: how credentials of another system are checked. A
 * whiteboard service with the property {@link #TYPE}; used on servers. Called by several threads at
 * a time; must not block.
 *
 * <p>Authors run {@code AuthMethodTypeContract} of the test kit.
 */
@ConsumerType
public interface AuthMethodType {

  /** Service property: the name by which auth methods ask for this kind. */
  String TYPE = "praetor.auth.type";

  /**
   * Makes what checks credentials for one auth method, for as long as its settings stay the same.
   * Must not go anywhere: what another system has to say is asked for when somebody logs in.
   *
   * @param config the member {@code Config} of the auth method: maps, lists, strings, {@link
   *     Long}s, {@link Double}s, {@link Boolean}s; names as they came
   * @throws io.praetor.api.error.PlatformException in Consul's words when the settings are no good
   */
  Validator validator(Map<String, Object> config);
}
