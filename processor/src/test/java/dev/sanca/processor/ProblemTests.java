package dev.sanca.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.sanca.processor.read.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can't work is an error on the very element, with its id and what to do. */
class ProblemTests {
    /**
     * Something wrong.
     *
     * @param problem which
     * @param text part of the message
     * @param line what is on the line of the error
     * @param body the members of a module class
     */
    record Case(Problem problem, String text, String line, String body) {
        @Override
        public String toString() {
            return problem.id() + " " + line;
        }
    }

    private static Case function(Problem problem, String text, String line) {
        return new Case(problem, text, line, "@PyFunction " + line + " { throw new Error(); }");
    }

    private static Case inClass(Problem problem, String text, String line, String members) {
        return new Case(problem, text, line, "@PyClass static class Thing { @PyInit Thing() {} " + members.replace("LINE", "\n"
                + line + "\n") + " }");
    }

    static Stream<Case> cases() {
        return Stream.of(functionCases(), parameterCases(), classCases(), otherCases()).flatMap(cases -> cases);
    }

    private static Stream<Case> functionCases() {
        return Stream.of(
                new Case(Problem.MISPLACED, "@PyGetter has no effect here: it belongs into a class with @PyClass", "int misplaced()",
                        "@PyGetter\nint misplaced() { return 1; }"),
                new Case(Problem.MISPLACED, "its method has no annotation", "int x", "static void f(@KeywordOnly\nint x) {}"),
                function(Problem.NOT_STATIC, "add \"static\"", "int f()"),
                function(Problem.INACCESSIBLE, "remove \"private\" from f()", "private static int f()"),
                function(Problem.UNSUPPORTED_TYPE, "java.lang.Thread has no Python counterpart", "static Thread f()"),
                function(Problem.UNSUPPORTED_TYPE, "or add @FunctionalInterface to it if it is a function", "static AutoCloseable f()"),
                function(Problem.UNSUPPORTED_TYPE, "java.lang.Process has no Python counterpart", "static void f(Process p)"),
                function(Problem.PYTHON_NAME, "'lambda' can't be a Python name: it is a keyword; give another with @PyFunction(name",
                        "static int lambda()"),
                function(Problem.PYTHON_NAME, "'in' can't be a Python name: it is a keyword; give another with @PyName",
                        "static int f(int in)"),
                function(Problem.PYTHON_NAME, "an identifier has letters, digits and underscores", "static int f$()"),
                new Case(Problem.NAME_CLASH, "there is another 'Box' in the module", "static int box()",
                        "@PyClass static class Box {}\n@PyFunction(name = \"Box\")\nstatic int box() { return 1; }"),
                new Case(Problem.OVERLOAD, "another 'get_it' whose arguments look the same in Python, [int]", "static int get_it(int x)",
                        "@PyFunction static int getIt(long y) { return 1; }\n@PyFunction\nstatic int get_it(int x) { return 1; }"),
                function(Problem.NAME_CLASH, "there is another 'max_size' in the parameters", "static int f(int maxSize, int max_size)"),
                function(Problem.GENERIC, "f() has type parameters", "static <T> void f(T x)"));
    }

    private static Stream<Case> parameterCases() {
        return Stream.of(
                function(Problem.BAD_DEFAULT, "300 is no default for byte: it does not fit", "static void f(@PyDefault(\"300\") byte x)"),
                function(Problem.BAD_DEFAULT, "None is no default for long: a primitive can't be null",
                        "static void f(@PyDefault(\"None\") long x)"),
                function(Problem.BAD_DEFAULT, "'a' is no default for long: the parameter takes int",
                        "static void f(@PyDefault(\"'a'\") long x)"),
                function(Problem.BAD_DEFAULT, "print() is no default for long: it is not one of the literals",
                        "static void f(@PyDefault(\"print()\") long x)"),
                function(Problem.REQUIRED_AFTER_DEFAULT, "'y' has no default but follows",
                        "static void f(@PyDefault(\"1\") long x, long y)"),
                function(Problem.PARAMETER_ORDER, "'x' follows the @PyKwargs parameter",
                        "static void f(@PyKwargs java.util.Map<String, Long> m, long x)"),
                function(Problem.PARAMETER_ORDER, "another parameter that takes the other arguments",
                        "static void f(@PyArgs long[] a, @PyArgs long[] b)"),
                function(Problem.PARAMETER_ORDER, "'y' can't be positional-only",
                        "static void f(@KeywordOnly long x, @PositionalOnly long y)"),
                function(Problem.PARAMETER_ORDER, "remove @PyDefault", "static void f(@PyArgs @PyDefault(\"()\") long[] a)"),
                function(Problem.ARGS_TYPE, "not for java.util.Set<java.lang.Long>", "static void f(@PyArgs java.util.Set<Long> a)"),
                function(Problem.ARGS_TYPE, "not for long", "static void f(@PyArgs long a)"),
                function(Problem.KWARGS_TYPE, "not for java.util.Map<java.lang.Long,java.lang.Long>",
                        "static void f(@PyKwargs java.util.Map<Long, Long> a)"));
    }

