#!/usr/bin/python3
"""Mutation run over sim and analysis: of a seeded sample of small changes to the sources, which does no test notice?

A copy of the tree carries all sampled mutants at once, and an environment variable says which of them lives, so there is
one build. Each test is run once without a mutant, which tells the mutants it reaches and the time it takes; then every
mutant meets the tests that reach it, until one fails. A mutant is killed when a test fails, crashes, or takes ten times
its processor time.
"""

import argparse
import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from places import places_in

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("sim", "analysis")
SLOW = 1.0  # seconds; a mutant meets the quicker tests first
CLANG = ["-std=c++20", "-isystem", "/usr/include/eigen3", "-DEIGEN_DONT_VECTORIZE"]


def say(text):
    print(text, file=sys.stderr, flush=True)


class Sample:
    """Mutants by number, from 1, no two of them overlapping, spread evenly over the files."""

    def __init__(self, places_of, texts, seed):
        self.texts = texts
        self.waiting = {file: random.Random(f"{seed} {file}").sample(p, len(p)) for file, p in sorted(places_of.items())}
        self.mutants, self.taken = {}, 0

    def fill(self, count):
        while len(self.mutants) < count and any(self.waiting.values()):
            for file, places in self.waiting.items():
                if len(self.mutants) >= count:
                    break
                while places:
                    place = places.pop()
                    own = [m for m in self.mutants.values() if m.file == file]
                    if all(place.end <= m.begin or m.end <= place.begin for m in own):
                        self.taken += 1
                        self.mutants[self.taken] = place
                        break

    def mutated(self, file):
        text = self.texts[file]
        own = [(m.begin, n, m) for n, m in self.mutants.items() if m.file == file]
        for _, n, m in sorted(own, reverse=True):
            text = text[: m.begin] + m.code.replace("{}", str(n), 1).encode() + text[m.end :]
        return text


def write_if_other(path, content):
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def copy_tree(source, mutated):
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                            check=True, capture_output=True).stdout.decode().split("\0")  # fmt: skip
    for file in filter(None, listed):
        if (ROOT / file).is_file() and file not in mutated:
            write_if_other(source / file, (ROOT / file).read_bytes())


