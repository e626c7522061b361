/** What a bundle may ask of the agent that it runs in: to register services and checks for it. */
@Export
@Version("1.0.0")
package io.praetor.spi.agent;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
