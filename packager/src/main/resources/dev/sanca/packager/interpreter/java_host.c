/* Starts the JVM once, when the first Java module is imported, and asks it for modules. */
#define _GNU_SOURCE 1
#include "java.h"
#include <dirent.h>
#include <dlfcn.h>
#include <jni.h>
#include <limits.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HOST_CLASS "dev/sanca/interpreter/Host"
#define MAX_OPTIONS 100

typedef jint (*create_vm)(JavaVM **, void **, void *);

struct options {
    JavaVMOption list[MAX_OPTIONS];
    int count;
    int failed;     /* there were too many, or no memory */
};

/* Interpreters with a GIL of their own may arrive here at once. */
static pthread_mutex_t starting = PTHREAD_MUTEX_INITIALIZER;
static JavaVM *vm;
static jclass host;     /* NULL if it was not found */

/* libpython's file, and the folder lib/ that it is in; Java files are in lib/sanca. */
static char libpython[PATH_MAX];
static char lib[PATH_MAX];

static int
find_library(void)
{
    Dl_info info;
    if (dladdr((void *)Py_GetVersion, &info) == 0 || realpath(info.dli_fname, libpython) == NULL) {
        PyErr_SetString(PyExc_ImportError, "cannot find the file of libpython that this process runs");
        return -1;
    }
    strcpy(lib, libpython);
    *strrchr(lib, '/') = '\0';
    return 0;
}

/* Takes over the text. */
static void
add_text(struct options *options, char *text)
{
    if (text == NULL || options->count == MAX_OPTIONS) {
        options->failed = 1;
        free(text);
        return;
    }
    options->list[options->count].optionString = text;
    options->list[options->count++].extraInfo = NULL;
}

static void
add_option(struct options *options, const char *first, const char *rest)
{
    size_t size = strlen(first) + strlen(rest) + 1;
    char *text = malloc(size);
    if (text != NULL) {
        snprintf(text, size, "%s%s", first, rest);
    }
    add_text(options, text);
}

/* Words separated by blanks; quotes have no meaning. */
static void
add_words(struct options *options, const char *words)
{
    while (words != NULL && *(words += strspn(words, " \t\n")) != '\0') {
        size_t n = strcspn(words, " \t\n");
        add_text(options, strndup(words, n));
        words += n;
    }
}

static int
by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* All jars in lib/sanca, in the order of their names, as a class path. NULL without memory. */
static char *
class_path(void)
{
    char folder[PATH_MAX + 8], *names[1024], *path;
    int count = 0;
    size_t size = 1;
    struct dirent *entry;
    snprintf(folder, sizeof folder, "%s/sanca", lib);
    DIR *entries = opendir(folder);
    while (entries != NULL && (entry = readdir(entries)) != NULL && count < 1024) {
        const char *end = strrchr(entry->d_name, '.');
        if (end != NULL && strcmp(end, ".jar") == 0 && (names[count] = strdup(entry->d_name)) != NULL) {
            size += strlen(folder) + strlen(names[count++]) + 2;
        }
    }
    if (entries != NULL) {
        closedir(entries);
    }
    qsort(names, count, sizeof *names, by_name);
    if ((path = calloc(size, 1)) != NULL) {
        char *end = path;
        for (int i = 0; i < count; i++) {
            end += sprintf(end, "%s%s/%s", i > 0 ? ":" : "", folder, names[i]);
        }
    }
    for (int i = 0; i < count; i++) {
        free(names[i]);
    }
    return path;
}

static void
collect_options(struct options *options)
{
    char cache[PATH_MAX + 32], size[32], *path = class_path();
    add_option(options, "-Djava.class.path=", path == NULL ? "" : path);
    free(path);
    add_option(options, "-Xrs", "");            /* signals stay Python's */
    add_option(options, "-Xlog:disable", "");
    add_option(options, "-XX:+UseSerialGC", "");
    add_option(options, "-XX:-UsePerfData", "");
    add_option(options, "--enable-native-access=", "ALL-UNNAMED");
    add_option(options, "-Djava.library.path=", lib);
    snprintf(size, sizeof size, "%zuk", sanca_stack_size() / 1024);
    add_option(options, "-Xss", size);
    snprintf(cache, sizeof cache, "%s/sanca/modules.aot", lib);
    if (getenv("SANCA_AOT_OUTPUT") != NULL) {
        add_option(options, "-XX:AOTCacheOutput=", getenv("SANCA_AOT_OUTPUT"));
    } else if (access(cache, R_OK) == 0) {
        add_option(options, "-XX:AOTCache=", cache);
    }
    add_words(options, SANCA_JAVA_OPTIONS);
    add_words(options, getenv("SANCA_JAVA_OPTIONS"));
}

/* Now: FindClass asks the class loader of the Java method that is nearest on the stack, if there is one. */
static void
find_host(JNIEnv *env)
{
    jclass found = (*env)->FindClass(env, HOST_CLASS);
    if (found == NULL) {
        (*env)->ExceptionDescribe(env);
        (*env)->ExceptionClear(env);
        return;
    }
    host = (*env)->NewGlobalRef(env, found);
    (*env)->DeleteLocalRef(env, found);
}

