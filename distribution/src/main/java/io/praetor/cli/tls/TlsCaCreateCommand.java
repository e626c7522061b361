package io.praetor.cli.tls;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an authority that signs the certificates of agents. */
@CommandLine.Command
public final class TlsCaCreateCommand implements Command {

  private final Path directory;
  private final InstantSource clock;

  @Option(
      names = {"-days", "--days"},
      description = "How many days the authority is valid; 1825 if it is not given.")
  private int days = 1825;

  @Option(
      names = {"-domain", "--domain"},
      description = "Domain of the cluster, for the name of the files and -name-constraint.")
  private String domain = "consul";

  @Option(
      names = {"-name-constraint", "--name-constraint"},
      description = "Confine its certificates to the domain and localhost.")
  private boolean constrained;

  @Option(
      names = {"-additional-name-constraint", "--additional-name-constraint"},
      description = "Further domain for -name-constraint; may be given several times.")
  private List<String> further = new ArrayList<>();

  @Option(
      names = {"-cluster-id", "--cluster-id"},
      description = "Id of the cluster, for a SPIFFE URI in the certificate.")
  private String cluster = "";

  @Option(
      names = {"-common-name", "--common-name"},
      description = "Name of the authority.")
  private String commonName = "";

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  public TlsCaCreateCommand() {
    this(Path.of(""), Instant::now);
  }

  TlsCaCreateCommand(Path directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public int run(Terminal terminal) throws IOException {
    CertificateFiles files =
        new CertificateFiles(directory, domain + "-agent-ca.pem", domain + "-agent-ca-key.pem");
    Optional<String> present = files.present();
    if (present.isPresent()) {
      return terminal.fail(present.get() + " already exists.");
    }
    files.write(
        Authority.create(
            commonName,
            Validity.ofDays(clock.instant(), days),
            permitted(),
            uris(),
            new SecureRandom()));
    terminal.say("==> Saved " + files.certificate());
    terminal.say("==> Saved " + files.key());
    return OK;
  }

  private List<String> permitted() {
    if (!constrained) {
      return List.of();
    }
    List<String> domains = new ArrayList<>(further);
    domains.addAll(List.of(domain, "localhost"));
    return domains;
  }

  private List<String> uris() {
    return cluster.isEmpty()
        ? List.of()
        : List.of("spiffe://" + cluster.toLowerCase(Locale.ROOT) + "." + domain);
  }

  @Override
  public String usage() {
    return "tls ca create [options]";
  }

  @Override
  public String about() {
    return "Makes an authority that signs the certificates of agents: consul-agent-ca.pem, which\n"
        + "every agent gets, and consul-agent-ca-key.pem, which no agent needs.";
  }
}
