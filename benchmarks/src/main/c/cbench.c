/*
 * The speed limit: what the rows of the benchmark cost when they are written in C.
 *
 * The first half are functions that Python calls. The second half are loops that call Python;
 * each takes (target, n), does the row's work n times and returns a checksum.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Python calls C ---- */

static PyObject *
noop(PyObject *self, PyObject *ignored)
{
    Py_RETURN_NONE;
}

static int
expect_two(Py_ssize_t count)
{
    if (count == 2) {
        return 1;
    }
    PyErr_SetString(PyExc_TypeError, "two arguments expected");
    return 0;
}

static PyObject *
add(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    if (!expect_two(count)) {
        return NULL;
    }
    long long a = PyLong_AsLongLong(args[0]);
    if (a == -1 && PyErr_Occurred()) {
        return NULL;
    }
    long long b = PyLong_AsLongLong(args[1]);
    if (b == -1 && PyErr_Occurred()) {
        return NULL;
    }
    return PyLong_FromLongLong(a + b);
}

static PyObject *
add_float(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    if (!expect_two(count)) {
        return NULL;
    }
    double a = PyFloat_AsDouble(args[0]);
    if (a == -1.0 && PyErr_Occurred()) {
        return NULL;
    }
    double b = PyFloat_AsDouble(args[1]);
    if (b == -1.0 && PyErr_Occurred()) {
        return NULL;
    }
    return PyFloat_FromDouble(a + b);
}

static PyObject *
length(PyObject *self, PyObject *text)
{
    Py_ssize_t size = PyUnicode_GetLength(text);
    return size < 0 ? NULL : PyLong_FromSsize_t(size);
}

/* The text becomes a string of this language's own, and a new str is made of that. */
static PyObject *
identity(PyObject *self, PyObject *text)
{
    Py_ssize_t size;
    const char *utf8 = PyUnicode_AsUTF8AndSize(text, &size);
    if (utf8 == NULL) {
        return NULL;
    }
    char *own = malloc((size_t) size + 1);
    if (own == NULL) {
        return PyErr_NoMemory();
    }
    memcpy(own, utf8, (size_t) size + 1);
    PyObject *result = PyUnicode_FromStringAndSize(own, size);
    free(own);
    return result;
}

static PyObject *
fail(PyObject *self, PyObject *ignored)
{
    PyErr_SetString(PyExc_ValueError, "no such thing");
    return NULL;
}

static PyObject *
keyword(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"a", "b", NULL};
    long long a, b;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "LL", names, &a, &b)) {
        return NULL;
    }
    return PyLong_FromLongLong(a + b);
}

/* A function object of its own, as it would be made at run time. */
static PyMethodDef lambda_method = {"lambda", (PyCFunction) (void (*)(void)) add, METH_FASTCALL, NULL};

static PyObject *
make_lambda(PyObject *self, PyObject *ignored)
{
    return PyCFunction_New(&lambda_method, NULL);
}

/* ---- a type with a number, a computed attribute and a method ---- */

typedef struct {
    PyObject_HEAD
    long long sum;
} Point;

static int
point_init(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"start", NULL};
    return PyArg_ParseTupleAndKeywords(args, kwargs, "L", names, &((Point *) self)->sum) ? 0 : -1;
}

static PyObject *
point_x(PyObject *self, void *closure)
{
    return PyLong_FromLongLong(42);
}

static PyObject *
point_up(PyObject *self, PyObject *by)
{
    long long n = PyLong_AsLongLong(by);
    if (n == -1 && PyErr_Occurred()) {
        return NULL;
    }
    ((Point *) self)->sum += n;
    return PyLong_FromLongLong(((Point *) self)->sum);
}

