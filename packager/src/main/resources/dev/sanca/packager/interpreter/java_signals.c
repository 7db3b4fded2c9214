/* Signals that the JVM and Python both want. HotSpot uses SIGSEGV and its kin in normal running: it must keep the handlers that it
   installed. Whoever sets one of those later (faulthandler, a library) is remembered, and called by the JVM for signals that are
   not its own: the contract of HotSpot's library for signal chaining, which it looks up by the three JVM_ names. SIGPIPE and
   SIGXFSZ, which Python ignores anyway, stay Python's, so that they stay ignored in programs that are started.

   Definitions in the program come before those of the C library for every library of the process. */
#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>

#ifndef NSIG
#define NSIG 65
#endif

typedef int (*set_action)(int, const struct sigaction *, struct sigaction *);
typedef void (*handler)(int);

static set_action real_sigaction;
static handler (*real_signal)(int, handler);
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct sigaction others[NSIG];   /* what others than the JVM have set for signals that are the JVM's */
static char jvms[NSIG];                 /* whether a signal is */
static volatile int jvm_is_setting;
static pthread_t setter;

__attribute__((constructor)) static void
find_real(void)
{
    real_sigaction = (set_action)dlsym(RTLD_NEXT, "sigaction");
    real_signal = (handler (*)(int, handler))dlsym(RTLD_NEXT, "signal");
}

void
JVM_begin_signal_setting(void)
{
    pthread_mutex_lock(&lock);
    setter = pthread_self();
    jvm_is_setting = 1;
}

void
JVM_end_signal_setting(void)
{
    jvm_is_setting = 0;
    pthread_mutex_unlock(&lock);
}

struct sigaction *
JVM_get_signal_action(int signal)
{
    return signal > 0 && signal < NSIG && jvms[signal] ? &others[signal] : NULL;
}

static int
by_jvm(int signal, const struct sigaction *new, struct sigaction *old)
{
    if (new == NULL || jvms[signal]) {
        return real_sigaction(signal, new, old);
    }
    if (signal == SIGPIPE || signal == SIGXFSZ) {
        return real_sigaction(signal, NULL, old);
    }
    int status = real_sigaction(signal, new, &others[signal]);
    if (status == 0) {
        jvms[signal] = 1;
        if (old != NULL) {
            *old = others[signal];
        }
    }
    return status;
}

static int
by_others(int signal, const struct sigaction *new, struct sigaction *old)
{
    struct sigaction before = others[signal];
    if (new != NULL) {
        others[signal] = *new;
    }
    if (old != NULL) {
        *old = before;
    }
    return 0;
}

int
sigaction(int signal, const struct sigaction *new, struct sigaction *old)
{
    if (real_sigaction == NULL) {
        find_real();
    }
    if (signal <= 0 || signal >= NSIG) {
        return real_sigaction(signal, new, old);
    }
    if (jvm_is_setting && pthread_equal(setter, pthread_self())) {
        return by_jvm(signal, new, old);
    }
    return jvms[signal] ? by_others(signal, new, old) : real_sigaction(signal, new, old);
}

handler
signal(int number, handler new)
{
    if (number <= 0 || number >= NSIG || !jvms[number]) {
        if (real_signal == NULL) {
            find_real();
        }
        return real_signal(number, new);
    }
    struct sigaction action, old;
    memset(&action, 0, sizeof action);
    action.sa_handler = new;
    action.sa_flags = SA_RESTART;
    by_others(number, &action, &old);
    return old.sa_handler;
}
