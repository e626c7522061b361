package io.praetor.cli.tls;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.Attempt;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a certificate for an agent or a program. */
@CommandLine.Command
public final class TlsCertCreateCommand implements Command {

  /** Stands for the domain in the default names of the authority's files. */
  private static final String DOMAIN = "#DOMAIN#";

  private static final String WARNING =
      """
      ==> WARNING: Server Certificates grants authority to become a
          server and access all state in the cluster including root keys
          and all ACL tokens. Do not distribute them to production hosts
          that are not server nodes. Store them as securely as CA keys.""";

  private final Path directory;
  private final InstantSource clock;

  @Option(
      names = {"-server", "--server"},
      description = "For a server.")
  private boolean server;

  @Option(
      names = {"-client", "--client"},
      description = "For a client agent.")
  private boolean client;

  @Option(
      names = {"-cli", "--cli"},
      description = "For those who use the command line.")
  private boolean cli;

  @Option(
      names = {"-ca", "--ca"},
      description = "Certificate of the authority; that of the domain if it is not given.")
  private String ca = DOMAIN + "-agent-ca.pem";

  @Option(
      names = {"-key", "--key"},
      description = "Key of the authority; that of the domain if it is not given.")
  private String key = DOMAIN + "-agent-ca-key.pem";

  @Option(
      names = {"-node", "--node"},
      description = "With -server: the certificate also names this node.")
  private String node = "";

  @Option(
      names = {"-days", "--days"},
      description = "How many days the certificate is valid; 365 if it is not given.")
  private int days = 365;

  @Option(
      names = {"-dc", "--dc"},
      description = "Datacenter of the agent; dc1 if it is not given.")
  private String datacenter = "dc1";

  @Option(
      names = {"-domain", "--domain"},
      description = "Domain of the cluster; consul if it is not given.")
  private String domain = "consul";

  @Option(
      names = {"-additional-dnsname", "--additional-dnsname"},
      description = "Further name of the agent; may be given several times.")
  private List<String> furtherNames = new ArrayList<>();

  @Option(
      names = {"-additional-ipaddress", "--additional-ipaddress"},
      description = "Further address of the agent; may be given several times.")
  private List<String> furtherAddresses = new ArrayList<>();

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  public TlsCertCreateCommand() {
    this(Path.of(""), Instant::now);
  }

  TlsCertCreateCommand(Path directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public int run(Terminal terminal) throws IOException {
    if (ca.isEmpty()) {
      return terminal.fail("Please provide the ca");
    } else if (key.isEmpty()) {
      return terminal.fail("Please provide the key");
    }
    List<CertificateRole> roles = roles();
    if (roles.size() != 1) {
      return terminal.fail("Please provide either -server, -client, or -cli");
    } else if (!node.isEmpty() && !server) {
      return terminal.fail("-node requires -server");
    }
    CertificateRole role = roles.get(0);
    Optional<CertificateFiles> files =
        CertificateFiles.firstFree(directory, role.filePrefix(datacenter, domain));
    if (files.isEmpty()) {
      return terminal.fail("Could not find a filename that doesn't already exist");
    }
    Subject subject = Subject.of(role, datacenter, domain, node, furtherNames, furtherAddresses);
    Validity validity = Validity.ofDays(clock.instant(), days);
    Authority authority = authority(terminal);
    files.get().write(authority.issue(subject, validity, new SecureRandom()));
    terminal.say("==> Saved " + files.get().certificate());
    terminal.say("==> Saved " + files.get().key());
    return OK;
  }

  private List<CertificateRole> roles() {
    List<CertificateRole> roles = new ArrayList<>();
    if (server) {
      roles.add(CertificateRole.SERVER);
    }
    if (client) {
      roles.add(CertificateRole.CLIENT);
    }
    if (cli) {
      roles.add(CertificateRole.CLI);
    }
    return roles;
  }

  private Authority authority(Terminal terminal) throws IOException {
    String caFile = ca.replace(DOMAIN, domain);
    String keyFile = key.replace(DOMAIN, domain);
    String certificatePem = Attempt.to("Error reading CA", () -> read(caFile));
    String keyPem = Attempt.to("Error reading CA key", () -> read(keyFile));
    if (server) {
      terminal.say(WARNING);
    }
    terminal.say("==> Using " + caFile + " and " + keyFile);
    return Authority.of(certificatePem, keyPem);
  }

  private String read(String file) throws IOException {
    return ArgumentData.file(directory.resolve(file).toString());
  }

  @Override
  public String usage() {
    return "tls cert create [options]";
  }

  @Override
  public String about() {
    return "Makes a certificate and its key, signed by an authority of \"tls ca create\" or another\n"
        + "one. The files are numbered; none is ever replaced.";
  }
}
