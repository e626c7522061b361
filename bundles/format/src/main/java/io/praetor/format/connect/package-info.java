/** Settings of the service mesh, as configuration files and requests write them. */
package io.praetor.format.connect;
