/* What the generated init functions of Java modules call, and what the C files behind it share. */
#ifndef SANCA_JAVA_H
#define SANCA_JAVA_H
#include <Python.h>

/* Starts the JVM, unless it runs, and has it run PyInit_<module> of a class. A new reference, or NULL with an ImportError set. */
PyObject *sanca_java_module(const char *module, const char *class_name);

/* A handle of libjvm from the first place that has a Java new enough; NULL if none has. */
void *sanca_open_jvm(const char *library_folder);

/* Where sanca_open_jvm looked and what was wrong there, a line for each place. */
const char *sanca_places_looked(void);

/* To be told of the JVM, once, and of the class that it is asked by: a JavaVM and a jclass. */
void sanca_jvm_started(void *vm, void *host_class);

/* Has Java end when the main interpreter does; may be called for every module. -1 with an exception set. */
int sanca_end_with_python(void);

/* Whether this process was forked from one with a JVM. */
int sanca_is_fork(void);

/* What the JVM must take for the size of a thread's stack. */
size_t sanca_stack_size(void);

#endif
