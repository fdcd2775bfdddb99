#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Filters a stream of events with a Slurm job array, as docs/batch.md says, and compares with one process.

Sets up a cluster of this one machine in a temporary directory: munged, slurmctld and slurmd with their own
configuration and free ports on the loopback interface, and takes it down again whatever happens. Needs root and
the packages munge and slurm-wlm; without them it is skipped (exit 77).

    slurm_array.py --binary build/dev/stackimpact
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from batch_support import Mistake, events, expect, run

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "scancel", "sinfo", "squeue")
START_SECONDS = 30
JOB_SECONDS = 120
TASKS = 5

# The job of docs/batch.md: a task for each file events.N.ndjson.
JOB = """#!/bin/sh
#SBATCH --job-name=stackimpact
#SBATCH --cpus-per-task=1
set -eu
name=events.$SLURM_ARRAY_TASK_ID.ndjson
stackimpact batch --jobs "$SLURM_CPUS_PER_TASK" --in "$name" --out "results.$SLURM_ARRAY_TASK_ID.ndjson"
"""

CONFIGURATION = """ClusterName=stackimpact
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
SlurmctldPort={controller_port}
SlurmdPort={node_port}
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0,sched_interval=1
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
ReturnToService=2
MailProg=/bin/true
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def skip(reason):
    print(f"SKIPPED: {reason}")
    sys.exit(77)


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def listeners(ports):
    """The addresses, in hexadecimal, on which these ports are listened to."""
    found = {}
    for name in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(name).read_text(encoding="ascii").splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            address, port = local.rsplit(":", 1)
            if state == "0A" and int(port, 16) in ports:
                found[int(port, 16)] = address
    return found


class Cluster:
    def __init__(self, folder):
        self.folder = folder
        self.processes = []
        self.ports = free_ports(2)
        self.environment = {**os.environ, "SLURM_CONF": str(folder / "slurm.conf")}
        for name in ("SLURM_JOB_ID", "SLURM_CPUS_PER_TASK", "SBATCH_PARTITION"):
            self.environment.pop(name, None)

    def __enter__(self):
        try:
            self.set_up()
        except BaseException:
            self.take_down()
            raise
        return self

    def __exit__(self, *_):
        self.take_down()

    def start(self, name, *arguments):
        with open(self.folder / f"{name}.out", "wb") as output:
            self.processes.append(subprocess.Popen(
                [name, *arguments], env=self.environment, stdin=subprocess.DEVNULL, stdout=output,
                stderr=output, start_new_session=True))

    def wait_for(self, what, condition):
        end = time.monotonic() + START_SECONDS
        while not condition():
            dead = [each.args[0] for each in self.processes if each.poll() is not None]
            if dead or time.monotonic() > end:
                raise Mistake(f"{what} did not come up{': ' if dead else ''}{' '.join(dead)}\n{self.logs()}")
            time.sleep(0.1)

    def logs(self):
        names = sorted([*self.folder.glob("*.log"), *self.folder.glob("*.out")])
        return "\n".join(f"--- {path.name}\n{path.read_text(errors='replace')[-2000:]}" for path in names)

    def set_up(self):
        folder = self.folder
        (folder / "munge.key").write_bytes(os.urandom(128))
        (folder / "munge.key").chmod(0o400)
        (folder / "state").mkdir()
        (folder / "spool").mkdir()
        (folder / "slurm.conf").write_text(CONFIGURATION.format(
            folder=folder, host=socket.gethostname().split(".")[0], controller_port=self.ports[0],
            node_port=self.ports[1], cpus=len(os.sched_getaffinity(0))), encoding="utf-8")
        self.start("munged", "--foreground", "--num-threads=2", f"--key-file={folder}/munge.key",
                   f"--socket={folder}/munge.socket", f"--pid-file={folder}/munge.pid",
                   f"--log-file={folder}/munge.log", f"--seed-file={folder}/munge.seed")
        self.wait_for("munged", (folder / "munge.socket").exists)
        self.start("slurmctld", "-D", "-i")
        self.start("slurmd", "-D")
        self.wait_for("the node", lambda: "idle" in self.call("sinfo", "-h", "-o", "%T"))
        elsewhere = {port: address for port, address in listeners(self.ports).items()
                     if address != "0100007F"}
        expect(not elsewhere, f"listening beyond the loopback interface: {elsewhere}")

    def call(self, *words, seconds=START_SECONDS):
        done = subprocess.run(words, env=self.environment, cwd=self.folder, capture_output=True,
                              text=True, timeout=seconds, check=False)
        return done.stdout if done.returncode == 0 else f"{words[0]}: {done.returncode} {done.stderr}"

    def take_down(self):
        """Jobs first, then what runs them."""
        if len(self.processes) > 1:
            try:
                self.call("scancel", "--user=root", seconds=5)
                end = time.monotonic() + 5
                while time.monotonic() < end and self.call("squeue", "-h", seconds=5).strip():
                    time.sleep(0.2)
            except subprocess.TimeoutExpired:
                pass
        for number in (signal.SIGTERM, signal.SIGKILL):
            for process in reversed(self.processes):
                if process.poll() is None:
                    os.killpg(process.pid, number)
            for process in self.processes:
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    pass


def filter_with_array(cluster, binary, folder):
    given = events(5000)
    expected, _ = run(binary, given=given)
    lines = given.splitlines(keepends=True)
    share = -(-len(lines) // TASKS)
    for task in range(TASKS):
        part = b"".join(lines[task * share:(task + 1) * share])
        (folder / f"events.{task}.ndjson").write_bytes(part)
    (folder / "job.sh").write_text(JOB, encoding="utf-8")
    bin_folder = folder / "bin"
    bin_folder.mkdir()
    (bin_folder / "stackimpact").symlink_to(binary)
    cluster.environment["PATH"] = f"{bin_folder}:{os.environ['PATH']}"
    said = cluster.call("sbatch", "--wait", "--parsable", f"--array=0-{TASKS - 1}", "job.sh",
                        seconds=JOB_SECONDS)
    results = [folder / f"results.{task}.ndjson" for task in range(TASKS)]
    missing = [path.name for path in results if not path.exists()]
    slurm_output = "".join(path.read_text() for path in sorted(folder.glob("slurm-*.out")))
    expect(not missing, f"missing: {missing}\n{said}\n{slurm_output}\n{cluster.logs()}")
    expect(b"".join(path.read_bytes() for path in results) == expected, "other results")
    return len(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=Path)
    options = parser.parse_args()
    # Debian's daemons are not on every PATH.
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        skip(f"no {', '.join(missing)}; install munge and slurm-wlm")
    if os.geteuid() != 0:
        skip("slurmd has to be started by root")
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        # munged wants a directory that others can enter and not write to.
        folder = Path(name) / "cluster"
        folder.mkdir(mode=0o755)
        Path(name).chmod(0o755)
        try:
            with Cluster(folder) as cluster:
                up = time.monotonic()
                count = filter_with_array(cluster, options.binary.resolve(), folder)
                done = time.monotonic()
        except Mistake as mistake:
            print(f"FAILED: {mistake}")
            return 1
    print(f"{count} events in {TASKS} tasks give the bytes of one process; {up - begin:.1f} s to set up, "
          f"{done - up:.1f} s to run, {time.monotonic() - done:.1f} s to take down")
    return 0


if __name__ == "__main__":
    sys.exit(main())
