package dev.sanca.benchmarks;

import dev.sanca.benchmarks.javacpp.JavaCppHost;
import dev.sanca.benchmarks.sanca.SancaHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the Python harness: once in a JVM with Sanca, once in one with JavaCPP, once on JPype's Python. */
final class PythonCallsRows {
    private final Workspace workspace;
    private final Effort effort;
    private final Results results;
    private final Progress progress;

    /** One process: how Python is started there, its version, and who is measured in it beside C. */
    private record Session(List<String> python, String version, boolean c, List<Contender> contenders) {
        Contender guest() {
            return contenders.getFirst();
        }
    }

    PythonCallsRows(Workspace workspace, Effort effort, Results results, Progress progress) {
        this.workspace = workspace;
        this.effort = effort;
        this.results = results;
        this.progress = progress;
    }

    void measure(boolean c, JPype jpype, boolean jpypeC) throws InterruptedException {
        String version = Workspace.EMBEDDED_VERSION;
        measure(new Session(hosted(SancaHost.class), version, c, List.of(Contender.SANCA, Contender.RUNTIME, Contender.PYTHON)));
        measure(new Session(hosted(JavaCppHost.class), version, c, List.of(Contender.JAVACPP)));
        results.leaveOut("JavaCPP, " + Row.THROW.title(), "an exception in a callback does not reach Python");
        if (jpype.isPresent()) {
            List<String> python = List.of(JPype.PYTHON.toString());
            measure(new Session(python, jpype.pythonVersion(), jpypeC, List.of(Contender.JPYPE)));
            results.leaveOut("JPype, " + Row.READ_ATTRIBUTE.title(), "Java does not see a Python object's attributes");
        }
    }

    private void measure(Session session) throws InterruptedException {
        progress.say("Python calls: " + session.guest().title() + ", beside C on CPython " + session.version());
        try {
            List<String> output = new Child(command(session), environment(session)).run();
            results.addAll(HarnessLine.parse(output), session.guest() == Contender.SANCA);
        } catch (IOException e) {
            results.leaveOut(session.guest().title() + ", called from Python", e.getMessage());
        }
    }

    private List<String> command(Session session) {
        List<String> command = new ArrayList<>(session.python());
        command.add(workspace.pythonScripts().resolve("harness.py").toString());
        command.addAll(effort.harnessOptions());
        if (session.guest() == Contender.JPYPE) {
            command.add("--loops");
        }
        if (session.c()) {
            command.add(Contender.C.module());
        }
        session.contenders().forEach(contender -> command.add(contender.module()));
        return command;
    }

    private Map<String, String> environment(Session session) {
        Map<String, String> environment = new HashMap<>(JPype.environment(workspace));
        environment.put("PYTHONPATH", workspace.extensionDirectory(session.version()).toString());
        return environment;
    }

    private List<String> hosted(Class<?> host) {
        return workspace.java(host, workspace.pythonProgram().toString());
    }
}
