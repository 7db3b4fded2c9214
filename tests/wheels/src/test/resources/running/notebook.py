"""Has a Jupyter kernel use the module, interrupts it and starts it again; prints what a user sees."""

import subprocess
import threading

from jupyter_client.manager import start_new_kernel

SECONDS = 120


class Notebook:
    def __init__(self):
        # What a cell prints is shown in the terminal, too, where the kernel has one.
        self.manager, self.client = start_new_kernel(kernel_name="python3", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def cell(self, code, interrupt_at=None):
        """Runs a cell; interrupts the kernel when the cell has printed a text."""
        seen = []

        def show(message):
            content = message["content"]
            kind = message["header"]["msg_type"]
            if kind == "stream":
                seen.append(f"{content['name']}: {content['text'].strip()}")
                if interrupt_at is not None and interrupt_at in content["text"]:
                    threading.Timer(0.5, self.manager.interrupt_kernel).start()  # by then, the cell is in Java
            elif kind == "execute_result":
                seen.append(content["data"]["text/plain"])
            elif kind == "error":
                seen.append(f"{content['ename']}: {content['evalue']}".rstrip(": "))

        self.client.execute_interactive(code, output_hook=show, timeout=SECONDS, allow_stdin=False)
        print(code.splitlines()[-1], "->", *seen, flush=True)

    def completions(self, code):
        matches = self.client.complete(code, reply=True, timeout=SECONDS)["content"]["matches"]
        print(code, "->", *(match.rpartition(".")[2] for match in matches), flush=True)

    def restart(self):
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=SECONDS)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


notebook = Notebook()
try:
    notebook.cell("import running")
    notebook.cell("running.pause(0)")
    notebook.cell("running.say('from Java')")
    notebook.completions("running.sa")
    notebook.cell("running.say(1)")
    notebook.cell("print('soon', flush=True)\nrunning.pause(2)", interrupt_at="soon")
    notebook.cell("print('soon', flush=True)\nwhile True: running.pause(0.001)", interrupt_at="soon")
    notebook.cell("1 + 1")
    notebook.restart()
    notebook.cell("'running' in globals()")
    notebook.cell("import running; running.pause(0); 'again'")
finally:
    notebook.close()
