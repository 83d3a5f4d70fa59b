"""A story told in steps: step_1_..., step_2_... of an object, in their order; each stands on the ones before it."""
from world import Failed


def expect(holds, what):
    if not holds:
        raise Failed(what)


def run(story, folder):
    """Prints a line a step and "N passed, N failed"; after a failure the logs in the folder, and nothing further. Whether
    all passed."""
    passed = failed = 0
    for name in sorted(name for name in dir(story) if name.startswith("step_")):
        try:
            getattr(story, name)()
            passed += 1
            print(f"ok    {name}", flush=True)
        except Failed as failure:
            failed += 1
            print(f"FAIL  {name}: {failure}", flush=True)
            for log in folder.rglob("*.log"):
                print(f"--- {log.name}\n{log.read_text(errors='replace')[-2000:]}")
            break
    print(f"{passed} passed, {failed} failed")
    return failed == 0
