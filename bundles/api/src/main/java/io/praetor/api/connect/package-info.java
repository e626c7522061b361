/** The certificate authority of the service mesh, as it is in the state. */
@Export
@Version("1.0.0")
package io.praetor.api.connect;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
