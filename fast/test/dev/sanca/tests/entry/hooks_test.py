import sys
import unittest

import hooks


class Hooks(unittest.TestCase):
    def test_audit(self):
        hooks.audit()
        sys.audit("hooks.other", 1)
        with self.assertRaisesRegex(PermissionError, "refused"):
            sys.audit("hooks.refuse")
        with self.assertRaisesRegex(RuntimeError, "not allowed"):
            sys.audit("hooks.throw")

    def test_pending_call(self):
        calls = []
        count = sys.getrefcount(calls)
        hooks.pending(lambda: calls.append(1))
        for _ in range(1000):
            if calls:
                break
        self.assertEqual(calls, [1])

    def test_pending_call_that_raises(self):
        def fail():
            raise LookupError("pending")

        with self.assertRaisesRegex(LookupError, "pending"):
            hooks.pending(fail)
            for _ in range(1000):
                pass

    def test_exit_function_that_throws(self):
        hooks.at_exit()


unittest.main(argv=["hooks_test"], verbosity=0)
