"""The system calls that the filter knows, by name, with their numbers on each machine.

The numbers are those of the kernel's headers: ``asm/unistd_64.h`` of x86_64, and
``asm-generic/unistd.h``, which aarch64 uses.  A call that a machine does not have is marked ``-``.
"""

MACHINES = ("x86_64", "aarch64")

# Allowed where an argument says so: see `natorussia.grading.sandbox.seccomp`.
RULED = """
seccomp 317 277
clone 56 220
clone3 435 435
prlimit64 302 261
fcntl 72 25
ioctl 16 29
kill 62 129
tgkill 234 131
socketpair 53 199
"""

# Refused, whatever the arguments.
REFUSED = """
# programs and processes
fork 57 -
vfork 58 -
execve 59 221
execveat 322 281
setpgid 109 154
setsid 112 157
tkill 200 130
# sockets
socket 41 198
connect 42 203
accept 43 202
accept4 288 242
bind 49 200
listen 50 201
# other processes
ptrace 101 117
process_vm_readv 310 270
process_vm_writev 311 271
kcmp 312 272
pidfd_open 434 434
pidfd_send_signal 424 424
pidfd_getfd 438 438
process_madvise 440 440
process_mrelease 448 448
rt_sigqueueinfo 129 138
rt_tgsigqueueinfo 297 240
migrate_pages 256 238
move_pages 279 239
# memory and messages that others may find
memfd_create 319 279
memfd_secret 447 447
shmget 29 194
shmat 30 196
shmctl 31 195
msgget 68 186
msgsnd 69 189
msgrcv 70 188
msgctl 71 187
semget 64 190
semop 65 193
semctl 66 191
semtimedop 220 192
mq_open 240 180
# namespaces, mounts and roots
unshare 272 97
setns 308 268
mount 165 40
umount2 166 39
pivot_root 155 41
chroot 161 51
open_tree 428 428
move_mount 429 429
fsopen 430 430
fsconfig 431 431
fsmount 432 432
fspick 433 433
mount_setattr 442 442
name_to_handle_at 303 264
open_by_handle_at 304 265
# the kernel
keyctl 250 219
add_key 248 217
request_key 249 218
bpf 321 280
perf_event_open 298 241
userfaultfd 323 282
io_uring_setup 425 425
io_uring_enter 426 426
io_uring_register 427 427
init_module 175 105
finit_module 313 273
kexec_load 246 104
kexec_file_load 320 294
reboot 169 142
personality 135 92
modify_ldt 154 -
syslog 103 116
ioperm 173 -
iopl 172 -
# the system
quotactl 179 60
swapon 167 224
swapoff 168 225
acct 163 89
adjtimex 159 171
clock_adjtime 305 266
setpriority 141 140
sched_setscheduler 144 119
sched_setparam 142 118
sched_setaffinity 203 122
sched_setattr 314 274
ioprio_set 251 30
# whose files are, and who may read them
chmod 90 -
fchmod 91 52
fchmodat 268 53
fchmodat2 452 452
chown 92 -
fchown 93 55
lchown 94 -
fchownat 260 54
utime 132 -
utimes 235 -
futimesat 261 -
utimensat 280 88
setxattr 188 5
lsetxattr 189 6
fsetxattr 190 7
setxattrat 463 463
removexattr 197 14
lremovexattr 198 15
fremovexattr 199 16
removexattrat 466 466
# watching files
fanotify_init 300 262
inotify_init 253 -
inotify_init1 294 26
inotify_add_watch 254 27
"""


def numbers(table: str, machine: str) -> dict[str, int]:
    """Return the numbers of a table's system calls on a machine, by name."""
    column = 1 + MACHINES.index(machine)
    rows = [line.split() for line in table.split("\n") if line and not line.startswith("#")]
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}
