/** Reading and writing JSON as agents and Consul's own command line do. */
package io.praetor.cli.json;
