/** Commands for the agent's console: what an operator types in {@code consul shell}. */
@Export
@Version("1.1.0")
package io.praetor.spi.cli;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
