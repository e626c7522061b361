package io.praetor.itest.harness;

import java.time.Duration;
import java.util.Hashtable;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** Asks the DNS server of one agent, by the JDK's own client. */
public final class Dns {

  private static final int PORT = 8600;

  private final String address;

  public Dns(AgentProcess agent) {
    this.address = agent.address();
  }

  /** The records of a name; none when there is no such name or the server does not answer. */
  @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // no object is read from a name, only DNS is asked
  public Set<String> lookup(String name, String type) {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, "dns://" + address + ":" + PORT);
    environment.put("com.sun.jndi.dns.timeout.initial", "500");
    // Each waits twice as long as the one before: a busy agent is not one that does not answer.
    environment.put("com.sun.jndi.dns.timeout.retries", "5");
    try {
      InitialDirContext context = new InitialDirContext(environment);
      try {
        return values(context.getAttributes(name, new String[] {type}).get(type));
      } finally {
        context.close();
      }
    } catch (NamingException noSuchNameOrNoAnswer) {
      return Set.of();
    }
  }

  private static Set<String> values(Attribute records) throws NamingException {
    Set<String> values = new TreeSet<>();
    if (records != null) {
      NamingEnumeration<?> all = records.getAll();
      while (all.hasMore()) {
        values.add(String.valueOf(all.next()));
      }
    }
    return values;
  }

  /** Asks again and again until the records are as wanted. */
  public Set<String> await(
      Duration limit, String name, String type, Predicate<Set<String>> wanted) {
    Deadline deadline = new Deadline(limit, type + " of " + name + " at " + address);
    while (true) {
      Set<String> records = lookup(name, type);
      if (wanted.test(records)) {
        return records;
      }
      deadline.pause();
    }
  }
}