/* Starts the JVM with the options, and keeps the locale. */
static jint
create_with(create_vm create_java_vm, struct options *options)
{
    JNIEnv *env;
    setenv("_JAVA_SR_SIGNUM", "62", 0);         /* not SIGUSR2, which Python programs use */
    JavaVMInitArgs arguments = {.version = JNI_VERSION_10, .nOptions = options->count, .options = options->list};
    /* The JVM sets all categories, and C code would print numbers with the comma of the user's country. */
    char *used = setlocale(LC_ALL, NULL);
    char *before = used == NULL ? NULL : strdup(used);
    jint status = create_java_vm(&vm, (void **)&env, &arguments);
    if (status == JNI_OK) {
        find_host(env);
    }
    if (before != NULL) {
        setlocale(LC_ALL, before);
        free(before);
    }
    unsetenv("_JAVA_SR_SIGNUM");
    return status;
}

static int
create(create_vm create_java_vm)
{
    struct options options = {.count = 0};
    collect_options(&options);
    jint status = options.failed ? JNI_ENOMEM : create_with(create_java_vm, &options);
    for (int i = 0; i < options.count; i++) {
        free(options.list[i].optionString);
    }
    if (options.failed) {
        PyErr_Format(PyExc_ImportError, "the JVM does not start: it would have more than %d options, or there is no memory for them",
                MAX_OPTIONS);
        return -1;
    }
    if (status != JNI_OK) {
        vm = NULL;
        PyErr_Format(PyExc_ImportError, "the JVM does not start (JNI_CreateJavaVM gave %d); its options come from the variable"
                " JAVA_OPTIONS in Modules/Setup and from the environment variable SANCA_JAVA_OPTIONS", (int)status);
        return -1;
    }
    sanca_jvm_started(vm, host);
    return 0;
}

static int
start(void)
{
    if (find_library() < 0) {
        return -1;
    }
    void *jvm = sanca_open_jvm(lib);
    if (jvm == NULL) {
        PyErr_Format(PyExc_ImportError, "no Java %d or newer; looked in%s\nSet SANCA_JAVA_HOME to a JDK.", SANCA_JAVA_VERSION,
                sanca_places_looked());
        return -1;
    }
    create_vm create_java_vm = (create_vm)dlsym(jvm, "JNI_CreateJavaVM");
    if (create_java_vm == NULL) {
        PyErr_SetString(PyExc_ImportError, "the JVM's library has no JNI_CreateJavaVM");
        return -1;
    }
    return create(create_java_vm);
}

static int
ensure_started(void)
{
    int status = 0;
    pthread_mutex_lock(&starting);
    if (vm == NULL) {
        status = start();
    }
    pthread_mutex_unlock(&starting);
    return status;
}

/* What the JVM threw before its own code could make a Python exception of it. */
static PyObject *
failed(JNIEnv *env, const char *module)
{
    if ((*env)->ExceptionCheck(env)) {
        (*env)->ExceptionDescribe(env);
        (*env)->ExceptionClear(env);
    }
    PyErr_Format(PyExc_ImportError, "Java module '%s': class %s of the Java host cannot be used; are its jars in %s/sanca?",
            module, HOST_CLASS, lib);
    return NULL;
}

static PyObject *
call_host(JNIEnv *env, const char *module, const char *class_name)
{
    jmethodID method = host == NULL ? NULL : (*env)->GetStaticMethodID(env, host, "module",
            "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)J");
    if (method == NULL) {
        return failed(env, module);
    }
    jstring library = (*env)->NewStringUTF(env, libpython);
    jstring name = (*env)->NewStringUTF(env, module);
    jstring type = (*env)->NewStringUTF(env, class_name);
    jlong result = (*env)->CallStaticLongMethod(env, host, method, library, name, type);
    if ((*env)->ExceptionCheck(env)) {
        return failed(env, module);
    }
    (*env)->DeleteLocalRef(env, type);
    (*env)->DeleteLocalRef(env, name);
    (*env)->DeleteLocalRef(env, library);
    return (PyObject *)(intptr_t)result;
}

PyObject *
sanca_java_module(const char *module, const char *class_name)
{
    JNIEnv *env;
    if (sanca_is_fork()) {
        PyErr_Format(PyExc_ImportError, "Java module '%s': this process was forked from one with a running JVM, and Java cannot run in a"
                " fork; use multiprocessing.set_start_method('spawn')", module);
        return NULL;
    }
    if (ensure_started() < 0 || sanca_end_with_python() < 0) {
        return NULL;
    }
    if ((*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_10) != JNI_OK
            && (*vm)->AttachCurrentThreadAsDaemon(vm, (void **)&env, NULL) != JNI_OK) {
        PyErr_SetString(PyExc_ImportError, "this thread cannot be made known to the JVM");
        return NULL;
    }
    return call_host(env, module, class_name);
}
