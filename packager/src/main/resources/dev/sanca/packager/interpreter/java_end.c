/* Java ends with Python, and stays out of forks. */
#define _GNU_SOURCE 1
#include "java.h"
#include <jni.h>
#include <pthread.h>
#include <stdlib.h>

static JavaVM *vm;
static jclass host;
static volatile int *forked;    /* Java refuses every call when this is not 0 */
static int registered;          /* guarded by the main interpreter's GIL */

static JNIEnv *
environment(void)
{
    JNIEnv *env;
    int known = (*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_10) == JNI_OK
            || (*vm)->AttachCurrentThreadAsDaemon(vm, (void **)&env, NULL) == JNI_OK;
    return known ? env : NULL;
}

/* Calls a static method of Java that takes nothing or a 0 and gives a number or nothing. What it throws is dropped. */
static jlong
call_static(JNIEnv *env, jclass class, const char *method, const char *signature)
{
    jmethodID id = class == NULL ? NULL : (*env)->GetStaticMethodID(env, class, method, signature);
    jlong result = 0;
    if (id != NULL && signature[2] == 'J') {
        result = (*env)->CallStaticLongMethod(env, class, id);
    } else if (id != NULL) {
        (*env)->CallStaticVoidMethod(env, class, id, 0);
    }
    if ((*env)->ExceptionCheck(env)) {
        (*env)->ExceptionClear(env);
        result = 0;
    }
    return result;
}

static void
call_static_of(JNIEnv *env, const char *class_name, const char *method, const char *signature)
{
    jclass class = (*env)->FindClass(env, class_name);
    call_static(env, class, method, signature);
    (*env)->DeleteLocalRef(env, class);
}

/* Runs Java's shutdown hooks, then keeps Java threads out of Python. The JVM stays: Python objects that are still to be freed may be
   Java's. DestroyJavaVM would wait for threads that are no daemons. */
static PyObject *
end(PyObject *self, PyObject *unused)
{
    JNIEnv *env = sanca_is_fork() ? NULL : environment();
    if (env != NULL) {
        Py_BEGIN_ALLOW_THREADS
        if (getenv("SANCA_AOT_OUTPUT") != NULL) {
            call_static_of(env, "java/lang/System", "exit", "(I)V");    /* writes the cache that the JVM was started for */
        }
        call_static_of(env, "java/lang/Shutdown", "shutdown", "()V");
        call_static(env, host, "end", "()V");
        Py_END_ALLOW_THREADS
    }
    Py_RETURN_NONE;
}

/* Has Java refuse a call as it will in the fork, where it is too late to load the classes for that. */
static PyObject *
rehearse(PyObject *self, PyObject *unused)
{
    static int rehearsed;
    JNIEnv *env = rehearsed || sanca_is_fork() ? NULL : environment();
    PyCFunction refused = env == NULL ? NULL : (PyCFunction)(intptr_t)call_static(env, host, "refused", "()J");
    rehearsed = 1;
    if (refused != NULL) {
        Py_XDECREF(refused(NULL, NULL));
        PyErr_Clear();
    }
    Py_RETURN_NONE;
}

static void
in_fork(void)
{
    if (forked != NULL) {
        *forked = 1;
    }
}

int
sanca_is_fork(void)
{
    return forked != NULL && *forked != 0;
}

static int
call_with(const char *module_name, const char *function_name, PyObject *arguments, PyObject *keywords)
{
    PyObject *module = PyImport_ImportModule(module_name);
    PyObject *function = module == NULL ? NULL : PyObject_GetAttrString(module, function_name);
    PyObject *result = function == NULL || arguments == NULL ? NULL : PyObject_Call(function, arguments, keywords);
    Py_XDECREF(result);
    Py_XDECREF(function);
    Py_XDECREF(module);
    return result == NULL ? -1 : 0;
}

/* Once, in the main interpreter: the others end earlier. */
static int
register_functions(void *unused)
{
    static PyMethodDef methods[] = {
        {"end_java", end, METH_NOARGS, "Runs Java's shutdown hooks."},
        {"rehearse_fork", rehearse, METH_NOARGS, "Prepares Java for a fork."},
    };
    if (registered || PyInterpreterState_Get() != PyInterpreterState_Main()) {
        return 0;
    }
    registered = 1;
    PyObject *at_exit = Py_BuildValue("(N)", PyCFunction_New(&methods[0], NULL));
    PyObject *before_fork = Py_BuildValue("{s:N}", "before", PyCFunction_New(&methods[1], NULL));
    PyObject *none = PyTuple_New(0);
    int status = call_with("atexit", "register", at_exit, NULL) < 0 || before_fork == NULL
            || call_with("os", "register_at_fork", none, before_fork) < 0 ? -1 : 0;
    Py_XDECREF(none);
    Py_XDECREF(before_fork);
    Py_XDECREF(at_exit);
    return status;
}

void
sanca_jvm_started(void *started, void *host_class)
{
    vm = started;
    host = host_class;
    JNIEnv *env = environment();
    forked = env == NULL ? NULL : (volatile int *)(intptr_t)call_static(env, host, "forked", "()J");
    pthread_atfork(NULL, NULL, in_fork);
}

int
sanca_end_with_python(void)
{
    if (!registered && PyInterpreterState_Get() != PyInterpreterState_Main()) {
        Py_AddPendingCall(register_functions, NULL);    /* done by the main interpreter, from Python 3.12 on */
        return 0;
    }
    return register_functions(NULL);
}