def build(folder, sample, count):
    """Builds the mutated copy; what does not compile is replaced by the next of the sample."""
    source, binary = folder / "source", folder / "build"
    copy_tree(source, sample.texts)
    for attempt in range(20):
        sample.fill(count)
        for file in sample.texts:
            write_if_other(source / file, sample.mutated(file))
        if not (binary / "build.ninja").exists():
            subprocess.run(["cmake", "-G", "Ninja", "-S", source, "-B", binary, "-DCMAKE_BUILD_TYPE=None",
                            f"-DCMAKE_CXX_FLAGS=-O1 -w -Werror=vla -include {source}/tests/mutation/mutant.hpp"],
                           check=True, stdout=sys.stderr)  # fmt: skip
        ninja = subprocess.run(["cmake", "--build", binary, "--target", *(f"tests_{layer}" for layer in LAYERS), "--", "-k0"],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # fmt: skip
        if ninja.returncode == 0:
            return binary / "tests"
        wrong = set(re.findall(r"/source/(\S+?):(\d+):\d+: error", ninja.stdout))
        drop = [n for n, m in sample.mutants.items() if (m.file, str(m.line)) in wrong]
        say(f"mutation: {len(drop)} mutants do not compile")
        if not drop:
            raise SystemExit("\n".join(line for line in ninja.stdout.splitlines() if "error" in line))
        for n in drop:
            del sample.mutants[n]
    raise SystemExit("mutation: no sample compiles")


class Test:
    def __init__(self, program, name):
        self.program, self.name, self.seconds, self.reaches = program, name, 0.0, set()


def run(program, names, environment, processor_seconds, wall_seconds):
    """Runs tests of one program until one fails: whether all passed, and the processor time."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (processor_seconds, processor_seconds))
        resource.setrlimit(resource.RLIMIT_DATA, (4 << 30, 4 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(wall_seconds)

    process = subprocess.Popen([program, "--gtest_fail_fast", "--gtest_brief=1", "--gtest_filter=" + ":".join(names)],
                               env={**os.environ, **environment}, preexec_fn=limit, cwd=program.parent,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    return status == 0, usage.ru_utime + usage.ru_stime


def tests_of(program):
    # Not the page in Chromium, which takes seconds and sees little that the report's other tests do not.
    listed = subprocess.run([program, "--gtest_list_tests", "--gtest_filter=-Page.*"], check=True, capture_output=True, text=True)
    suite = ""
    for line in listed.stdout.splitlines():
        name = line.split("#")[0].rstrip()
        if line.startswith("  "):
            yield Test(program, suite + name.strip())
        elif name.endswith("."):
            suite = name


def measure(test, folder):
    """One test without a mutant."""
    out = folder / "reached" / re.sub(r"\W", "_", f"{test.program.name} {test.name}")
    passed, test.seconds = run(test.program, [test.name], {"TIEXIN_REACHED": str(out)}, 600, 1200)
    if not passed or not out.exists():
        raise SystemExit(f"mutation: {test.name} fails without a mutant")
    test.reaches = set(map(int, out.read_text().split()))


def end_of(number, tests):
    """How a mutant ends: killed, alive, or unreached by any test."""
    reaching = [test for test in tests if number in test.reaches]
    batches = defaultdict(list)
    for test in reaching:
        batches[test.seconds > SLOW, test.program].append(test)
    for _, program in sorted(batches):
        batch = batches[_, program]
        seconds = int(10 * sum(test.seconds for test in batch)) + 2
        if not run(program, [t.name for t in batch], {"TIEXIN_MUTANT": str(number)}, seconds, 5 * seconds + 60)[0]:
            return "killed"
    return "alive" if reaching else "unreached"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seed", default="1")
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--folder", type=Path, default=ROOT / "build/mutation")
    options.add_argument("--list", action="store_true", help="list all places and build nothing")
    chosen = options.parse_args()
    started = time.monotonic()
    folder = chosen.folder.resolve()
    (folder / "reached").mkdir(parents=True, exist_ok=True)
    (folder / "tmp").mkdir(exist_ok=True)
    os.environ["TMPDIR"] = str(folder / "tmp")

    files = sorted(str(f.relative_to(ROOT)) for layer in LAYERS for f in (ROOT / layer).rglob("*.[ch]pp"))
    places, texts = places_in(ROOT, files, CLANG)
    say(f"mutation: {sum(map(len, places.values()))} places in {len(places)} files")
    if chosen.list:
        for place in (p for found in places.values() for p in found):
            print(place)
        return
    sample = Sample(places, texts, chosen.seed)
    binaries = build(folder, sample, chosen.count)
    say(f"mutation: built after {time.monotonic() - started:.0f} s")

    tests = [test for layer in LAYERS for test in tests_of(binaries / f"tests_{layer}")]
    with ThreadPoolExecutor(2) as two:
        list(two.map(lambda test: measure(test, folder), tests))
    say(f"mutation: {len(tests)} tests pass without a mutant, after {time.monotonic() - started:.0f} s")

    ends = {}

    def meet(number):
        ends[number] = end_of(number, tests)
        say(f"[{len(ends)}/{len(sample.mutants)}] {ends[number]}: {sample.mutants[number]}")

    with ThreadPoolExecutor(2) as two:
        list(two.map(meet, sorted(sample.mutants)))
    survivors = sorted(f"{sample.mutants[n]} ({end})" for n, end in ends.items() if end != "killed")
    (folder / "survivors.txt").write_text("".join(line + "\n" for line in survivors))
    print(*survivors, sep="\n")
    for name, prefix in [*((layer, layer + "/") for layer in LAYERS), ("all", "")]:
        own = [ends[n] == "killed" for n, mutant in sample.mutants.items() if mutant.file.startswith(prefix)]
        print(f"{name}: {sum(own)} of {len(own)} killed, {100 * sum(own) / max(1, len(own)):.0f} %")
    say(f"mutation: {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
