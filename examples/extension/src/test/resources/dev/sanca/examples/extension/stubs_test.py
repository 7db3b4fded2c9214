"""The type stubs say what the modules offer: names, parameters, defaults. Argument: the folder with the stubs."""
import ast
import enum
import importlib
import inspect
import pathlib
import sys
import unittest

FOLDER = pathlib.Path(sys.argv[1])
MODULES = ['baskets', 'blocks', 'calls', 'coins', 'dynamic', 'purses', 'shapes', 'small', 'values']
#: Every object has these.
COMMON = set(dir(object)) | {'__module__', '__weakref__', '__dict__', '__doc__', '__weaklistoffset__'}
#: CPython makes these of the ones that are defined.
IMPLIED = {'__ne__', '__gt__', '__ge__', '__le__', '__lt__', '__rsub__', '__eq__', '__hash__', '__delitem__', '__setitem__', '__init__', '__radd__', '__reduce__', '__buffer__'}


def parameters(function):
    """What ast.arguments say, as inspect.Parameter says it: name, kind and source of the default."""
    a, result = function.args, []
    positional = a.posonlyargs + a.args
    defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
    for i, (argument, default) in enumerate(zip(positional, defaults)):
        kind = inspect.Parameter.POSITIONAL_ONLY if i < len(a.posonlyargs) else inspect.Parameter.POSITIONAL_OR_KEYWORD
        result.append((argument.arg, kind, default))
    if a.vararg:
        result.append((a.vararg.arg, inspect.Parameter.VAR_POSITIONAL, None))
    result += [(argument.arg, inspect.Parameter.KEYWORD_ONLY, default) for argument, default in zip(a.kwonlyargs, a.kw_defaults)]
    if a.kwarg:
        result.append((a.kwarg.arg, inspect.Parameter.VAR_KEYWORD, None))
    return [(name, kind, inspect.Parameter.empty if default is None else ast.literal_eval(default)) for name, kind, default in result]


def live(signature):
    return [(p.name, p.kind, p.default) for p in signature.parameters.values()]


class Stubs(unittest.TestCase):
    def check_functions(self, owner, body, drop_self):
        overloaded = set()
        for node in body:
            if not isinstance(node, ast.FunctionDef):
                continue
            if node.name == '__buffer__' and sys.version_info < (3, 12):
                continue  # there it is in a slot only
            decorators = [ast.unparse(d).removeprefix('_builtins.') for d in node.decorator_list]
            member = inspect.getattr_static(owner, node.name)
            with self.subTest(f'{owner.__name__}.{node.name}'):
                if 'property' in decorators:
                    self.assertTrue(inspect.isgetsetdescriptor(member))
                    self.assertEqual(member.__doc__, ast.get_docstring(node, clean=False))
                elif any(d.endswith('.setter') for d in decorators):
                    pass
                elif 'overload' in decorators:
                    overloaded.add(node.name)
                    if node.name != '__init__':
                        self.assertIsNone(getattr(owner, node.name).__text_signature__)
                elif node.name.startswith('__'):
                    self.assertTrue(callable(getattr(owner, node.name)), node.name)
                else:
                    function = getattr(owner, node.name)
                    expected = parameters(node)
                    if 'classmethod' in decorators:
                        expected = expected[1:]
                    actual = live(inspect.signature(function))
                    if drop_self and 'staticmethod' not in decorators and 'classmethod' not in decorators:
                        expected, actual = expected[1:], actual[1:]
                    self.assertEqual(actual, expected)
                    doc = ast.get_docstring(node, clean=False)
                    self.assertEqual(inspect.cleandoc(function.__doc__ or ''), inspect.cleandoc(doc or ''))

    def check_class(self, module, node):
        cls = getattr(module, node.name)
        with self.subTest(node.name):
            self.assertIs(type(cls) in (type, enum.EnumMeta), True)
            self.assertEqual([b.__name__ for b in cls.__bases__ if b is not object and b.__name__ != cls.__name__], [ast.unparse(b).split('.')[-1] for b in node.bases])
            final = 'final' in [ast.unparse(d) for d in node.decorator_list]
            if not issubclass(cls, (enum.Enum, BaseException)):
                try:
                    type('Sub', (cls,), {})
                    self.assertFalse(final)
                except TypeError:
                    self.assertTrue(final)
                named = {n.name for n in node.body if isinstance(n, ast.FunctionDef)}
                named |= {n.target.id for n in node.body if isinstance(n, ast.AnnAssign)}
                named |= {n.targets[0].id for n in node.body if isinstance(n, ast.Assign)}
                self.assertEqual(set(vars(cls)) - COMMON - IMPLIED, named - COMMON - IMPLIED)
                init = [n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == '__init__']
                if len(init) > 1:
                    self.assertIsNone(cls.__text_signature__)
                elif init:
                    self.assertEqual(live(inspect.signature(cls)), parameters(init[0])[1:])
                self.check_functions(cls, node.body, True)
            elif issubclass(cls, enum.Enum):
                self.assertEqual([m.name for m in cls], [n.targets[0].id for n in node.body if isinstance(n, ast.Assign)])
                self.check_functions(cls, node.body, True)
                for constant in [n.target.id for n in node.body if isinstance(n, ast.AnnAssign)]:
                    self.assertNotIn(constant, cls.__members__)
                    self.assertTrue(hasattr(cls, constant))

    def test_stubs_and_modules_agree(self):
        for name in MODULES:
            self.check_module(name, FOLDER / name / '__init__.pyi')

    def check_module(self, name, stub):
        module = importlib.import_module(name)
        tree = ast.parse(stub.read_text(encoding='utf-8'))
        declared = set()
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and node.level:
                [inner] = node.names
                self.assertEqual((node.module, inner.asname), (None, inner.name))
                declared.add(inner.name)
                file, folder = stub.with_name(inner.name + '.pyi'), stub.parent / inner.name / '__init__.pyi'
                self.assertNotEqual(file.exists(), folder.exists())
                self.check_module(f'{name}.{inner.name}', file if file.exists() else folder)
            if isinstance(node, ast.ClassDef):
                declared.add(node.name)
                self.check_class(module, node)
            elif isinstance(node, ast.FunctionDef):
                declared.add(node.name)
            elif isinstance(node, ast.AnnAssign):
                declared.add(node.target.id)
        self.check_functions(module, tree.body, False)
        self.assertEqual({n for n in vars(module) if not n.startswith('__')}, declared)


unittest.main(argv=sys.argv[:1], verbosity=0)
