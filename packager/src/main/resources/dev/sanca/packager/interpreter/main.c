/* The interpreter: CPython's own main, after the modules of Modules/Setup are entered into the table of built-in ones. */
#include <Python.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern struct _inittab sanca_modules[];
extern const char *const sanca_disabled[];

static int
is_disabled(const char *name)
{
    for (const char *const *p = sanca_disabled; *p != NULL; p++) {
        if (strcmp(*p, name) == 0) {
            return 1;
        }
    }
    return 0;
}

static int
is_ours(const char *name)
{
    for (struct _inittab *p = sanca_modules; p->name != NULL; p++) {
        if (strcmp(p->name, name) == 0) {
            return 1;
        }
    }
    return 0;
}

static size_t
length(const struct _inittab *table)
{
    size_t n = 0;
    while (table[n].name != NULL) {
        n++;
    }
    return n;
}

/* Ours first; of CPython's, those that are neither disabled nor replaced. */
static int
enter_modules(void)
{
    size_t ours = length(sanca_modules), theirs = length(PyImport_Inittab);
    struct _inittab *all = calloc(ours + theirs + 1, sizeof *all);
    if (all == NULL) {
        return -1;
    }
    memcpy(all, sanca_modules, ours * sizeof *all);
    for (size_t i = 0; i < theirs; i++) {
        const char *name = PyImport_Inittab[i].name;
        if (!is_disabled(name) && !is_ours(name)) {
            all[ours++] = PyImport_Inittab[i];
        }
    }
    PyImport_Inittab = all;
    return 0;
}

/* Whether a path is the link ./python -> bin/python3.X that stands in the top folder. */
static int
is_top_link(const char *path)
{
    char target[PATH_MAX];
    ssize_t n = readlink(path, target, sizeof target - 1);
    if (n < 0) {
        return 0;
    }
    target[n] = '\0';
    return strcmp(target, SANCA_PROGRAM) == 0;
}

/* The file that a program name without slash stands for, as the shell found it. */
static const char *
in_path(const char *name, char *buffer)
{
    const char *path = getenv("PATH");
    while (path != NULL && *path != '\0') {
        size_t n = strcspn(path, ":");
        if (n > 0 && snprintf(buffer, PATH_MAX, "%.*s/%s", (int)n, path, name) < PATH_MAX && access(buffer, X_OK) == 0) {
            return buffer;
        }
        path += path[n] == ':' ? n + 1 : n;
    }
    return name;
}

/* CPython takes a folder with Modules/Setup.local beside the program for its own source tree. The program is in bin/, so that
   is where it is told to be when it was started by the link in the top folder; and when it was started under a name that is no
   program, from which CPython could not find its library. */
static char *
program(char *name)
{
    static char file[PATH_MAX], real[PATH_MAX];
    const char *started = strchr(name, '/') != NULL ? name : in_path(name, file);
    if (access(started, X_OK) != 0) {
        return realpath("/proc/self/exe", real) != NULL ? real : name;
    }
    return is_top_link(started) && realpath(started, real) != NULL ? real : name;
}

int
main(int argc, char **argv)
{
    if (enter_modules() < 0) {
        fprintf(stderr, "python: no memory for the table of modules\n");
        return 1;
    }
    if (argc > 0) {
        argv[0] = program(argv[0]);
    }
    return Py_BytesMain(argc, argv);
}
