/** Machines of a test: network and mount namespaces that it makes and that end with it. */
package io.praetor.itest.lab;
