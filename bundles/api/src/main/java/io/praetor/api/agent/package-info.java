/** What the agent itself offers and is told: signals, events, live log. */
@Export
@Version("1.0.0")
package io.praetor.api.agent;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
