/** Talking to other agents over the server port: calls, streams, and relayed API requests. */
@Export
@Version("1.0.0")
package io.praetor.api.rpc;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