static PyMethodDef point_methods[] = {
    {"up", point_up, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyGetSetDef point_attributes[] = {
    {"x", point_x, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

static PyType_Slot point_slots[] = {
    {Py_tp_init, point_init},
    {Py_tp_getset, point_attributes},
    {Py_tp_methods, point_methods},
    {0, NULL}
};

static PyType_Spec point_spec = {
    "cbench.Point", sizeof(Point), 0, Py_TPFLAGS_DEFAULT, point_slots
};

/* ---- an iterator without end ---- */

typedef struct {
    PyObject_HEAD
    long long next;
} Endless;

static PyObject *
endless_next(PyObject *self)
{
    return PyLong_FromLongLong(((Endless *) self)->next++);
}

static PyType_Slot endless_slots[] = {
    {Py_tp_iter, PyObject_SelfIter},
    {Py_tp_iternext, endless_next},
    {0, NULL}
};

static PyType_Spec endless_spec = {
    "cbench.endless", sizeof(Endless), 0, Py_TPFLAGS_DEFAULT, endless_slots
};

/* ---- C calls Python ---- */

/* One round of a row: calls the target, adds to *sum; 0, or -1 with an exception set. */
typedef int (*round_function)(PyObject *target, long long i, long long *sum);

/* Takes the reference to an int result over. */
static inline int
consume_int(PyObject *result, long long *sum)
{
    if (result == NULL) {
        return -1;
    }
    long long value = PyLong_AsLongLong(result);
    Py_DECREF(result);
    *sum += value;
    return value == -1 && PyErr_Occurred() ? -1 : 0;
}

static inline int
function_round(PyObject *f, long long i, long long *sum)
{
    PyObject *args[2] = {PyLong_FromLongLong(i), PyLong_FromLongLong(i + 1)};
    PyObject *result = NULL;
    if (args[0] != NULL && args[1] != NULL) {
        result = PyObject_Vectorcall(f, args, 2, NULL);
    }
    Py_XDECREF(args[0]);
    Py_XDECREF(args[1]);
    return consume_int(result, sum);
}

static inline int
callback_round(PyObject *f, long long i, long long *sum)
{
    PyObject *arglist = Py_BuildValue("(i)", (int) i);
    if (arglist == NULL) {
        return -1;
    }
    PyObject *result = PyObject_CallObject(f, arglist);
    Py_DECREF(arglist);
    return consume_int(result, sum);
}

static inline int
callback_vector_round(PyObject *f, long long i, long long *sum)
{
    PyObject *args[1] = {PyLong_FromLongLong(i)};
    if (args[0] == NULL) {
        return -1;
    }
    PyObject *result = PyObject_Vectorcall(f, args, 1, NULL);
    Py_DECREF(args[0]);
    return consume_int(result, sum);
}

static PyObject *name_x;

static inline int
read_attribute_round(PyObject *object, long long i, long long *sum)
{
    return consume_int(PyObject_GetAttr(object, name_x), sum);
}

/* The target raises; the exception is fetched, checked and dropped. */
static inline int
catch_round(PyObject *f, long long i, long long *sum)
{
    PyObject *result = PyObject_CallNoArgs(f);
    if (result != NULL) {
        Py_DECREF(result);
        PyErr_SetString(PyExc_AssertionError, "an exception was expected");
        return -1;
    }
#if PY_VERSION_HEX >= 0x030C0000
    PyObject *exception = PyErr_GetRaisedException();
    *sum += PyErr_GivenExceptionMatches(exception, PyExc_ValueError);
    Py_DECREF(exception);
#else
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    *sum += PyErr_GivenExceptionMatches(value, PyExc_ValueError);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
#endif
    return 0;
}

/* A str of 20 characters there and back, as bytes in memory on this side. */
static inline int
call_str_round(PyObject *f, long long i, long long *sum)
{
    PyObject *args[1] = {PyUnicode_FromStringAndSize("twenty characters ok", 20)};
    if (args[0] == NULL) {
        return -1;
    }
    PyObject *result = PyObject_Vectorcall(f, args, 1, NULL);
    Py_DECREF(args[0]);
    if (result == NULL) {
        return -1;
    }
    Py_ssize_t size;
    char copy[32];
    const char *text = PyUnicode_AsUTF8AndSize(result, &size);
    if (text == NULL || size >= (Py_ssize_t) sizeof copy) {
        Py_DECREF(result);
        return -1;
    }
    memcpy(copy, text, size);
    Py_DECREF(result);
    *sum += size + (copy[0] == 0);
    return 0;
}

/* All ints of a list, copied to an array on this side. */
static inline int
list_read_round(PyObject *list, long long i, long long *sum)
{
    long long numbers[1000];
    Py_ssize_t size = PyList_GET_SIZE(list);
    for (Py_ssize_t k = 0; k < size; k++) {
        numbers[k] = PyLong_AsLongLong(PyList_GET_ITEM(list, k));
    }
    for (Py_ssize_t k = 0; k < size; k++) {
        *sum += numbers[k];
    }
    return PyErr_Occurred() ? -1 : 0;
}

static inline int
list_made_round(PyObject *none, long long i, long long *sum)
{
    PyObject *list = PyList_New(1000);
    if (list == NULL) {
        return -1;
    }
    for (Py_ssize_t k = 0; k < 1000; k++) {
        PyList_SET_ITEM(list, k, PyLong_FromLongLong(k));
    }
    *sum += PyList_GET_SIZE(list);
    Py_DECREF(list);
    return 0;
}

/* Keys and values of a dictionary, copied to memory of this side; no table of hashes is built. */
static inline int
dict_read_round(PyObject *dict, long long i, long long *sum)
{
    char keys[100][16];
    long long values[100];
    PyObject *key, *value;
    Py_ssize_t position = 0, count = 0;
    while (PyDict_Next(dict, &position, &key, &value)) {
        Py_ssize_t size;
        const char *text = PyUnicode_AsUTF8AndSize(key, &size);
        if (text == NULL || size >= 16) {
            return -1;
        }
        memcpy(keys[count], text, size);
        values[count++] = PyLong_AsLongLong(value);
    }
    for (Py_ssize_t k = 0; k < count; k++) {
        *sum += values[k] + (keys[k][0] == 0);
    }
    return PyErr_Occurred() ? -1 : 0;
}

/* The keys as this side has them, written when the module is made. */
static char key_text[100][16];
static int key_size[100];

static inline int
dict_made_round(PyObject *names, long long i, long long *sum)
{
    PyObject *dict = PyDict_New();
    if (dict == NULL) {
        return -1;
    }
    for (int k = 0; k < 100; k++) {
        PyObject *key = PyUnicode_FromStringAndSize(key_text[k], key_size[k]);
        PyObject *value = PyLong_FromLong(k);
        int failed = key == NULL || value == NULL || PyDict_SetItem(dict, key, value) < 0;
        Py_XDECREF(key);
        Py_XDECREF(value);
        if (failed) {
            Py_DECREF(dict);
            return -1;
        }
    }
    *sum += PyDict_GET_SIZE(dict);
    Py_DECREF(dict);
    return 0;
}

/* The memory of an array, seen in place. */
static inline int
array_view_round(PyObject *array, long long i, long long *sum)
{
    Py_buffer view;
    if (PyObject_GetBuffer(array, &view, PyBUF_RECORDS_RO) < 0) {
        return -1;
    }
    const double *numbers = view.buf;
    *sum += (long long) (numbers[0] + numbers[view.len / sizeof(double) - 1]);
    PyBuffer_Release(&view);
    return 0;
}

static double copied[10000];

static inline int
array_copy_round(PyObject *array, long long i, long long *sum)
{
    Py_buffer view;
    if (PyObject_GetBuffer(array, &view, PyBUF_RECORDS_RO) < 0) {
        return -1;
    }
    memcpy(copied, view.buf, sizeof(copied));
    PyBuffer_Release(&view);
    *sum += (long long) copied[9999];
    return 0;
}

/* bytes is the quickest object with a copy of C memory. */
static inline int
array_given_round(PyObject *none, long long i, long long *sum)
{
    PyObject *bytes = PyBytes_FromStringAndSize((const char *) copied, sizeof(copied));
    PyObject *view = bytes == NULL ? NULL : PyMemoryView_FromObject(bytes);
    Py_XDECREF(bytes);
    if (view == NULL) {
        return -1;
    }
    *sum += PyObject_Size(view) / sizeof(double);
    Py_DECREF(view);
    return 0;
}

static inline PyObject *
run_rounds(round_function one_round, PyObject *const *args, Py_ssize_t count)
{
    if (!expect_two(count)) {
        return NULL;
    }
    long long n = PyLong_AsLongLong(args[1]);
    long long sum = 0;
    for (long long i = 0; i < n; i++) {
        if (one_round(args[0], i, &sum) < 0) {
            return NULL;
        }
    }
    return PyErr_Occurred() ? NULL : PyLong_FromLongLong(sum);
}

#define LOOP(row)                                                              \
    static PyObject *                                                          \
    loop_##row(PyObject *self, PyObject *const *args, Py_ssize_t count)        \
    {                                                                          \
        return run_rounds(row##_round, args, count);                           \
    }

LOOP(function)
LOOP(callback)
LOOP(callback_vector)
LOOP(read_attribute)
LOOP(catch)
LOOP(call_str)
LOOP(list_read)
LOOP(list_made)
LOOP(dict_read)
LOOP(dict_made)
LOOP(array_view)
LOOP(array_copy)
LOOP(array_given)

/* ---- the module ---- */

#define FAST(name) {#name, (PyCFunction) (void (*)(void)) name, METH_FASTCALL, NULL}

static PyMethodDef methods[] = {
    {"noop", noop, METH_NOARGS, NULL},
    FAST(add),
    FAST(add_float),
    {"length", length, METH_O, NULL},
    {"identity", identity, METH_O, NULL},
    {"fail", fail, METH_NOARGS, NULL},
    {"keyword", (PyCFunction) (void (*)(void)) keyword, METH_VARARGS | METH_KEYWORDS, NULL},
    {"make_lambda", make_lambda, METH_NOARGS, NULL},
    FAST(loop_function),
    FAST(loop_callback),
    FAST(loop_callback_vector),
    FAST(loop_read_attribute),
    FAST(loop_catch),
    FAST(loop_call_str),
    FAST(loop_list_read),
    FAST(loop_list_made),
    FAST(loop_dict_read),
    FAST(loop_dict_made),
    FAST(loop_array_view),
    FAST(loop_array_copy),
    FAST(loop_array_given),
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "cbench", NULL, -1, methods, NULL, NULL, NULL, NULL
};

PyMODINIT_FUNC
PyInit_cbench(void)
{
    PyObject *m = PyModule_Create(&module);
    if (m == NULL) {
        return NULL;
    }
    for (int k = 0; k < 100; k++) {
        key_size[k] = sprintf(key_text[k], "key%d", k);
    }
    name_x = PyUnicode_InternFromString("x");
    PyObject *point = PyType_FromSpec(&point_spec);
    PyObject *endless = PyType_FromSpec(&endless_spec);
    int failed = name_x == NULL || point == NULL || endless == NULL || PyModule_AddObjectRef(m, "Point", point) < 0
            || PyModule_AddObjectRef(m, "endless", endless) < 0;
    Py_XDECREF(point);
    Py_XDECREF(endless);
    if (failed) {
        Py_DECREF(m);
        return NULL;
    }
    return m;
}
