package io.praetor.itest.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Somebody who signs jars, as a publisher of plugins does: with the programs of the JDK. */
public record JarSignature(Path directory, Path certificate) {

  private static final List<String> STORE =
      List.of("-keystore", "signer.p12", "-storepass", "changeit", "-storetype", "PKCS12");

  /** Makes a key, and the certificate as a PEM file. */
  public static JarSignature create(Path directory) throws IOException {
    JarSignature made = new JarSignature(directory, directory.resolve("signer.pem"));
    made.run("keytool", "-genkeypair", "-alias", "me", "-keyalg", "EC", "-dname", "CN=publisher");
    made.run("keytool", "-exportcert", "-rfc", "-alias", "me", "-file", "signer.pem");
    return made;
  }

  /** Signs a copy. */
  public Path sign(Path jar) throws IOException {
    Path signed = directory.resolve("signed-" + jar.getFileName());
    Files.copy(jar, signed, StandardCopyOption.REPLACE_EXISTING);
    run("jarsigner", signed.toString(), "me");
    return signed;
  }

  private void run(String tool, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(tool.equals("jarsigner") ? STORE : List.of());
    command.addAll(List.of(arguments));
    command.addAll(tool.equals("jarsigner") ? List.of() : STORE);
    Cli.Result result = Cli.run(directory, command);
    if (result.exit() != 0) {
      throw new AssertionError(command + "\n" + result.out() + result.err());
    }
  }
}
