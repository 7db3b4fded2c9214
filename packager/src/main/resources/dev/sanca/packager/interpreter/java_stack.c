/* Room at the end of each thread's stack. The JVM protects the last pages of the stack of every thread that it knows, and a thread in
   C code that touches them is lost. CPython stops recursion 32 KiB before what it takes for the end: it is told of an end further up.
   The definition in the program comes before the C library's; only CPython's calls get the other answer. */
#define _GNU_SOURCE 1
#include "java.h"
#include <dlfcn.h>
#include <pthread.h>
#include <sys/resource.h>

#define ROOM (256 * 1024)
#define LARGEST ((size_t)64 * 1024 * 1024)

typedef int (*get_attributes)(pthread_t, pthread_attr_t *);

static int
is_python(void *address)
{
    Dl_info caller, python;
    return dladdr(address, &caller) != 0 && dladdr((void *)Py_GetVersion, &python) != 0
            && caller.dli_fbase == python.dli_fbase;
}

int
pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes)
{
    get_attributes real = (get_attributes)dlsym(RTLD_NEXT, "pthread_getattr_np");
    int status = real(thread, attributes);
    void *end;
    size_t size;
    if (status == 0 && is_python(__builtin_return_address(0)) && pthread_attr_getstack(attributes, &end, &size) == 0) {
        size_t room = (size / 4 < ROOM ? size / 4 : ROOM) + (size > LARGEST ? size - LARGEST : 0);
        pthread_attr_setstack(attributes, (char *)end + room, size - room);
    }
    return status;
}

/* The JVM takes the first thread's stack to be as large as those that it makes, and puts its protected pages there. */
size_t
sanca_stack_size(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur > LARGEST ? LARGEST : limit.rlim_cur;
}
