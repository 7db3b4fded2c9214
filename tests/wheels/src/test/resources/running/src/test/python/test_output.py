"""Under pytest, with its faulthandler: what Java writes is captured as what a program in C writes is, and nothing crashes."""

import faulthandler

import pytest

import running


def test_output_of_java_is_captured(capfd):
    running.say("from Java")
    running.complain("from Java, too")
    assert capfd.readouterr() == ("from Java\n", "from Java, too\n")


def test_not_by_what_replaces_the_objects_of_python(capsys):
    running.say("elsewhere")
    assert capsys.readouterr().out == ""


def test_faulthandler_is_on_and_java_goes_on():
    assert faulthandler.is_enabled()
    for _ in range(20000):
        with pytest.raises(TypeError):
            running.say(None)
    faulthandler.disable()
    faulthandler.enable()
    running.pause(0)


def test_fails_with_output():
    running.say("said before the failure")
    with pytest.raises(Exception) as caught:
        running.pause(-1)
    assert "timeout value is negative" in str(caught.value)