    private static Stream<Case> classCases() {
        return Stream.of(
                new Case(Problem.PYTHON_CLASS, "add \"static\"", "class Inner {}", "@PyClass\nclass Inner {}"),
                new Case(Problem.PYTHON_CLASS, "an interface has no instances", "interface Face {}", "@PyClass\ninterface Face {}"),
                new Case(Problem.PYTHON_CLASS, "an abstract class has no instances", "Part() {}",
                        "@PyClass abstract static class Part { @PyInit\nPart() {} }"),
                inClass(Problem.OVERLOAD, "there is another '__init__' whose arguments look the same in Python, [int]: make one",
                        "Thing(int x) {}", "@PyInit Thing(long y) {} @PyInit LINE"),
                new Case(Problem.ENUM, "its instances are its constants", "Color() {}", "@PyClass enum Color { RED; @PyInit\nColor() {} }"),
                new Case(Problem.ENUM, "'name' is an attribute that enum.Enum gives each member: choose another with @PyGetter(name",
                        "String getName() { return null; }", "@PyClass enum Color { RED; @PyGetter\nString getName() { return null; } }"),
                new Case(Problem.ENUM, "'value' is an attribute", "int f() { return 1; }",
                        "@PyClass enum Color { RED; @PyMethod(name = \"value\")\nint f() { return 1; } }"),
                new Case(Problem.NAME_CLASH, "there is another 'red' in enum Color", "int red() { return 1; }",
                        "@PyClass enum Color { red; @PyMethod\nint red() { return 1; } }"),
                new Case(Problem.NAME_CLASH, "there is another 'RED' in enum Color", "static final int X = 1;",
                        "@PyClass enum Color { RED; @PyConstant(name = \"RED\")\nstatic final int X = 1; }"),
                inClass(Problem.OPERATOR, "__add__ has one parameter", "long add() { return 1; }", "@PyOperator(\"__add__\") LINE"),
                inClass(Problem.OPERATOR, "__len__ gives an int or long, not java.lang.String", "String len() { return \"\"; }",
                        "@PyOperator(\"__len__\") LINE"),
                inClass(Problem.OPERATOR, "__buffer__ gives a MemorySegment, a ByteBuffer or another buffer of java.nio, or an array "
                        + "of primitives, not java.lang.String[]", "String[] memory() { return null; }",
                        "@PyOperator(\"__buffer__\") LINE"),
                inClass(Problem.OPERATOR, "__getattr__ has the name of the attribute as its first parameter, a String",
                        "int get(Object name) { return 1; }",
                        "@PyOperator(\"__getattr__\") LINE"),
                inClass(Problem.OPERATOR, "__setattr__ gives nothing, not int", "int set(String name, int value) { return 1; }",
                        "@PyOperator(\"__setattr__\") LINE"),
                inClass(Problem.OPERATOR, "__get__ has two parameters", "int get(Object instance) { return 1; }",
                        "@PyOperator(\"__get__\") LINE"),
                inClass(Problem.OPERATOR, "__class_getitem__ is called on the class: add \"static\"", "int get(Object type) { return 1; }",
                        "@PyOperator(\"__class_getitem__\") LINE"),
                inClass(Problem.OPERATOR, "__getattr__ is asked for what normal lookup does not find", "int get(String name) { return 1; }",
                        "@PyOperator(\"__getattribute__\") LINE"),
                inClass(Problem.OPERATOR, "'__plus__' is no special method", "long add() { return 1; }", "@PyOperator(\"__plus__\") LINE"),
                inClass(Problem.OPERATOR, "a constructor with @PyInit is __init__", "void init() {}", "@PyOperator(\"__init__\") LINE"),
                inClass(Problem.OPERATOR, "remove \"static\"", "static long neg() { return 1; }", "@PyOperator(\"__neg__\") LINE"),
                inClass(Problem.PROPERTY, "there is a @PySetter for 'x' and no @PyGetter", "void setX(long x) {}", "@PySetter LINE"),
                inClass(Problem.PROPERTY, "a @PyGetter has no parameters", "long getX(long x) { return x; }", "@PyGetter LINE"),
                inClass(Problem.PROPERTY, "it can't be void", "void getX() {}", "@PyGetter LINE"),
                inClass(Problem.NAME_CLASH, "there is another 'x' in class Thing", "long x() { return 1; }",
                        "@PyGetter long getX() { return 1; } @PyMethod LINE"),
                new Case(Problem.GENERIC, "class Box has type parameters", "static class Box<T> {}", "@PyClass\nstatic class Box<T> {}"),
                new Case(Problem.INACCESSIBLE, "remove \"private\" from class Box", "private static class Box {}",
                        "@PyClass\nprivate static class Box {}"));
    }

