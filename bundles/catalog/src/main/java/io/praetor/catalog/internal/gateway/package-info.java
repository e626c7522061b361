/** Gateways: to which services they lead. Entries say it; rows of the catalog fill in "all". */
package io.praetor.catalog.internal.gateway;
