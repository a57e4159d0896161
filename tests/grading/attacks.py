"""Hostile cells by class.  PORT, CANARY and PACKAGE are filled in by the test.

Each stands in an otherwise blank notebook, so that any point would be a stolen one.
"""

_READ = "how = open({!r}).read()\nexec(how)\nnumber_of_events = len(how)"
_ANSWERS = """
number_of_events, campaign_days, document = {0}, {0}, {0}
events_per_lane = events_per_year = shared_sources = {0}
def days_between(first, second): return {0}
"""


def _all(value):
    return _ANSWERS.format(value)


ATTACKS = {
    "always-equal objects": [
        "class E:\n    __eq__ = lambda s, o: True\n    __hash__ = object.__hash__\n" + _all("E()"),
        "class E(int):\n    __eq__ = lambda s, o: True\n    __sub__ = __rsub__ = lambda s, o: 0\n"
        "    __hash__ = int.__hash__\n" + _all("E(0)"),
        "class E(dict):\n    __contains__ = lambda s, k: True\n    __getitem__ = lambda s, k: s\n"
        "    items = lambda s: s\n    __iter__ = lambda s: iter([])\n" + _all("E()"),
        "class E(str):\n    __eq__ = lambda s, o: True\n    casefold = strip = lambda s: s\n"
        "    __hash__ = str.__hash__\n" + _all("E('x')"),
        "class E(float):\n    __float__ = lambda s: s\n    __abs__ = lambda s: 0.0\n" + _all("E('nan')"),
        _all("float('nan')"),
        "from unittest.mock import MagicMock, ANY\n" + _all("ANY"),
        "from unittest.mock import MagicMock, ANY\n" + _all("MagicMock()"),
    ],
    "solutions by import": [
        "from natorussia.exercises.nineties import EXERCISE as e\n"
        "for q in e.questions:\n    exec(q.reference())",
        "from natorussia.exercises.reference import expected\nfrom natorussia.exercises import exercise\n"
        "x = expected(exercise('nineties'))\nnumber_of_events = x['how-many'][1]",
        "import sys\nsys.path.insert(0, 'PACKAGE/..')\n"
        "for m in [m for m in sys.modules if m.startswith('natorussia')]: del sys.modules[m]\n"
        "from natorussia.exercises.nineties import EXERCISE as e\n"
        "for q in e.questions:\n    exec(q.reference())",
        "import importlib.util as u\ns = u.spec_from_file_location('n', 'PACKAGE/exercises/nineties.py')\n"
        "m = u.module_from_spec(s); s.loader.exec_module(m)\n"
        "for q in m.EXERCISE.questions:\n    exec(q.reference())",
    ],
    "solutions by file": [
        _READ.format("PACKAGE/exercises/nineties.py"),
        _READ.format("PACKAGE/exercises/__pycache__/nineties.cpython-311.pyc"),
        "import os\nos.symlink('PACKAGE/exercises/nineties.py', 'x')\nexec(open('x').read())",
        "import os\nos.link('PACKAGE/exercises/nineties.py', 'x')\nexec(open('x').read())",
        "import glob\nfound = glob.glob('/**/nineties.py', recursive=True)\nexec(open(found[0]).read())",
        "import os\nos.chdir('PACKAGE/exercises')\nexec(open('nineties.py').read())",
    ],
    "answers in memory": [
        "import gc\nfor o in gc.get_objects():\n"
        "    if type(o).__name__ in ('Question', 'Exercise', 'Marker'):\n        exec(o.reference())",
        "import gc\nfor o in gc.get_objects():\n    if isinstance(o, dict) and 'expected' in o:\n"
        "        number_of_events = o['expected']['how-many'][1]",
        "import sys\nf = sys._getframe()\nwhile f:\n    for v in f.f_locals.values():\n"
        "        if isinstance(v, dict) and 'how-many' in v:\n            number_of_events = v['how-many']\n"
        "    f = f.f_back",
        "import ctypes, re\nmaps = open('/proc/self/maps').read()\nnumber_of_events = len(maps)",
        "mem = open('/proc/self/mem', 'rb')\nnumber_of_events = mem.read(10)",
    ],
    "parent's memory": [
        "import os\nmem = open(f'/proc/{os.getppid()}/mem', 'rb')\nnumber_of_events = mem.read(8)",
        "import ctypes, os\nlibc = ctypes.CDLL(None)\nnumber_of_events = libc.ptrace(16, os.getppid(), 0, 0)",
        "import ctypes, os\nb = ctypes.create_string_buffer(64)\nlibc = ctypes.CDLL(None)\n"
        "number_of_events = libc.syscall(310, os.getppid(), b, 1, b, 1, 0)",
        "import os\nfor p in os.listdir('/proc'):\n    number_of_events = open(f'/proc/{p}/environ').read()",
    ],
    "forged results": [
        "import os, json\nfor fd in range(3, 64):\n    for q in ('how-many', 'campaign-days'):\n"
        "        line = json.dumps({'question': q, 'status': 'correct', 'points': 9, 'value': ['blank']})\n"
        "        try: os.write(fd, line.encode() + b'\\n')\n        except OSError: pass",
        "import os, json\nfor fd in range(3, 64):\n"
        "    line = json.dumps({'question': 'how-many', 'value': ['int', 51]})\n"
        "    try: os.write(fd, line.encode() + b'\\n')\n        \n    except OSError: pass",
        "import os, struct\nfor fd in range(3, 64):\n    try: os.write(fd, struct.pack('!I', 2) + b'{}')\n"
        "    except OSError: pass",
        "import os\nfor fd in range(3, 64):\n    try: os.write(fd, b'[' * 100000 + b'\\n')\n"
        "    except OSError: pass",
        "import os, json\nvalues = [['frame', ['a', 'b'], [['list', [['int', 1]]]]], ['int', 10**4000], "
        "['dict', [[['list', []], ['none']]]], ['list', None], ['series', [[1]]], ['missing', 'x' * 90000], "
        "['date', ''], ['float', 'x'], ['function'], {}, None, [[]], [['int']]]\n"
        "for fd in range(3, 64):\n    for v in values:\n        for q in ('how-many', 'per-lane', "
        "'days-between', 'shared-sources'):\n"
        "            line = json.dumps({'question': q, 'value': v})\n"
        "            try: os.write(fd, line.encode() + b'\\n')\n            except OSError: pass",
        "import os\nfor fd in range(3, 64):\n    try:\n        while True: os.write(fd, b'x' * 65536)\n"
        "    except OSError: pass",
        "import os\nfor fd in range(0, 64):\n    try: os.close(fd)\n    except OSError: pass",
    ],
    "patched grader": [
        "import natorussia.grading.child as c\nc.encode = lambda v: ['int', 51]\nnumber_of_events = 0",
        "import natorussia.exercises.values as v\nv.number = v.sound = lambda *a: True",
        "import natorussia.grading.runner as r\nr._send = r.Watch = r.Server = None",
        "import natorussia.grading.jail as j, natorussia.grading.seccomp as s\n"
        "j.Jail.enter = s.enter = lambda *a: None",
        "import builtins, json\njson.dumps = lambda *a, **k: '{\"points\": 99}'\n"
        "builtins.abs = lambda x: 0\nbuiltins.len = lambda x: 51",
        "import ast, sys\nsys.settrace(lambda f, e, a: None)\nsys.setprofile(lambda f, e, a: None)",
        "def check(*a):\n    class R: status, points = 'correct', 9\n    return R()\n",
        "import atexit, os\natexit.register(lambda: os.write(1, b'correct'))\nos._exit(0)",
    ],
    "shadowed modules": [
        "open('pandas.py', 'w').write('1/0')\nopen('json.py', 'w').write('1/0')",
        "import sys\nsys.modules['json'] = sys.modules['natorussia'] = sys.modules['signal'] = None",
        "import os\nos.makedirs('natorussia')\nopen('natorussia/__init__.py', 'w').write('1/0')",
        "open('sitecustomize.py', 'w').write('1/0')\nopen('usercustomize.py', 'w').write('1/0')",
    ],
    "mutated data": [
        "import os\nopen(os.environ['NATORUSSIA_DATA'] + '/events.csv', 'w').write('')",
        "import os, shutil\nshutil.rmtree(os.environ['NATORUSSIA_DATA'])",
        "import os\nd = os.environ['NATORUSSIA_DATA']\nos.rename(d, d + 'x')",
        "import natorussia.data as d\nd._read_json.cache_clear()\nd.package = lambda: {'resources': []}",
        "import pandas as pd\npd.DataFrame.__len__ = lambda s: 51\nevents.drop(events.index, inplace=True)",
    ],
    "files outside": [
        "open('CANARY/open/stolen', 'w').write('x')",
        "open('CANARY/gradebook.csv', 'a').write('me,all,correct')",
        "number_of_events = open('CANARY/secret').read()",
        "import os\nos.remove('CANARY/secret')",
        "import os\nos.symlink('CANARY/secret', 'x')\nnumber_of_events = open('x').read()",
        "import os\nos.chmod('CANARY/secret', 0o777)",
        "import os\nnumber_of_events = os.listdir('CANARY')",
        "open('/tmp/natorussia-left-behind', 'w').write('x')",
        "open('/dev/shm/natorussia-left-behind', 'w').write('x')",
        "import os\nopen(os.path.expanduser('~root/.bashrc'), 'a').write('#')",
    ],
    "network": [
        "import socket\nsocket.create_connection(('127.0.0.1', PORT), 2).send(b'x')",
        "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:PORT/', timeout=2)",
        "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "s.sendto(b'x', ('127.0.0.1', PORT))",
        "import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect('CANARY/open/socket')\ns.send(b'x')",
        "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()",
        "import ctypes\nfd = ctypes.CDLL(None).socket(2, 1, 0)\nassert fd >= 0",
        "import asyncio\nasync def go():\n    await asyncio.open_connection('127.0.0.1', PORT)\nasyncio.run(go())",
    ],
    "processes": [
        "import os\nfor _ in range(500):\n    os.fork()",
        "import os\nif os.fork() == 0:\n    os.setsid()\n    open('CANARY/open/alive', 'w')\n    while True: pass",
        "import subprocess\nsubprocess.Popen(['sleep', '3333'], start_new_session=True)",
        "import os\nos.execv('/bin/sh', ['sh', '-c', 'sleep 3333'])",
        "import os\nassert os.system('sleep 3333 &') == 0",
        "!sleep 3333 &\n!touch CANARY/open/shell",
        "%%bash\nsleep 3333",
        "import multiprocessing as m\np = m.get_context('fork').Process(target=print)\np.start()",
        "import ctypes\nctypes.CDLL(None).syscall(435, 0, 0)\nassert ctypes.CDLL(None).vfork() > 0",
    ],
    "signals": [
        "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)",
        "import os, signal\nos.kill(-1, signal.SIGKILL)",
        "import os, signal\nfor p in range(1, 40000):\n    if p != os.getpid():\n"
        "        try: os.kill(p, signal.SIGKILL)\n        except OSError: pass",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
        "import os\nos.setpriority(os.PRIO_PROCESS, os.getppid(), 19)",
        "import fcntl, os\nr, w = os.pipe()\nfcntl.fcntl(r, fcntl.F_SETOWN, os.getppid())\n"
        "fcntl.fcntl(r, fcntl.F_SETSIG, 9)\n"
        "fcntl.fcntl(r, fcntl.F_SETFL, fcntl.fcntl(r, fcntl.F_GETFL) | os.O_ASYNC)\nos.write(w, b'x')",
    ],
    "endless": [
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nsignal.setitimer(0, 0)\nwhile True: pass",
        "import time\ntime.sleep(10**6)",
        "import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')",
        "import threading\nthreading.Event().wait()",
        "input('grade me')",
        "import os\nfor fd in range(3, 64):\n    try: os.close(fd)\n    except OSError: pass\n"
        "os.close(0); os.close(1); os.close(2)\nwhile True: pass",
        "def days_between(first, second):\n    while True: pass",
        "class L(list):\n    def __iter__(self):\n        while True: yield 1\nshared_sources = L()",
    ],
    "floods": [
        "while True: print('x' * 100000)",
        "import sys\nwhile True: sys.stderr.write('x' * 100000)",
        "import os\nwhile True: os.write(1, b'x' * 65536)",
        "shared_sources = ['x' * 10**6] * 10**3",
        "shared_sources = list(range(10**7))",
        "number_of_events = 10 ** (10 ** 6)",
        "l = []\nl.append(l)\nshared_sources = l",
        "raise ValueError('x' * 10**8)",
        "document = '\\x1b[2J\\u202e' * 500",
    ],
    "memory": [
        "x = bytearray(8 << 30)",
        "x = []\nwhile True: x.append(bytearray(1 << 20))",
        "def f():\n    try: x.append(bytearray(1 << 24)); f()\n    finally: f()\nx = []\nf()",
        "import sys\nsys.setrecursionlimit(10**9)\ndef f(): return f()\nf()",
        "import mmap\nx = [mmap.mmap(-1, 1 << 30) for _ in range(100)]",
        "import threading, time\nfor _ in range(10**5):\n"
        "    threading.Thread(target=time.sleep, args=(99,), daemon=True).start()",
        "import ctypes\nctypes.string_at(0)",
        "eval('(' * 10**5)",
    ],
    "disk": [
        "f = open('big', 'wb')\nwhile True: f.write(b'x' * (1 << 20))",
        "import os\nfor n in range(10**6):\n    open(str(n), 'wb').write(b'x' * 4096)",
        "import os\nfor n in range(3000):\n    os.mkdir('d')\n    os.chdir('d')",
        "import os\nos.makedirs('a/b/c')\nopen('a/b/c/f', 'w')\nos.chmod('a/b', 0)\nos.chmod('a', 0)\nos.chmod('.', 0)",
        "import os\nfd = os.open('sparse', os.O_CREAT | os.O_WRONLY)\nos.ftruncate(fd, 1 << 40)",
        "import os\nos.mkfifo('pipe')\nopen('pipe').read()",
    ],
    "escapes": [
        "import ctypes\nassert ctypes.CDLL(None).unshare(0x10000000) == 0",
        "import ctypes\nassert ctypes.CDLL(None).mount(b'none', b'/tmp', b'tmpfs', 0, 0) == 0",
        "import os\nos.chroot('.')",
        "import os\nos.setuid(0)",
        "import ctypes\nassert ctypes.CDLL(None).syscall(425, 8, 0) >= 0",
        "import ctypes\nassert ctypes.CDLL(None).syscall(321, 0, 0, 0) >= 0",
        "import os\nfd = os.memfd_create('x')\nos.write(fd, b'#!/bin/sh\\nid')\nos.execve(fd, ['x'], {})",
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
        "import ctypes\nassert ctypes.CDLL(None).prctl(1, 0) == 0\nassert ctypes.CDLL(None).prctl(38, 0) == 0",
    ],
    "being graded": [
        "import os\nif os.environ['NATORUSSIA_DATA'].endswith('a'):\n"
        "    number_of_events, campaign_days = 51, 79\nelse:\n    raise SystemExit",
        "import sys\nif 'ipykernel' not in sys.modules:\n    number_of_events, campaign_days = 51, 79",
        "import os\nnumber_of_events = 51 if len(events) else 0\nos._exit(0)",
        "original = 'a'\nimport os\nd = os.environ['NATORUSSIA_DATA'][:-1] + original\n"
        "os.environ['NATORUSSIA_DATA'] = d\nevents = load('events')\n"
        "number_of_events = int((events['section'] == 'nineties').sum())\nnumber_of_events = 51",
        "import random\nrandom.seed(7)\nnumber_of_events = random.randint(40, 60)",
    ],
}