    private static Stream<Case> otherCases() {
        return Stream.of(
                new Case(Problem.CONSTANT, "add \"static final\"", "int x = 1;", "@PyConstant\nint x = 1;"),
                new Case(Problem.CONSTANT, "add \"final\"", "static int y = 1;", "@PyConstant\nstatic int y = 1;"),
                new Case(Problem.EXCEPTION, "extends a Java exception, and Oops does not", "static class Oops {}",
                        "@PyException\nstatic class Oops {}"),
                new Case(Problem.EXCEPTION, "'Oops' is no built-in exception", "static class Bad extends Exception {}",
                        "@PyException(base = \"Oops\")\nstatic class Bad extends Exception {}"),
                new Case(Problem.SUBMODULE_NAME, "'test.sub' is inside the module 'test', so its name has no dots: for test.sub write "
                        + "name = \"sub\"", "static class Sub {}", "@PyModule(name = \"test.sub\")\nstatic class Sub {}"),
                new Case(Problem.MODULE_NAME, "'class' can't be imported", "static class Sub {}",
                        "@PyModule(name = \"class\")\nstatic class Sub {}"),
                new Case(Problem.MODULE_CLASS, "add \"static\"", "class Sub {}", "@PyModule(name = \"sub\")\nclass Sub {}"),
                new Case(Problem.NAME_CLASH, "there is another 'sub' in the module", "static int sub()",
                        "@PyModule(name = \"sub\") static class Sub {}\n@PyFunction\nstatic int sub() { return 1; }"),
                new Case(Problem.NOT_STATIC, "a @PyFunction is static", "int g()",
                        "@PyModule(name = \"sub\") static class Sub { @PyFunction\nint g() { return 1; } }"),
                new Case(Problem.HOOK, "a @PyModuleInit is a static method without parameters", "static int start()",
                        "@PyModuleInit\nstatic int start() { return 1; }"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReportedWhereItIs(Case wrong) {
        String body = wrong.body().replace(wrong.line(), "\n" + wrong.line());
        JavaFileObject file = source("@PyModule(name = \"test\")\npublic final class Test {\n" + body + "\n}");
        assertError(wrong.problem(), wrong.text(), wrong.line(), file);
    }

    @Test
    void modulesThatCannotBe() {
        assertError(Problem.MODULE_CLASS, "this is a record", "record Test", source("@PyModule(name = \"test\")\npublic record Test() {}"));
        assertError(Problem.MODULE_CLASS, "remove its type parameters", "class Test<T>",
                source("@PyModule(name = \"test\")\npublic class Test<T> {}"));
        assertError(Problem.MODULE_CLASS, "add \"static\"", "class Inner",
                source("public class Test { @PyModule(name = \"test\")\nclass Inner {} }"));
        assertError(Problem.MODULE_NAME, "'my-module' can't be imported", "class Test",
                source("@PyModule(name = \"my-module\")\npublic class Test {}"));
        assertError(Problem.MODULE_NAME, "'a.class' can't be imported", "class Test",
                source("@PyModule(name = \"a.class\")\npublic class Test {}"));
    }

    @Test
    void classesOfOtherModulesCannotBeInherited() {
        assertError(Problem.BASE_CLASS, "extends a @PyClass of another module", "class Derived extends", source("""
                class Test {
                    @PyModule(name = "one") static class One { @PyClass static class Base {} }
                    @PyModule(name = "two") static class Two { @PyClass
                    static class Derived extends One.Base {} }
                }
                """));
    }

    @Test
    void modulesOfTheSameNameClash() {
        Compilation compilation = compile(source("""
                class Test {
                    @PyModule(name = "one") static class One {}
                    @PyModule(name = "one")
                    static class Two {}
                }
                """));
        assertThat(compilation).hadErrorContaining("SANCA008: there is another module 'one'");
    }

    @Test
    void allThatIsWrongIsReportedAtOnce() {
        Compilation compilation = compile(source("""
                @PyModule(name = "test")
                public final class Test {
                    @PyFunction int f() { return 1; }
                    @PyFunction static Thread g() { return null; }
                    @PyFunction static void h(@PyDefault("x") long a, Process b) {}
                }
                """));
        assertThat(compilation).hadErrorCount(4);
    }

    @Test
    void eachProblemIsTested() {
        assertThat(Stream.concat(cases().map(Case::problem), Stream.of(Problem.MODULE_CLASS, Problem.MODULE_NAME, Problem.BASE_CLASS))
                .collect(Collectors.toSet())).containsExactlyInAnyOrder(Problem.values());
        assertThat(Arrays.stream(Problem.values()).map(Problem::id)).doesNotHaveDuplicates();
    }

    private static void assertError(Problem problem, String text, String line, JavaFileObject file) {
        assertThat(compile(file)).hadErrorContaining(text).inFile(file).onLineContaining(line);
        assertThat(compile(file)).hadErrorContaining(problem.id() + ": ");
    }

    private static Compilation compile(JavaFileObject file) {
        return javac().withProcessors(new SancaProcessor()).compile(file);
    }

    private static JavaFileObject source(String code) {
        return JavaFileObjects.forSourceString("Test", "import dev.sanca.extension.*;\n" + code);
    }
}
