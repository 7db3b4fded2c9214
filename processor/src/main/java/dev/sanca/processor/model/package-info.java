/** What is known of a module when its source has been read: free of the compiler's types. */
package dev.sanca.processor.model;
