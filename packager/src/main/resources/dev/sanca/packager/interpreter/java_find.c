/* Finds a Java runtime: SANCA_JAVA_HOME, JAVA_HOME, the one bundled with the interpreter, PATH, the usual places. */
#include "java.h"
#include <dirent.h>
#include <dlfcn.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char looked[8192];

static void
note(const char *format, ...)
{
    size_t used = strlen(looked);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(looked + used, sizeof looked - used, format, arguments);
    va_end(arguments);
}

const char *
sanca_places_looked(void)
{
    return looked;
}

/* "jdk-25.0.1", "temurin-25-jdk-amd64", "25.0.1" -> 25; "1.8.0" -> 8; no number -> 0. */
static int
version_in(const char *text)
{
    const char *digits = strpbrk(text, "0123456789");
    int version = digits == NULL ? 0 : atoi(digits);
    return version == 1 && digits[1] == '.' ? atoi(digits + 2) : version;
}

/* The version in a runtime's release file; 0 if it has none. */
static int
version_of(const char *home)
{
    char file[PATH_MAX], line[512];
    int version = 0;
    snprintf(file, sizeof file, "%s/release", home);
    FILE *release = fopen(file, "r");
    while (release != NULL && fgets(line, sizeof line, release) != NULL) {
        if (strncmp(line, "JAVA_VERSION=", 13) == 0) {
            version = version_in(line + 13);
        }
    }
    if (release != NULL) {
        fclose(release);
    }
    return version;
}

static void *
open_home(const char *what, const char *home)
{
    char file[PATH_MAX];
    if (home == NULL || *home == '\0') {
        note("\n  %s: not set", what);
        return NULL;
    }
    snprintf(file, sizeof file, "%s/lib/server/libjvm.so", home);
    if (access(file, R_OK) != 0) {
        note("\n  %s: %s has no lib/server/libjvm.so", what, home);
        return NULL;
    }
    int version = version_of(home);
    if (version != 0 && version < SANCA_JAVA_VERSION) {
        note("\n  %s: %s is Java %d, too old", what, home, version);
        return NULL;
    }
    void *library = dlopen(file, RTLD_NOW | RTLD_GLOBAL);
    if (library == NULL) {
        note("\n  %s: %s", what, dlerror());
    }
    return library;
}

/* The runtime of the java program in PATH. */
static void *
open_path(void)
{
    char file[PATH_MAX], real[PATH_MAX];
    const char *path = getenv("PATH");
    while (path != NULL && *path != '\0') {
        size_t n = strcspn(path, ":");
        snprintf(file, sizeof file, "%.*s/java", (int)n, path);
        if (access(file, X_OK) == 0 && realpath(file, real) != NULL) {
            for (int up = 0; up < 2 && strrchr(real, '/') != NULL; up++) {
                *strrchr(real, '/') = '\0';
            }
            return open_home("PATH", real);
        }
        path += path[n] == ':' ? n + 1 : n;
    }
    note("\n  PATH: no java in it");
    return NULL;
}

/* The newest runtime below a folder. */
static void *
open_below(const char *folder)
{
    char best[PATH_MAX] = "", home[PATH_MAX];
    int newest = 0;
    struct dirent *entry;
    DIR *entries = opendir(folder);
    while (entries != NULL && (entry = readdir(entries)) != NULL) {
        snprintf(home, sizeof home, "%s/%s", folder, entry->d_name);
        int version = entry->d_name[0] == '.' ? 0 : version_of(home);
        if (version > newest) {
            newest = version;
            strcpy(best, home);
        }
    }
    if (entries != NULL) {
        closedir(entries);
    }
    if (newest == 0) {
        note("\n  %s: none there", folder);
        return NULL;
    }
    return open_home(folder, best);
}

void *
sanca_open_jvm(const char *library_folder)
{
    static const char *const usual[] = {"/usr/lib/jvm", "/usr/java", "/opt/java", "/opt", NULL};
    char bundled[PATH_MAX], below[PATH_MAX];
    void *jvm;
    looked[0] = '\0';
    snprintf(bundled, sizeof bundled, "%s/sanca/jre", library_folder);
    if (getenv("SANCA_JAVA_HOME") != NULL) {     /* who names it wants that one and no other */
        return open_home("SANCA_JAVA_HOME", getenv("SANCA_JAVA_HOME"));
    }
    note("\n  SANCA_JAVA_HOME: not set");
    if ((jvm = open_home("JAVA_HOME", getenv("JAVA_HOME"))) != NULL
            || (jvm = open_home("bundled", bundled)) != NULL || (jvm = open_path()) != NULL) {
        return jvm;
    }
    for (const char *const *place = usual; *place != NULL; place++) {
        if ((jvm = open_below(*place)) != NULL) {
            return jvm;
        }
    }
    const char *home = getenv("HOME");
    snprintf(below, sizeof below, "%s/.sdkman/candidates/java", home == NULL ? "" : home);
    return open_below(below);
}
