/* A module in C: spam.system(command) runs a command of the operating system. */
#include <Python.h>
#include <stdlib.h>

static PyObject *
spam_system(PyObject *self, PyObject *args)
{
    const char *command;

    if (!PyArg_ParseTuple(args, "s", &command)) {
        return NULL;
    }
    return PyLong_FromLong(system(command));
}

static PyMethodDef spam_methods[] = {
    {"system", spam_system, METH_VARARGS, "system(command): runs a command, returns its status."},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT, "spam", "A module in C.", 0, spam_methods, NULL, NULL, NULL, NULL
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModuleDef_Init(&spam_module);
}
